"""Two policies that are read apart: what the companion may remember, and when it says that a human would bring more."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ancrage.content.fields import Fields
from ancrage.content.loader import ROOT, open_file
from ancrage.content.reading import read_header
from ancrage.content.schemas import Headed, Header

KINDS = ("told", "plan", "asked", "helped", "refused", "address")


@dataclass(frozen=True)
class MemoryPolicy(Headed):
    """What may be remembered, for how long, and when it may be brought up. Source: project's choice, draft.

    `longest`: characters. `most`: items of one person. `offered`: items offered at the end of a talk. `days`: kept, by kind.
    `never`: phrases that are not remembered, without accents, a final * for any ending.
    """

    header: Header
    longest: int
    most: int
    offered: int
    days: Mapping[str, int]
    mention_after_hours: int
    same_after_days: int
    mention_times: int
    week_days: int
    never: tuple[str, ...]


@dataclass(frozen=True)
class AnchorPolicy(Headed):
    """From which counts the companion says that a human would bring more. Source: project's choice, draft.

    A night: a message at `night_from` o'clock or later, or before `night_until`. `day_hours`: hours of writing in a day,
    two messages `pause_minutes` apart or more being two moments. `first_turn`: the first turn of a talk that may say it.
    """

    header: Header
    night_from: int
    night_until: int
    nights_in_a_row: int
    day_hours: int
    pause_minutes: int
    days_in_a_row: int
    first_turn: int
    again_after_days: int
    looked_back_days: int


@dataclass(frozen=True)
class FirstNames:
    """First names, without accents, in lower case. `also_words` count with a capital only; `never_names` never do."""

    names: frozenset[str]
    also_words: frozenset[str]
    never_names: frozenset[str]


@cache
def memory_policy() -> MemoryPolicy:
    """Return what the companion may remember."""
    return read_memory_policy(open_file(ROOT / "policy" / "memory.yaml"))


@cache
def anchor_policy() -> AnchorPolicy:
    """Return when the companion says that a human would bring more."""
    return read_anchor_policy(open_file(ROOT / "policy" / "anchoring.yaml"))


@cache
def first_names() -> FirstNames:
    """Return the first names that are recognised."""
    fields = open_file(ROOT / "policy" / "first_names.yaml")
    read_header(fields)
    lists = {name: frozenset(fields.texts(name)) for name in ("names", "also_words", "never_names")}
    fields.close()
    return FirstNames(**lists)


def read_memory_policy(fields: Fields) -> MemoryPolicy:
    """Read what may be remembered; every kind has its delay."""
    header, days, mention = read_header(fields), fields.part("days"), fields.part("mention")
    policy = MemoryPolicy(
        header=header,
        longest=fields.number("longest"),
        most=fields.number("most"),
        offered=fields.number("offered"),
        days={kind: days.number(kind) for kind in KINDS},
        mention_after_hours=mention.number("after_hours"),
        same_after_days=mention.number("same_after_days"),
        mention_times=mention.number("times"),
        week_days=mention.number("week_days"),
        never=fields.texts("never"),
    )
    for part in (days, mention, fields):
        part.close()
    return policy


def read_anchor_policy(fields: Fields) -> AnchorPolicy:
    """Read the counts; a threshold of nothing would speak to everyone and is refused."""
    header = read_header(fields)
    nights, day, days = fields.part("nights"), fields.part("day"), fields.part("days")
    policy = AnchorPolicy(
        header=header,
        night_from=nights.number("from_hour"),
        night_until=nights.number("until_hour"),
        nights_in_a_row=nights.number("in_a_row"),
        day_hours=day.number("hours"),
        pause_minutes=day.number("pause_minutes"),
        days_in_a_row=days.number("in_a_row"),
        first_turn=fields.number("first_turn"),
        again_after_days=fields.number("again_after_days"),
        looked_back_days=fields.number("looked_back_days"),
    )
    for part in (nights, day, days, fields):
        part.close()
    if min(policy.nights_in_a_row, policy.day_hours, policy.days_in_a_row) < 1:
        raise fields.error("nights", "every count is at least one")
    return policy
