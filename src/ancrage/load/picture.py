"""The load over weeks and who carries it: counts of what was written here, nothing more. Pure; no score, no share out of a few."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ancrage.load.rules import Carrier, Domain

MONDAY = 0


@dataclass(frozen=True)
class Past:
    """What a picture needs of a thing: local days on which it was added, done, let go; who carries it, and where."""

    added: date | None = None
    done: date | None = None
    let_go: date | None = None
    carrier: str = ""
    domain: str = ""
    unseen: bool = False


@dataclass(frozen=True)
class Week:
    """One week from its Monday: what was added, done, let go."""

    monday: date
    added: int = 0
    done: int = 0
    let_go: int = 0

    @property
    def any(self) -> bool:
        """Whether something happened."""
        return bool(self.added or self.done or self.let_go)


@dataclass(frozen=True)
class Shares:
    """Who carries, in one domain: counts."""

    domain: Domain
    me: int
    shared: int
    other: int

    @property
    def total(self) -> int:
        """Of how many things it is known who carries them."""
        return self.me + self.shared + self.other


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks(past: Iterable[Past], *, today: date, count: int) -> list[Week]:
    """Return the last `count` weeks, this one last, the empty ones too."""
    past = list(past)
    added, done, gone = (
        Counter(week_of(day) for day in days if day)
        for days in ((one.added for one in past), (one.done for one in past), (one.let_go for one in past))
    )
    mondays = [week_of(today) - timedelta(weeks=back) for back in reversed(range(count))]
    return [Week(monday, added[monday], done[monday], gone[monday]) for monday in mondays]


def shares(past: Iterable[Past]) -> list[Shares]:
    """Return who carries, by domain, in the order of the domains; those of which nothing is said are left out."""
    said = Counter((one.domain, one.carrier) for one in past if one.domain and one.carrier)
    every = [
        Shares(
            domain,
            *(said[domain.value, carrier.value] for carrier in (Carrier.ME, Carrier.SHARED, Carrier.OTHER)),
        )
        for domain in Domain
    ]
    return [one for one in every if one.total]


def says_little(counted: int, *, few: int) -> bool:
    """Whether so few things were written that a picture of them would say nothing."""
    return counted < few
