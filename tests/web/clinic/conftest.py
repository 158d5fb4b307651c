"""A professional at their screen, and a person whose message was read."""

import uuid

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

import vigie
from ancrage.care.models import Alert
from ancrage.companion import actions as companion
from ancrage.privacy import actions as privacy
from ancrage.privacy.rules import Purpose
from vigie.reading import Finding, Quality, Reading

WORDS = "je dors plus, j'ai mis des cachets de côté"
PLAN = {
    "kind": "suicide",
    "level": "plan",
    "outcome": "open",
    "rule": "plan.means",
    "quote": "j'ai mis des cachets de côté",
}
SLEEP = {"kind": "sleep", "level": "", "outcome": "nothing", "rule": "sleep.none", "quote": "je dors plus"}


def finding(text: str, **facts) -> Finding:
    start = text.index(facts["quote"])
    return Finding(
        subject="self",
        start=start,
        end=start + len(facts["quote"]),
        source="rule",
        version="9.9",
        why="Un moyen mis de côté.",
        qualifiers=("past",),
        **facts,
    )


def reading_of(text: str, *found: dict) -> Reading:
    risk = next((one["level"] for one in found if one["kind"] == "suicide"), "none")
    return Reading(
        risk=risk,
        subject="self" if risk != "none" else "none",
        outcome="open" if any(one["outcome"] == "open" for one in found) else "nothing",
        quality=Quality(language="fr", characters=len(text)),
        version="9.9",
        labels=("sleep",),
        findings=tuple(finding(text, **one) for one in found),
    )


@pytest.fixture
def hears(monkeypatch):
    """Let the machine notice exactly these things in the next messages."""

    def decide(*found: dict) -> None:
        monkeypatch.setattr(vigie, "read", lambda text, **_context: reading_of(text, *found))

    decide(PLAN, SLEEP)
    return decide


def set_up_second_factor(user) -> None:
    """Do what every professional does first."""
    facts = {"data": {"secret": "x"}}
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults=facts)


def write_one(person, text: str = WORDS) -> Alert | None:
    """Write one message in someone's talk; return the alert it raised, if any."""
    for purpose in (Purpose.KEEP, Purpose.SHARE, Purpose.IMMINENT_DANGER):
        privacy.give_consent(person=person, purpose=purpose, text_version="1")
    conversation = companion.start_conversation(person=person)
    companion.say(conversation=conversation, text=text, key=uuid.uuid4())
    return Alert.objects.filter(person=person).order_by("-created_at", "id").first()


@pytest.fixture
def enter():
    """Open a browser as someone who has set up their second factor."""

    def as_(user) -> Client:
        set_up_second_factor(user)
        client = Client()
        client.force_login(user)
        return client

    return as_


@pytest.fixture
def write(hears):
    """Let someone write one message in their talk; return the alert it raised, if any."""
    return write_one
