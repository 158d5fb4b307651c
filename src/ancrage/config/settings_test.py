"""Settings of the test suite: throw-away keys, plain static files, fast hashes."""

import base64
import json
import os
import tempfile
from pathlib import Path

os.environ.setdefault("ANCRAGE_DATA", tempfile.mkdtemp(prefix="ancrage-tests-"))

from ancrage.config.settings import *  # noqa: F403
from ancrage.config.settings import DATABASES, TEMPLATES, WEB

SECRET_KEY = "only-for-tests-" + "x" * 40
KEKS = json.dumps({"current": "test", "keys": {"test": base64.b64encode(bytes(range(32))).decode()}})
SIGNING_KEY = base64.b64encode(bytes(range(1, 33))).decode()
DEMO = False
SIDES = "both"
OPERATOR = "Hébergeur de test"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="ancrage-static-"))


class UnknownVariable(str):
    """What an unknown template variable becomes: a failure, not an empty string."""

    __slots__ = ()

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"Unknown template variable: {name}")

    def __contains__(self, part: object) -> bool:
        return part == "%s"


if os.environ.get("ANCRAGE_TEST_POSTGRES"):
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "ancrage",
        "USER": os.environ.get("PGUSER", "postgres"),
        "HOST": os.environ.get("PGHOST", "127.0.0.1"),
        "PORT": os.environ.get("PGPORT", "5432"),
    }
else:
    # A file, as on a real site: in memory, two requests at once would meet locks that no site has.
    DATABASES["default"]["TEST"] = {
        "NAME": str(Path(tempfile.mkdtemp(prefix="ancrage-base-")) / "tests.sqlite3")
    }
    options = DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
assert WEB.is_dir()
assert TEMPLATES
