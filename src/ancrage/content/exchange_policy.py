"""What the site announces to whoever asks for something: delays, limits, hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ancrage.content.fields import Fields
from ancrage.content.loader import ROOT, open_file
from ancrage.content.reading import read_header
from ancrage.content.schemas import Headed, Header

PARTS = ("morning", "afternoon", "evening")
NIGHT = 24


@dataclass(frozen=True)
class Hours:
    """Whole hours of a day, in the organisation's own time: from the first, until the second."""

    start: int
    end: int


@dataclass(frozen=True)
class ExchangePolicy(Headed):
    """Delays and limits of what a person asks for. Source: project's choice, draft; the team that answers must agree.

    `take_open_minutes`: minutes of opening before an untaken request is escalated. `expires_days`: after the wished moment.
    `tries`: unanswered calls before closing. `cancel_hours`: until when one cancels alone. `answer_days`: working days.
    """

    header: Header
    take_open_minutes: int
    expires_days: int
    tries: int
    shortest_minutes: int
    longest_subject: int
    parts: Mapping[str, Hours]
    cancel_hours: int
    shown_days: int
    most_weeks: int
    most_held: int
    reminder: Hours
    answer_days: int
    measured_at_least: int
    looked_back_days: int
    longest: int


@cache
def exchange_policy() -> ExchangePolicy:
    """Return the delays and limits of requests, appointments and messages."""
    return read_exchange_policy(open_file(ROOT / "policy" / "exchanges.yaml"))


def read_exchange_policy(fields: Fields) -> ExchangePolicy:
    """Read them; a delay of nothing would promise what nobody can keep, and is refused."""
    header = read_header(fields)
    call, held, written = fields.part("callback"), fields.part("appointments"), fields.part("letters")
    policy = ExchangePolicy(
        header=header,
        take_open_minutes=_some(call, "take_open_minutes"),
        expires_days=_some(call, "expires_days"),
        tries=_some(call, "tries"),
        shortest_minutes=call.number("shortest_minutes"),
        longest_subject=_some(call, "longest_subject"),
        parts={part: _hours(call, part) for part in PARTS},
        cancel_hours=held.number("cancel_hours"),
        shown_days=_some(held, "shown_days"),
        most_weeks=_some(held, "most_weeks"),
        most_held=_some(held, "most_held"),
        reminder=_hours(held, "reminder"),
        answer_days=_some(written, "answer_days"),
        measured_at_least=_some(written, "measured_at_least"),
        looked_back_days=_some(written, "looked_back_days"),
        longest=_some(written, "longest"),
    )
    for part in (call, held, written, fields):
        part.close()
    return policy


def _some(fields: Fields, name: str) -> int:
    number = fields.number(name)
    if number < 1:
        raise fields.error(name, "at least one")
    return number


def _hours(fields: Fields, name: str) -> Hours:
    part = fields.part(name)
    hours = Hours(part.number("from_hour"), part.number("until_hour"))
    part.close()
    if not hours.start < hours.end < NIGHT:
        raise fields.error(name, "hours of one day, the first before the last")
    return hours
