"""Settings of the real processes that tests start: the house's own, with mail written to a folder."""

from ancrage.config.settings import *  # noqa: F403
from ancrage.config.settings import DATA_DIR, DATABASES

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
assert DATABASES
