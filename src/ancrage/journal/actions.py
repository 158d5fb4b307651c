"""Note a mood, correct it, take it back. Nothing is kept without consent; taking back never needs it."""

import json
import logging
import uuid
from dataclasses import dataclass

from django.db import DatabaseError, IntegrityError, transaction

from ancrage.accounts.models import User
from ancrage.content.journal_reading import mood_words
from ancrage.journal import queries, rules
from ancrage.journal.episodes import look_again
from ancrage.journal.models import MoodEntry
from ancrage.journal.rules import Mood
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid, Refused
from ancrage.vault.actions import seal
from ancrage.vault.queries import keys_in_hand
from ancrage.vault.rows import place_of
from ancrage.vigilance import actions as vigilance
from ancrage.vigilance.rules import UNKNOWN, Heard

log = logging.getLogger(__name__)
CALM = "nothing"
NOTHING_NEW = Heard(outcome=CALM)
WHY_NOT = {
    "level": "Choisissez un des cinq niveaux.",
    "emotions": "Choisissez les émotions dans la liste.",
    "tags": "Choisissez dans la liste ce qu’il y avait autour.",
    "long": f"La note est un peu longue : {rules.LONGEST_NOTE} caractères au plus. Votre texte est encore là.",
    "many": f"Il y a déjà {rules.MOST_IN_A_DAY} notes aujourd’hui. Une note d’avant peut être corrigée.",
}


class ConsentMissing(Refused):
    """The person does not allow keeping: nothing is noted."""

    said = "Vous n’avez pas accepté que cela soit gardé. Rien n’a été noté."


@dataclass(frozen=True)
class Kept:
    """An entry kept, and what was heard in the words of its note."""

    entry: MoodEntry
    heard: Heard


@keys_in_hand()
def note_mood(*, person: User, mood: Mood, key: uuid.UUID) -> Kept:
    """Keep one entry and have its note read, in one commit. The same key again changes nothing."""
    mood = _allowed(person, mood)
    if (known := _known(person, key)) is not None:
        return Kept(known, NOTHING_NEW)
    if queries.count_today(person) >= rules.MOST_IN_A_DAY:
        raise Invalid(WHY_NOT["many"])
    row = MoodEntry(person=person, key=key)
    _seal(row, mood)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            reading_id = _expect_reading(row, mood.note)
    except IntegrityError:  # the same click, twice at once: the first one counts
        known = _known(person, key)
        if known is None:
            raise
        return Kept(known, NOTHING_NEW)
    heard = _read(reading_id)
    look_again(person)
    return Kept(row, heard)


@keys_in_hand()
def correct_entry(*, entry: MoodEntry, mood: Mood) -> Kept:
    """Put what the person says now in the place of what an entry said; new words of a note are read. The hour stays."""
    mood = _allowed(entry.person, mood)
    with transaction.atomic():
        row = MoodEntry.objects.select_for_update(of=("self",)).select_related("person").get(pk=entry.pk)
        (before,) = queries.opened([row])
        _seal(row, mood)
        row.corrected_at = clock.now()
        row.save(update_fields=["words_version", "mood_sealed", "note_sealed", "corrected_at"])
        reading_id = _expect_reading(row, mood.note if mood.note != before.mood.note else "")
    heard = _read(reading_id)
    look_again(row.person)
    return Kept(row, heard)


def delete_entry(*, entry: MoodEntry) -> None:
    """Destroy an entry. Allowed whatever was consented to: it is the person's own."""
    MoodEntry.objects.filter(pk=entry.pk).delete()
    look_again(entry.person)


def _allowed(person: User, mood: Mood) -> Mood:
    if not queries.keeps(person):
        raise ConsentMissing
    mood = Mood(mood.level, mood.emotions, mood.tags, rules.tidy(mood.note))
    if why := rules.refusal(mood, mood_words()):
        raise Invalid(WHY_NOT[why])
    return mood


def _known(person: User, key: uuid.UUID) -> MoodEntry | None:
    return MoodEntry.objects.filter(person_id=person.pk, key=key).first()


def _seal(row: MoodEntry, mood: Mood) -> None:
    owner, facts = row.person_id, {"level": mood.level, "emotions": mood.emotions, "tags": mood.tags}
    row.words_version = mood_words().version
    row.mood_sealed = seal(owner=owner, place=place_of(row, "mood"), text=json.dumps(facts))
    row.note_sealed = seal(owner=owner, place=place_of(row, "note"), text=mood.note) if mood.note else None


def _expect_reading(row: MoodEntry, words: str) -> uuid.UUID | None:
    if not words:
        return None
    reading = vigilance.expect_reading(
        person=row.person, message_id=uuid.uuid4(), conversation_id=None, text=words
    )
    return reading.pk


def _read(reading_id: uuid.UUID | None) -> Heard:
    if reading_id is None:
        return NOTHING_NEW
    try:
        return vigilance.read_now(reading_id=reading_id)
    except DatabaseError as error:
        # The note is safe and its reading is due: a worker reads it within seconds.
        log.error("reading %s is left to the worker: %s", reading_id, type(error).__name__)  # noqa: TRY400
        return UNKNOWN
