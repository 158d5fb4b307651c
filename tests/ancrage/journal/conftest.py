"""Amina, who allows keeping; readings that say what the test wants."""

import pytest

import vigie
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose


@pytest.fixture
def reads(monkeypatch):
    """Let the reading of a text say what the test wants; calm unless told otherwise."""
    answers = {}

    def read(text, **_context):
        quality = vigie.Quality(language="fr", characters=len(text))
        facts = {"risk": "none", "subject": "none", "outcome": "nothing"} | answers.get(text, {})
        return vigie.Reading(quality=quality, version="test", **facts)

    monkeypatch.setattr(vigie, "read", read, raising=False)
    return answers


@pytest.fixture
def amina(cast, reads):
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    return cast.amina
