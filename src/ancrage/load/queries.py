"""The list of a person, opened for them."""

import json
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ancrage.content.load_policy import load_policy
from ancrage.kernel import clock
from ancrage.kernel.holdings import Person
from ancrage.load import picture, rules
from ancrage.load.export import Written
from ancrage.load.models import LoadItem
from ancrage.load.rules import About, State, Thing
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.vault.queries import Opener
from ancrage.vault.rows import place_of

LATEST = 100  # things done or let go that a page shows
TODAY_SHOWN = 5


@dataclass(frozen=True)
class Sorting:
    """What to sort now, how many are left, and the last one sorted when it can still be taken back."""

    thing: Thing | None
    left: int
    last: Thing | None


@dataclass(frozen=True)
class Today:
    """What a home page may show of the list, without asking anything of the person.

    `due`: the first things whose day has come; `more`: how many others; `undated`: to do without a day; `to_sort`: not sorted yet.
    """

    due: tuple[Thing, ...] = ()
    more: int = 0
    undated: int = 0
    to_sort: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.due or self.undated or self.to_sort)


@dataclass(frozen=True)
class Looking:
    """The load over weeks, who carries it by domain, and how many things that rests on."""

    weeks: list[picture.Week]
    shares: list[picture.Shares]
    counted: int
    said: int  # of how many it is known who carries them
    unseen: int  # how many hold some work that nobody sees

    @property
    def little(self) -> bool:
        """Whether these counts are too small to say anything."""
        return picture.says_little(self.counted, few=load_policy().few)

    @property
    def little_said(self) -> bool:
        """Whether who carries is known of too few things."""
        return picture.says_little(self.said, few=load_policy().few)


def keeps(person: Person) -> bool:
    """Whether the person allows keeping, now."""
    return allows(person, Purpose.KEEP)


def local_today() -> date:
    """Return the day it is where people live."""
    return timezone.localdate(clock.now())


def items(person: Person) -> QuerySet[LoadItem]:
    """Return the whole list of a person, in the order it was written."""
    return LoadItem.objects.filter(person_id=person.pk).order_by("created_at", "id")


def opened(rows: Iterable[LoadItem]) -> list[Thing]:
    """Open things of one person."""
    rows = list(rows)
    opener = Opener(rows[0].person_id) if rows else None
    return [_opened(row, opener) for row in rows if opener]


def opened_one(row: LoadItem) -> Thing:
    """Open one thing."""
    return opened([row])[0]


def things(person: Person, *states: State) -> list[Thing]:
    """Return the things of a person that stand somewhere, opened."""
    return opened(items(person).filter(state__in=states))


def ended(person: Person, state: State) -> list[tuple[Thing, datetime]]:
    """Return the latest things done, or let go, with when; the latest first."""
    rows = list(items(person).filter(state=state).order_by("-ended_at", "id")[:LATEST])
    return list(zip(opened(rows), (row.ended_at for row in rows), strict=True))


def counts(person: Person) -> Counter[State]:
    """Return how many things stand where."""
    states = items(person).order_by().values_list("state", flat=True)
    return Counter(State(state) for state in states)


def sorting(person: Person) -> Sorting:
    """Return what to sort now."""
    rows = items(person).filter(state=State.TO_SORT)
    fresh = rows.filter(handled_at__isnull=True).first()
    skipped = rows.filter(handled_at__isnull=False).order_by("handled_at", "id").first()
    row, last = fresh or skipped, last_sorted(person)
    return Sorting(
        thing=opened_one(row) if row else None, left=rows.count(), last=opened_one(last) if last else None
    )


def last_sorted(person: Person) -> LoadItem | None:
    """Return the last thing sorted or skipped, when it was a moment ago and nothing else happened to it since."""
    since = clock.now() - timedelta(minutes=load_policy().undo_minutes)
    row = items(person).filter(handled_at__gte=since).order_by("-handled_at", "id").first()
    return row if row and row.touched_at == row.handled_at else None


