"""Pure decisions on the mental load: what is a line, what waits today, when a chore comes back. Bounds: content/policy/load.yaml (draft)."""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ancrage.content.load_policy import LoadPolicy, load_policy


class State(StrEnum):
    """Where a thing stands."""

    TO_SORT = "to_sort"
    DO = "do"
    PLANNED = "planned"
    DELEGATED = "delegated"
    LET_GO = "let_go"
    DONE = "done"

    @property
    def label(self) -> str:
        """The words people read."""
        return STATES[self]


STATES = {
    State.TO_SORT: "à trier",
    State.DO: "à faire",
    State.PLANNED: "prévu",
    State.DELEGATED: "délégué",
    State.LET_GO: "lâché",
    State.DONE: "fait",
}
OPEN = (State.TO_SORT, State.DO, State.PLANNED, State.DELEGATED)
SORTED = (State.DO, State.PLANNED, State.DELEGATED, State.LET_GO)
"""What sorting may decide."""


class Carrier(StrEnum):
    """Who carries a thing in their head."""

    ME = "me"
    SHARED = "shared"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The words people read."""
        return {"me": "moi", "shared": "partagé", "other": "quelqu’un d’autre"}[self]


class Domain(StrEnum):
    """Which part of life a thing belongs to."""

    HOME = "home"
    CHILDREN = "children"
    RELATIVES = "relatives"
    WORK = "work"
    PAPERS = "papers"
    HEALTH = "health"
    SELF = "self"

    @property
    def label(self) -> str:
        """The words people read."""
        return DOMAINS[self]


DOMAINS = {
    Domain.HOME: "maison",
    Domain.CHILDREN: "enfants",
    Domain.RELATIVES: "proches",
    Domain.WORK: "travail",
    Domain.PAPERS: "papiers",
    Domain.HEALTH: "santé",
    Domain.SELF: "soi",
}


class Unseen(StrEnum):
    """The work nobody sees: what is carried before anything is done."""

    THINK = "think"
    FORESEE = "foresee"
    CHECK = "check"

    @property
    def label(self) -> str:
        """The words people read."""
        return {"think": "y penser", "foresee": "anticiper", "check": "vérifier"}[self]


class Every(StrEnum):
    """How often a chore comes back."""

    WEEK = "week"
    MONTH = "month"

    @property
    def label(self) -> str:
        """The words people read."""
        return {"week": "chaque semaine", "month": "chaque mois"}[self]


@dataclass(frozen=True)
class About:
    """What the person said of a thing besides its words; all of it is sealed.

    `postponed`: how many times it was put off. `kept_on`: the day (ISO) they said to keep it rather than let it go.
    """

    carrier: str = ""
    domain: str = ""
    unseen: tuple[str, ...] = ()
    to_whom: str = ""
    postponed: int = 0
    kept_on: str = ""


@dataclass(frozen=True)
class Thing:
    """A thing as rules see it, opened. Days are local dates; moments are aware. `touched`: when it was last handled."""

    id: str
    text: str
    state: State
    at: datetime
    touched: datetime
    day: date | None = None
    about: About = About()
    every: str = ""


@dataclass(frozen=True)
class Emptied:
    """What came of a text: its lines, those too long, those past the bound, and how many were there twice."""

    lines: tuple[str, ...]
    long: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    twice: int = 0


BULLET = re.compile(r"^\s*(?:(?:[-*•‣◦·–—→>☐☑□▪●]+|\[[ xX]?\]|\d{1,3}[.)])(?=\s|$)\s*)*")


def lines_of(text: str, policy: LoadPolicy | None = None) -> Emptied:
    """Return the things of a text, a line each: blank lines and bullets go, a line said twice is one thing."""
    policy = policy or load_policy()
    found = [tidy(BULLET.sub("", line)) for line in text.replace("\r", "\n").split("\n")]
    told = [line for line in found if re.search(r"\w", line)]
    first: dict[str, str] = {}
    for line in told:
        first.setdefault(line.casefold(), line)
    unique = list(first.values())
    short = [line for line in unique if len(line) <= policy.longest]
    return Emptied(
        lines=tuple(short[: policy.at_once]),
        long=tuple(line for line in unique if len(line) > policy.longest),
        more=tuple(short[policy.at_once :]),
        twice=len(told) - len(unique),
    )


def tidy(text: str) -> str:
    """Return words as they are kept: one line, one space between words, no null byte."""
    return " ".join(text.replace("\x00", "").split())


def next_day(every: Every | str, *, first: date, after: date) -> date:
    """Return the first day of a chore that is later than `after`. Days only: no hour to be lost at a change of clocks.

    A month that lacks the day (a 31st) gives its last one; the next month that has it gives it back.
    """
    if first > after:
        return first
    if every == Every.WEEK:
        return first + timedelta(weeks=(after - first).days // 7 + 1)
    months = (after.year - first.year) * 12 + after.month - first.month
    same_month = months_later(first, months)
    return same_month if same_month > after else months_later(first, months + 1)


def months_later(first: date, months: int) -> date:
    """Return the same day some months later, or the last day of a shorter month."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(first.day, last))


def puts_off(old: date | None, new: date | None) -> bool:
    """Whether a change of day puts a thing off; giving a first day to what had none does not."""
    return old is not None and new is not None and new > old


def is_due(thing: Thing, *, today: date) -> bool:
    """Whether a thing waits today: its day has come."""
    return thing.state in (State.DO, State.PLANNED) and thing.day is not None and thing.day <= today


def is_undated(thing: Thing) -> bool:
    """Whether a thing is to be done, one day or another."""
    return thing.state is State.DO and thing.day is None


def is_ahead(thing: Thing, *, today: date) -> bool:
    """Whether a thing has a day that has not come."""
    return thing.state in (State.DO, State.PLANNED) and thing.day is not None and thing.day > today


def by_day(things: Iterable[Thing]) -> list[Thing]:
    """Return things in the order of their days, then of their writing."""
    return sorted(things, key=lambda thing: (thing.day or date.max, thing.at, thing.id))


def first_to_sort(things: Sequence[Thing], skipped: Sequence[Thing]) -> Thing | None:
    """Return the thing to sort now: in the order they were written, what was skipped coming back at the end."""
    waiting = sorted(things, key=lambda thing: (thing.at, thing.id))
    again = sorted(skipped, key=lambda thing: (thing.touched, thing.id))
    return next(iter([*waiting, *again]), None)
