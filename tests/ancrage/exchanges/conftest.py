"""A Thursday morning, an office that opens on working days, and a request."""

import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from ancrage.care.models import CoverPolicy
from ancrage.exchanges.actions import ask_callback

PARIS = ZoneInfo("Europe/Paris")
OFFICE = {"days": [0, 1, 2, 3, 4], "from": "09:00", "to": "18:00"}


def wall(*when):
    """What a clock on the wall shows: a moment without a zone, as a form sends it."""
    return datetime(*when, tzinfo=PARIS).replace(tzinfo=None)


@pytest.fixture
def clock_at():
    """Turn the clock to a moment of Paris; the last one told stays."""
    travels = []

    def turn(*when):
        for one in travels:
            one.stop()
        travels[:] = [time_machine.travel(datetime(*when, tzinfo=PARIS), tick=False)]
        travels[0].start()

    yield turn
    for one in travels:
        one.stop()


@pytest.fixture
def thursday(cast, clock_at):
    """Thursday 26 November 2026, 10:00; the team is there on working days, from 9 to 18."""
    CoverPolicy.objects.update(opening=OFFICE)
    clock_at(2026, 11, 26, 10)
    return clock_at


@pytest.fixture
def ask(cast):
    """Return a function that asks to be called back, as Amina unless told otherwise."""

    def asked(person=None, **facts):
        facts = {"window": "today.afternoon", "phone": "0612345678", "key": uuid.uuid4()} | facts
        return ask_callback(person=person or cast.amina, **facts)[0]

    return asked
