"""A month looked back on: counts and the person's own words, with their consent. No score, nothing about alerts."""

import calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from ancrage import content
from ancrage.accounts.models import User
from ancrage.care.queries import organisation_for
from ancrage.companion.engines.anchoring import is_late, night_of
from ancrage.companion.models import Conversation, Message
from ancrage.companion.surrounding import zone_of
from ancrage.content.policies import anchor_policy
from ancrage.exercises.queries import runs
from ancrage.exercises.rules import HELPED
from ancrage.kernel import clock
from ancrage.memory import queries as memory
from ancrage.memory.queries import Remembered
from ancrage.memory.rules import BROUGHT_UP


@dataclass(frozen=True)
class Month:
    """What one month holds. `helped`: exercises rated as helping, with how many times. `kept`: what was told, in the person's words."""

    first: date
    before: date | None
    after: date | None
    talks: int
    days: int
    nights: int
    kept: tuple[Remembered, ...]
    helped: tuple[tuple[content.Exercise, int], ...]


def month_of(person: User, asked: str = "") -> Month | None:
    """Return the month asked for ("2026-10"; this one when it is not a month lived here), None without consent to remember."""
    if not memory.remembers(person):
        return None
    zone = zone_of(organisation_for(person))
    this = clock.now().astimezone(zone).date().replace(day=1)
    began = _began(person, zone) or this
    first = _asked(asked, least=began, most=this) or this
    start, end = _moments(first, zone)
    mine = Message.objects.filter(
        conversation__person_id=person.pk, author=Message.Author.PERSON, at__gte=start, at__lt=end
    )
    wrote = [at.astimezone(zone) for at in mine.order_by("at").values_list("at", flat=True)]
    policy = anchor_policy()
    return Month(
        first=first,
        before=_step(first, -1) if first > began else None,
        after=_step(first, 1) if first < this else None,
        talks=mine.order_by().values("conversation_id").distinct().count(),
        days=len({at.date() for at in wrote}),
        nights=len({night_of(at, policy) for at in wrote if is_late(at, policy)}),
        kept=_kept(person, start, end),
        helped=_helped(person, start, end),
    )


def _kept(person: User, start: datetime, end: datetime) -> tuple[Remembered, ...]:
    rows = memory.items(person).filter(kind__in=BROUGHT_UP, created_at__lt=end, last_told_at__gte=start)
    return tuple(sorted(memory.opened(rows), key=lambda one: (-one.times, one.at)))


def _helped(person: User, start: datetime, end: datetime) -> tuple[tuple[content.Exercise, int], ...]:
    done = runs(person).filter(finished_at__gte=start, finished_at__lt=end, helped__in=HELPED)
    shelf = {exercise.id: exercise for exercise in content.exercises()}
    times = Counter(name for name in done.values_list("exercise", flat=True) if name in shelf)
    return tuple((shelf[name], count) for name, count in times.most_common())


def _began(person: User, zone: tzinfo) -> date | None:
    first = (
        Conversation.objects.filter(person_id=person.pk)
        .order_by("created_at", "id")
        .values_list("created_at", flat=True)
        .first()
    )
    return first.astimezone(zone).date().replace(day=1) if first else None


def _asked(text: str, *, least: date, most: date) -> date | None:
    """Return the first day of a month written "2026-10" when it lies between two others."""
    try:
        first = datetime.strptime(text, "%Y-%m").date()  # noqa: DTZ007 - a month has no zone
    except ValueError:
        return None
    return first if least <= first <= most else None


def _step(first: date, months: int) -> date:
    """Return the first day of the month after (1) or before (-1)."""
    days = calendar.monthrange(first.year, first.month)[1]
    return first + timedelta(days=days) if months > 0 else (first - timedelta(days=1)).replace(day=1)


def _moments(first: date, zone: tzinfo) -> tuple[datetime, datetime]:
    after = _step(first, 1)
    return tuple(datetime(day.year, day.month, 1, tzinfo=zone) for day in (first, after))  # type: ignore[return-value]
