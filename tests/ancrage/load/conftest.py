"""Amina, who allows keeping; readings that say what the test wants."""

import uuid

import pytest

import vigie
from ancrage.load import actions, queries
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose


@pytest.fixture
def reads(monkeypatch):
    """Let the reading of a text say what the test wants; calm unless told otherwise. `seen`: what was read."""
    answers, seen = {}, []

    def read(text, **_context):
        seen.append(text)
        quality = vigie.Quality(language="fr", characters=len(text))
        facts = {"risk": "none", "subject": "none", "outcome": "nothing"} | answers.get(text, {})
        return vigie.Reading(quality=quality, version="test", **facts)

    monkeypatch.setattr(vigie, "read", read, raising=False)
    answers["seen"] = seen
    return answers


@pytest.fixture
def amina(cast, reads):
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    return cast.amina


@pytest.fixture
def put(amina):
    """Return a function that puts things in Amina's list, and returns their rows."""

    def added(*lines):
        actions.empty_head(person=amina, text="\n".join(lines), batch=uuid.uuid4())
        return list(queries.items(amina))[-len(lines) :]

    return added
