"""Talks as tests write them: what the person says, what is asked, and what the last message means after that."""

from datetime import UTC, datetime, timedelta

import pytest

from vigie import Turn
from vigie.reader import prepared
from vigie.talk import find_in_context

EVENING = datetime(2026, 3, 2, 21, 0, tzinfo=UTC)
NOW = EVENING.isoformat()


def asked(kind):
    """A question of the companion."""
    return Turn("companion", "Est-ce que vous pensez à mourir, à vous suicider ?", last_question_kind=kind)


def professional(text):
    """A message of a professional."""
    return Turn("professional", text)


def ago(text, **since):
    """A message of the person, written some time before the evening of the present one."""
    return Turn("person", text, at=(EVENING - timedelta(**since)).isoformat())


def turns(*said):
    """Turns: what is only a text was written by the person."""
    return [Turn("person", one) if isinstance(one, str) else one for one in said]


@pytest.fixture
def meant():
    """Return the findings that the last message owes to the messages before it."""

    def look(*talk, at=NOW):
        *before, last = talk
        message, _, known = prepared(last)
        return find_in_context(message, turns(*before), known, at=at)

    return look


@pytest.fixture
def gravest(meant):
    """Return (name, level, outcome) of the gravest finding of a talk; None when its last message says nothing."""

    def look(*talk, **given):
        found = meant(*talk, **given)
        one = max(found, key=lambda one: (one.outcome == "open", one.outcome == "ask"), default=None)
        return (one.rule.removeprefix("context."), one.level, one.outcome) if one else None

    return look
