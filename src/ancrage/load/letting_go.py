"""What a person might let go of, and why it is asked about: pure, one sentence each, never more than a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ancrage.content.load_policy import LoadPolicy, load_policy
from ancrage.load.rules import Carrier, Domain, State, Thing

SHAREABLE = frozenset({Domain.HOME, Domain.CHILDREN, Domain.RELATIVES, Domain.PAPERS})
"""Domains that are often lived by several people; one's own health and oneself are not given away, work has its own rules."""


class Why(StrEnum):
    """Why a thing is looked at."""

    PUT_OFF = "put_off"
    SHAREABLE = "shareable"
    OLD = "old"


@dataclass(frozen=True)
class Candidate:
    """A thing that might be let go or given to someone, and the one reason shown."""

    thing: Thing
    why: Why
    count: int  # days untouched, or times put off

    @property
    def words(self) -> str:
        """The reason, in one sentence."""
        if self.why is Why.PUT_OFF:
            return f"Remise {self.count} fois à plus tard : peut-être qu’elle ne compte pas tant, ou qu’elle est trop grosse d’un bloc."
        if self.why is Why.SHAREABLE:
            return "Vous avez noté la porter seul·e, dans un domaine qui se partage souvent."
        return f"Là depuis {self.count} jours sans que vous y touchiez : il ne s’est peut-être rien passé de grave."


def candidates(
    things: Iterable[Thing], *, at: datetime, today: date, policy: LoadPolicy | None = None
) -> list[Candidate]:
    """Return what might be let go, the most put off first, then what could be shared, then the oldest; a few, no more.

    `at`: now, aware; `today`: the local day. What has a day to come or comes back by itself is decided, and what the person
    chose to keep is not asked about again for as many days as make a thing old.
    """
    policy = policy or load_policy()
    found = [one for thing in things if (one := candidate(thing, at=at, today=today, policy=policy))]
    order = list(Why)
    found.sort(key=lambda one: (order.index(one.why), -one.count, one.thing.at, one.thing.id))
    return _a_few_of_each(found, policy.shown)


def candidate(thing: Thing, *, at: datetime, today: date, policy: LoadPolicy) -> Candidate | None:
    """Return why a thing is looked at; None when there is no reason."""
    if thing.state not in (State.TO_SORT, State.DO, State.PLANNED) or thing.every:
        return None
    kept = thing.about.kept_on
    if kept and today - date.fromisoformat(kept) < timedelta(days=policy.old_days):
        return None
    if thing.about.postponed >= policy.postponed:
        return Candidate(thing, Why.PUT_OFF, thing.about.postponed)
    if thing.about.carrier == Carrier.ME and thing.about.domain in SHAREABLE:
        return Candidate(thing, Why.SHAREABLE, 0)
    days = (at - thing.touched) // timedelta(days=1)
    if days >= policy.old_days and not (thing.day and thing.day > today):
        return Candidate(thing, Why.OLD, days)
    return None


def _a_few_of_each(found: list[Candidate], most: int) -> list[Candidate]:
    """Keep a few, no reason taking all the room."""
    by_reason = {why: [one for one in found if one.why is why] for why in Why}
    kept: list[Candidate] = []
    while len(kept) < most and any(by_reason.values()):
        for ones in by_reason.values():
            if ones and len(kept) < most:
                kept.append(ones.pop(0))
    order = {id(one): place for place, one in enumerate(found)}
    return sorted(kept, key=lambda one: order[id(one)])
