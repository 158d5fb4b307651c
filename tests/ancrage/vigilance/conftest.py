"""A reader that says what a test wants: vigie itself is tested in tests/vigie."""

import uuid

import pytest

import vigie
from ancrage.vigilance import actions


def found(
    kind="suicide", level="active", *, subject="self", outcome="open", quote="mourir", start=0, qualifiers=()
):
    return vigie.Finding(
        kind=kind,
        level=level,
        subject=subject,
        outcome=outcome,
        quote=quote,
        start=start,
        end=start + len(quote),
        rule=f"{kind}.test",
        source="rule",
        version="test",
        qualifiers=qualifiers,
        why="parce que",
    )


def reading(*findings, risk="none", subject="none", outcome="nothing", flags=(), labels=()):
    quality = vigie.Quality(language="fr", characters=40)
    return vigie.Reading(
        risk, subject, outcome, quality, "test", tuple(flags), tuple(labels), tuple(findings)
    )


ACTIVE = reading(found(), risk="active", subject="self", outcome="open")
CALM = reading()


@pytest.fixture
def reads(monkeypatch):
    """Let `vigie.read` return, or raise, what is given."""

    def answer(result):
        def read(_text, *, context=(), point="standard"):
            if isinstance(result, Exception):
                raise result
            return result

        monkeypatch.setattr(vigie, "read", read, raising=False)

    return answer


@pytest.fixture
def expected(cast):
    """Write a message to be read."""

    def expect(text="je veux mourir", *, person=None, conversation_id=None, context=()):
        return actions.expect_reading(
            person=person or cast.amina,
            message_id=uuid.uuid4(),
            conversation_id=conversation_id or uuid.uuid4(),
            text=text,
            context=context,
        )

    return expect
