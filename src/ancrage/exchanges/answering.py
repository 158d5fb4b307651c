"""How long answers to messages take: measured, or what the site announces. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from ancrage.content.exchange_policy import ExchangePolicy
from ancrage.exchanges.days import working_days

USUAL = 0.75  # share of messages answered within what "en général" announces


@dataclass(frozen=True)
class Turn:
    """A message of a thread: when, and whether the person wrote it."""

    at: datetime
    by_person: bool


@dataclass(frozen=True)
class Waits:
    """Working days that answers took, and that messages without an answer have waited so far."""

    answered: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()

    def __add__(self, other: "Waits") -> "Waits":
        return Waits(self.answered + other.answered, self.waiting + other.waiting)


@dataclass(frozen=True)
class Delay:
    """What may be announced: working days (0: the same day), and whether it was measured."""

    days: int
    measured: bool


def waits(turns: Sequence[Turn], *, zone: str, at: datetime) -> Waits:
    """Return how long each first unanswered message of a thread waited; several in a row are one wait, from the first."""
    answered: list[int] = []
    since: datetime | None = None
    for turn in turns:
        if turn.by_person:
            since = since or turn.at
        elif since is not None:
            answered.append(working_days(since, turn.at, zone))
            since = None
    return Waits(tuple(answered), () if since is None else (working_days(since, at, zone),))


def usual_delay(found: Iterable[Waits], policy: ExchangePolicy) -> Delay:
    """Return what to announce: the days within which three answers out of four came, once enough were measured.

    A message that has already waited longer than the site announces counts as late: silence makes no one look quick.
    """
    total = sum(found, Waits())
    if len(total.answered) < policy.measured_at_least:
        return Delay(policy.answer_days, measured=False)
    late = [days for days in total.waiting if days > policy.answer_days]
    days = sorted([*total.answered, *late])
    rank = -(-len(days) * USUAL // 1)  # rounded up
    return Delay(days[int(rank) - 1], measured=True)
