"""Run in a process of its own: make a site with the cast and a few people who talk; say what a browser would know.

`python -m tests.processes.site N` prints one JSON object: for each of N people, a session, a talk.
"""

import json
import sys

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402

from ancrage.companion.actions import start_conversation  # noqa: E402
from ancrage.console import secrets  # noqa: E402
from ancrage.privacy.actions import give_consent  # noqa: E402
from ancrage.privacy.rules import Purpose  # noqa: E402
from tests.cast import make_cast, make_user  # noqa: E402


def main(talkers):
    for one in secrets.missing():
        secrets.create(one)
    secrets.load()
    call_command("migrate", interactive=False, verbosity=0)
    cast = make_cast()
    for user in (cast.claire, cast.safety, cast.farid):
        user.email = f"{user.username}@example.org"
        user.save()
    people = [talker(make_user(f"Personne{number}")) for number in range(talkers)]
    sys.stdout.write(json.dumps({"people": people, "professional": session_of(cast.claire)}))


def talker(user):
    for purpose in Purpose:
        give_consent(person=user, purpose=purpose, text_version="1")
    talk = start_conversation(person=user)
    return {"id": str(user.pk), "talk": str(talk.pk), "session": session_of(user)}


def session_of(user):
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


if __name__ == "__main__":
    main(int(sys.argv[1]))
