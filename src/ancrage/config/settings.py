"""Settings, read from the environment (see docs/reference/reglages.md; a test compares)."""

import logging
from pathlib import Path

from environs import Env

env = Env()

PACKAGE = Path(__file__).resolve().parent.parent
WEB = PACKAGE / "web"

# --- where things are -------------------------------------------------------------------------
DATA_DIR = Path(env.str("ANCRAGE_DATA", "var")).resolve()
SECRETS_DIR = Path(env.str("ANCRAGE_SECRETS", str(DATA_DIR / "secrets"))).resolve()
DEMO = env.bool("ANCRAGE_DEMO", False)
DEBUG = False
SIDES = env.str("ANCRAGE_SIDES", "both" if DEMO else "care")


def secret(name: str, variable: str) -> str:
    """Return a secret from the environment, else from its file; empty when there is none (doctor says so)."""
    file = SECRETS_DIR / name
    return env.str(variable, "") or (file.read_text().strip() if file.is_file() else "")


SECRET_KEY = secret("secret_key", "ANCRAGE_SECRET_KEY") or "unset"
KEKS = secret("keks.json", "ANCRAGE_KEKS")  # {"current": "id", "keys": {"id": "base64 of 32 bytes"}}
SIGNING_KEY = secret("signing_key", "ANCRAGE_SIGNING_KEY")  # base64 of an Ed25519 private key

# --- who is served -----------------------------------------------------------------------------
BASE_URL = env.str("ANCRAGE_BASE_URL", "http://localhost:8000")
HTTPS = BASE_URL.startswith("https://")
ALLOWED_HOSTS = env.list("ANCRAGE_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [BASE_URL] if HTTPS else []
OPERATOR = env.str("ANCRAGE_OPERATOR", "")  # named operator bound by professional secrecy
READING_POINT = env.str(
    "ANCRAGE_READING_POINT", "standard"
)  # sparing | standard | wide: how readily a resemblance asks
EXIT_URL = env.str("ANCRAGE_EXIT_URL", "")  # where the quick exit leads; empty = a neutral page of our own

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "django_cotton.apps.SimpleAppConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "ancrage.audit",
    "ancrage.vault",
    "ancrage.accounts",
    "ancrage.privacy",
    "ancrage.care",
    "ancrage.vigilance",
    "ancrage.exercises",
    "ancrage.memory",
    "ancrage.orientation",
    "ancrage.exchanges",
    "ancrage.journal",
    "ancrage.load",
    "ancrage.plans",
    "ancrage.companion",
    "ancrage.web",
    "ancrage.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ancrage.web.middleware.Compressed",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ancrage.web.middleware.Headers",
    "ancrage.web.middleware.SecondFactorFirst",
    "ancrage.web.middleware.Facts",
]

ROOT_URLCONF = "ancrage.config.urls"
WSGI_APPLICATION = "ancrage.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / audience / "templates" for audience in ("ui", "public", "person", "clinic", "staff")],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "django.templatetags.static",
                "ancrage.web.ui.templatetags.words",
                "ancrage.web.ui.templatetags.openings",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ancrage.web.context.house",
            ],
        },
    }
]
COTTON_DIR = "cotton"

# --- the database ----------------------------------------------------------------------------
DATABASES = {"default": env.dj_db_url("ANCRAGE_DATABASE_URL", f"sqlite:///{DATA_DIR / 'ancrage.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a writer waits at the door instead of failing midway; FULL: a commit survives a power cut.
    # Secure delete: what is erased is overwritten, not only unlinked from its page.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
    }
    DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "ancrage.accounts.passphrases.LongEnough"},
    {"NAME": "ancrage.accounts.passphrases.NotLeaked"},
    {"NAME": "ancrage.accounts.passphrases.Unguessable"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "ancrage.accounts.adapter.Adapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_PREVENT_ENUMERATION = "strict"  # an address already in use says so to nobody
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_FORMS = {
    "login": "ancrage.web.public.account_forms.LoginForm",
    "signup": "ancrage.web.public.account_forms.SignupForm",
    "change_password": "ancrage.web.public.account_forms.ChangePasswordForm",
    "reset_password": "ancrage.web.public.account_forms.ResetPasswordForm",
    "reset_password_from_key": "ancrage.web.public.account_forms.ResetPasswordKeyForm",
    "reauthenticate": "ancrage.web.public.account_forms.ReauthenticateForm",
}
ACCOUNT_RATE_LIMITS = {
    "recover": "10/m/ip,5/5m/key",
    "erase": "5/5m/user",
    "word": "10/5m/user",
    "plan_code": "10/m/ip,40/h/ip",
    "plan_code_made": "10/h/user",
}  # beside allauth's own
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0  # behind one proxy, the client is the last address it wrote
MFA_ADAPTER = "ancrage.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "ancrage.web.public.account_forms.AuthenticateForm",
    "reauthenticate": "ancrage.web.public.account_forms.ReauthenticateByCodeForm",
    "activate_totp": "ancrage.web.public.account_forms.ActivateTOTPForm",
    "add_webauthn": "ancrage.web.public.account_forms.AddKeyForm",
    "edit_webauthn": "ancrage.web.public.account_forms.RenameKeyForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an address is optional here, and never asked to prove itself
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Ancrage"

SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_USE_SESSIONS = False
CSRF_FAILURE_VIEW = "ancrage.web.public.views.errors.csrf_failure"

# --- what leaves and what is kept in the browser ---------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

EMAIL_BACKEND = env.str(
    "ANCRAGE_EMAIL_BACKEND",
    "django.core.mail.backends.console.EmailBackend"
    if DEMO
    else "django.core.mail.backends.smtp.EmailBackend",
)
EMAIL_HOST = env.str("ANCRAGE_SMTP_HOST", "localhost")
EMAIL_PORT = env.int("ANCRAGE_SMTP_PORT", 25)
EMAIL_HOST_USER = env.str("ANCRAGE_SMTP_USER", "")
EMAIL_HOST_PASSWORD = secret("smtp_password", "ANCRAGE_SMTP_PASSWORD")
EMAIL_USE_TLS = env.bool("ANCRAGE_SMTP_TLS", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("ANCRAGE_MAIL_FROM", "ancrage@localhost")

# --- words, files, time -------------------------------------------------------------------------
LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [WEB / "ui" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "ancrage.web.ui.stylesheet.Stylesheet",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CACHES = {"default": env.dj_cache_url("ANCRAGE_CACHE_URL", "locmem://")}

# --- promises with numbers --------------------------------------------------------------------
READING_LEASE_SECONDS = 3  # how long a process that took a message may keep it before another reads it
COPY_DAYS = 7  # how long a copy of one’s file can be downloaded before it is deleted
ERASURE_DAYS = env.int(
    "ANCRAGE_ERASURE_DAYS", 7
)  # how long an erasure that was asked waits, for whoever changes their mind
BACKUP_KEYS_DAYS = 30  # how long backups of keys live: what an erasure must wait for

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "facts": {
            "()": "ancrage.config.logs.WithoutQuotes",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "level": logging.WARNING, "formatter": "facts"}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