def today(person: Person) -> Today:
    """Return what waits today, for a home page; nothing once keeping is no longer allowed."""
    if not keeps(person):
        return Today()
    now, found = local_today(), counts(person)
    rows = (
        items(person)
        .filter(state__in=(State.DO, State.PLANNED), day__lte=now)
        .order_by("day", "created_at", "id")
    )
    return Today(
        due=tuple(opened(rows[:TODAY_SHOWN])),
        more=max(rows.count() - TODAY_SHOWN, 0),
        undated=items(person).filter(state=State.DO, day__isnull=True).count(),
        to_sort=found[State.TO_SORT],
    )


def looked_at(person: Person) -> Looking:
    """Return the load over the weeks of the policy, and who carries what was open or done in them."""
    count, now = load_policy().weeks, local_today()
    since = picture.week_of(now) - timedelta(weeks=count - 1)
    rows = [row for row in items(person) if _counts_since(row, since)]
    past = [_past(row, thing) for row, thing in zip(rows, opened(rows), strict=True)]
    shares = picture.shares(past)
    return Looking(
        weeks=picture.weeks(past, today=now, count=count),
        shares=shares,
        counted=len(past),
        said=sum(one.total for one in shares),
        unseen=sum(one.unseen for one in past),
    )


def is_kept(person: Person, batch: uuid.UUID) -> bool:
    """Whether what was sent together under this name is in the list already."""
    return items(person).filter(batch=batch).exists()


def _counts_since(row: LoadItem, since: date) -> bool:
    moment = row.ended_at or None
    return moment is None or timezone.localdate(moment) >= since


def _past(row: LoadItem, thing: Thing) -> picture.Past:
    ended_on = timezone.localdate(row.ended_at) if row.ended_at else None
    return picture.Past(
        added=None if row.occurrence_of else timezone.localdate(row.created_at),
        done=ended_on if thing.state is State.DONE else None,
        let_go=ended_on if thing.state is State.LET_GO else None,
        carrier=thing.about.carrier,
        domain=thing.about.domain,
        unseen=bool(thing.about.unseen),
    )


def _opened(row: LoadItem, opener: Opener) -> Thing:
    return Thing(
        id=str(row.pk),
        text=opener.open(place_of(row, "text"), row.text_sealed),
        state=State(row.state),
        at=row.created_at,
        touched=row.touched_at,
        day=row.day,
        about=_about(row, opener),
        every=row.every,
    )


def _about(row: LoadItem, opener: Opener) -> About:
    if row.about_sealed is None:
        return About()
    facts = json.loads(opener.open(place_of(row, "about"), row.about_sealed))
    return About(**facts | {"unseen": tuple(facts["unseen"])})


def sections(person: Person) -> tuple[list[Thing], list[Thing]]:
    """Return what waits today (its day has come), then what is to be done without a day."""
    found, now = things(person, State.DO, State.PLANNED), local_today()
    due = [thing for thing in found if rules.is_due(thing, today=now)]
    return rules.by_day(due), [thing for thing in found if rules.is_undated(thing)]


def ahead(person: Person) -> list[Thing]:
    """Return what has a day that has not come, in the order of days."""
    found, now = things(person, State.DO, State.PLANNED), local_today()
    return rules.by_day([thing for thing in found if rules.is_ahead(thing, today=now)])


def open_things(person: Person) -> Sequence[Thing]:
    """Return everything that is neither done nor let go."""
    return things(person, *rules.OPEN)


def everything(person: Person) -> list[Written]:
    """Return the whole list, with the local days it was written and ended on."""
    rows = list(items(person))
    return [
        Written(
            thing,
            added=timezone.localdate(row.created_at),
            ended=timezone.localdate(row.ended_at) if row.ended_at else None,
        )
        for row, thing in zip(rows, opened(rows), strict=True)
    ]
