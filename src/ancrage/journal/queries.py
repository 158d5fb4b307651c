"""What a person noted, opened for them, or for whoever the layers above let read it."""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ancrage.content.journal_reading import habit_rules, mood_words
from ancrage.journal.change import Change, change_on, days_looked_at
from ancrage.journal.models import MoodEntry, MoodEpisode
from ancrage.journal.patterns import Found, patterns_in
from ancrage.journal.rules import Mood, Noted, day_lived
from ancrage.kernel import clock
from ancrage.kernel.holdings import Person
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.vault.queries import Opener
from ancrage.vault.rows import place_of


@dataclass(frozen=True)
class Entry:
    """One moment noted, opened. `at`: in local time. Names of emotions and tags are the list's, now."""

    id: uuid.UUID
    at: datetime
    mood: Mood
    corrected_at: datetime | None

    @property
    def level(self) -> int:
        """From 1, the lowest, to 5."""
        return self.mood.level

    @property
    def name(self) -> str:
        """The words of the level."""
        return mood_words().level_name(self.mood.level)

    @property
    def emotions(self) -> tuple[str, ...]:
        """The names of the emotions."""
        return mood_words().emotion_names(self.mood.emotions)

    @property
    def tags(self) -> tuple[str, ...]:
        """The names of what was around."""
        return mood_words().tag_names(self.mood.tags)

    @property
    def day(self) -> date:
        """The day of the calendar."""
        return self.at.date()


def keeps(person: Person) -> bool:
    """Whether the person allows keeping, now."""
    return allows(person, Purpose.KEEP)


def entries(person: Person) -> QuerySet[MoodEntry]:
    """Return everything the person noted, the latest first."""
    return MoodEntry.objects.filter(person_id=person.pk).order_by("-created_at", "id")


def today(person: Person) -> list[Entry]:
    """Return what the person noted today, the latest first."""
    return on(person, timezone.localdate(clock.now()))


def count_today(person: Person) -> int:
    """Return how many times the person noted something today."""
    return entries(person).filter(created_at__gte=midnight(timezone.localdate(clock.now()))).count()


def on(person: Person, day: date) -> list[Entry]:
    """Return what the person noted on a day of the calendar, the latest first."""
    return between(person, day, day)


def between(person: Person, first: date, last: date) -> list[Entry]:
    """Return what the person noted from a day to another, both included, the latest first."""
    start, end = midnight(first), midnight(last + timedelta(days=1))
    return opened(entries(person).filter(created_at__gte=start, created_at__lt=end))


def recent(person: Person, days: int) -> list[Entry]:
    """Return what the person noted in the last `days` days, today included, the latest first.

    It opens health data: whoever shows it to a professional checks the care relation and the consent to share first.
    """
    last = timezone.localdate(clock.now())
    return between(person, last - timedelta(days=days - 1), last)


def noted(person: Person, *, days: int) -> tuple[Noted, ...]:
    """Return the last `days` days as the arithmetic needs them, the oldest first; no word, no note."""
    return tuple(Noted(one.at, one.level, frozenset(one.mood.tags)) for one in reversed(recent(person, days)))


def patterns(person: Person) -> Found:
    """Return what comes back in the person's notes of the last months; computed when asked, never kept.

    Nothing is computed once keeping is no longer allowed.
    """
    rules = habit_rules().patterns
    return patterns_in(noted(person, days=7 * rules.weeks) if keeps(person) else (), rules)


def change(person: Person) -> Change | None:
    """Return where the person stands against their own habit, now; None once keeping is no longer allowed."""
    if not keeps(person):
        return None
    rules = habit_rules().change
    today_lived = day_lived(timezone.localtime(clock.now()))
    return change_on(today_lived, noted(person, days=days_looked_at(rules) + 1), rules)


def episode(person: Person) -> MoodEpisode | None:
    """Return the change that is still running, None when there is none."""
    return MoodEpisode.objects.filter(person_id=person.pk, ended_at__isnull=True).first()


def is_shared(running: MoodEpisode | None) -> bool:
    """Whether someone who follows the person may see this change now: it was signalled, and is still shared."""
    return running is not None and running.signal_id is not None and allows(running.person, Purpose.SHARE)


def first_day(person: Person) -> date | None:
    """Return the day of the first entry, None when there is none."""
    row = entries(person).last()
    return timezone.localdate(row.created_at) if row else None


def opened(rows: Iterable[MoodEntry]) -> list[Entry]:
    """Open entries of one person."""
    rows = list(rows)
    opener = Opener(rows[0].person_id) if rows else None
    return [_opened(row, opener) for row in rows if opener is not None]


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins, here."""
    return timezone.make_aware(datetime.combine(day, time()))


def _opened(row: MoodEntry, opener: Opener) -> Entry:
    facts = json.loads(opener.open(place_of(row, "mood"), row.mood_sealed))
    sealed = row.note_sealed
    mood = Mood(
        level=facts["level"],
        emotions=tuple(facts["emotions"]),
        tags=tuple(facts["tags"]),
        note="" if sealed is None else opener.open(place_of(row, "note"), sealed),
    )
    return Entry(row.pk, timezone.localtime(row.created_at), mood, row.corrected_at)
