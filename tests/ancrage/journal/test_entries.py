"""Notes of a mood: only with consent, sealed, once per form, corrected and taken back by the person alone."""

import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError

from ancrage.care.models import Alert
from ancrage.journal import actions, queries
from ancrage.journal.access import access_entry
from ancrage.journal.actions import ConsentMissing
from ancrage.journal.models import MoodEntry
from ancrage.journal.rules import LONGEST_NOTE, MOST_IN_A_DAY, Mood, Part, day_lived, part_of
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid, NotFound
from ancrage.privacy.actions import withdraw_consent
from ancrage.privacy.queries import export_of
from ancrage.privacy.rules import Purpose
from ancrage.vigilance.models import Reading

PARIS = ZoneInfo("Europe/Paris")
WHOLE = Mood(2, ("sadness", "worry"), ("work", "bad_night"), "je refais la réunion dans ma tête")


def note(person, mood=WHOLE, key=None):
    return actions.note_mood(person=person, mood=mood, key=key or uuid.uuid4())


def test_nothing_is_noted_without_consent(cast, reads):
    with pytest.raises(ConsentMissing):
        note(cast.amina)
    assert not MoodEntry.objects.exists()
    assert not Reading.objects.exists()


def test_what_was_noted_is_read_back_whole(amina):
    note(amina)
    (entry,) = queries.today(amina)
    assert entry.mood == WHOLE
    assert (entry.name, entry.emotions, entry.tags) == (
        "Bas",
        ("Tristesse", "Inquiétude"),
        ("Travail, études", "Mauvaise nuit"),
    )


def test_the_level_alone_is_enough(amina):
    note(amina, Mood(4))
    assert queries.today(amina)[0].mood == Mood(4)


def test_neither_level_emotion_nor_word_lies_in_clear(amina):
    note(amina)
    row = MoodEntry.objects.values().get()
    clear = {name: value for name, value in row.items() if not name.endswith("_sealed")}
    assert set(clear) == {"id", "created_at", "person_id", "key", "words_version", "corrected_at"}
    assert not any(word in str(row) for word in ("level", "sadness", "work", "réunion"))


def test_the_same_form_sent_twice_is_one_entry(amina):
    key = uuid.uuid4()
    first, again = note(amina, key=key), note(amina, Mood(5), key=key)
    assert first.entry.pk == again.entry.pk
    assert [one.mood for one in queries.today(amina)] == [WHOLE]
    assert Reading.objects.count() == 1


def test_the_same_form_sent_twice_at_once_is_one_entry(amina, monkeypatch):
    key, looks = uuid.uuid4(), []
    note(amina, key=key)
    known = actions._known

    def sees_nothing_at_first(person, key):
        looks.append(key)
        return None if len(looks) == 1 else known(person, key)

    monkeypatch.setattr(actions, "_known", sees_nothing_at_first)
    note(amina, Mood(5), key=key)
    assert [one.mood for one in queries.today(amina)] == [WHOLE]


def test_the_database_refuses_the_same_form_twice(amina):
    entry = note(amina).entry
    with pytest.raises(IntegrityError):
        MoodEntry.objects.create(
            person=amina, key=entry.key, words_version="1", mood_sealed=entry.mood_sealed
        )


def test_several_in_a_day_are_kept_the_latest_first(amina):
    with time_machine.travel(datetime(2026, 3, 3, 9, tzinfo=PARIS), tick=False):
        note(amina, Mood(2))
    with time_machine.travel(datetime(2026, 3, 3, 21, tzinfo=PARIS), tick=False):
        note(amina, Mood(4))
        assert [one.level for one in queries.today(amina)] == [4, 2]


def test_a_day_ends_at_midnight_here_and_not_elsewhere(amina):
    with time_machine.travel(datetime(2026, 3, 3, 23, 30, tzinfo=PARIS), tick=False):
        note(amina, Mood(2))
    with time_machine.travel(datetime(2026, 3, 4, 0, 30, tzinfo=PARIS), tick=False):
        assert queries.today(amina) == []
        note(amina, Mood(3))
        assert [one.level for one in queries.on(amina, date(2026, 3, 3))] == [2]


@pytest.mark.parametrize(
    ("mood", "said"),
    [
        (Mood(0), "cinq niveaux"),
        (Mood(6), "cinq niveaux"),
        (Mood(3, ("bliss",)), "émotions"),
        (Mood(3, (), ("nowhere",)), "autour"),
        (Mood(3, ("joy", "joy")), "émotions"),
        (Mood(3, note="a" * (LONGEST_NOTE + 1)), "encore là"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_reason(amina, mood, said):
    with pytest.raises(Invalid) as refused:
        note(amina, mood)
    assert said in refused.value.said
    assert not MoodEntry.objects.exists()


def test_a_day_holds_a_sensible_number_of_entries(amina, monkeypatch):
    monkeypatch.setattr("ancrage.journal.rules.MOST_IN_A_DAY", 2)
    note(amina, Mood(3))
    note(amina, Mood(3))
    with pytest.raises(Invalid, match=f"{MOST_IN_A_DAY} notes"):
        note(amina, Mood(3))


def test_the_words_of_a_note_are_read_as_every_word_here(amina, reads):
    reads["je ne veux plus être là"] = {"risk": "active", "subject": "self", "outcome": "open"}
    kept = note(amina, Mood(1, note="je ne veux plus être là"))
    assert kept.heard.risk == "active"
    assert Alert.objects.filter(person=amina).exists()
    assert MoodEntry.objects.count() == 1


def test_an_entry_without_words_is_not_read(amina):
    assert note(amina, Mood(1)).heard.outcome == "nothing"
    assert not Reading.objects.exists()


def test_an_entry_is_corrected_and_keeps_its_hour(amina):
    entry = note(amina).entry
    with time_machine.travel(clock.now() + timedelta(minutes=3), tick=False):
        actions.correct_entry(entry=entry, mood=Mood(4, note=WHOLE.note))
        (now,) = queries.recent(amina, 2)
    assert (now.mood, now.at) == (Mood(4, note=WHOLE.note), entry.created_at)
    assert now.corrected_at is not None
    assert Reading.objects.count() == 1, "the same words are not read twice"


def test_new_words_in_a_correction_are_read(amina, reads):
    reads["j’ai peur de moi"] = {"risk": "passive", "subject": "self", "outcome": "open"}
    entry = note(amina).entry
    assert actions.correct_entry(entry=entry, mood=Mood(1, note="j’ai peur de moi")).heard.outcome == "open"


def test_a_correction_can_take_the_note_away(amina):
    actions.correct_entry(entry=note(amina).entry, mood=Mood(2))
    assert MoodEntry.objects.get().note_sealed is None


def test_correcting_needs_consent_and_deleting_never_does(amina):
    entry = note(amina).entry
    withdraw_consent(person=amina, purpose=Purpose.KEEP)
    with pytest.raises(ConsentMissing):
        actions.correct_entry(entry=entry, mood=Mood(5))
    actions.delete_entry(entry=entry)
    assert not MoodEntry.objects.exists()


def test_nobody_else_reaches_an_entry(amina, cast):
    entry = note(amina).entry
    for other in (cast.basile, cast.claire):
        with pytest.raises(NotFound):
            access_entry(other, entry.pk)
    assert queries.recent(cast.basile, 30) == []


def test_the_export_holds_it_opened(amina):
    note(amina)
    (row,) = export_of(amina)["mood_entries"]
    assert row["note"] == WHOLE.note
    assert '"level": 2' in row["mood"]


def test_recent_days_count_today(amina):
    for days in (0, 6, 7):
        with time_machine.travel(clock.now() - timedelta(days=days), tick=False):
            note(amina, Mood(3))
    assert len(queries.recent(amina, 7)) == 2


@pytest.mark.parametrize(
    ("hour", "part"),
    [(4, Part.NIGHT), (5, Part.MORNING), (12, Part.AFTERNOON), (18, Part.EVENING), (23, Part.NIGHT)],
)
def test_each_hour_has_its_part_of_the_day(hour, part):
    assert part_of(datetime(2026, 3, 2, hour, tzinfo=PARIS)) is part


def test_a_night_belongs_to_the_day_before():
    assert day_lived(datetime(2026, 3, 2, 2, tzinfo=PARIS)).isoformat() == "2026-03-01"
    assert day_lived(datetime(2026, 3, 2, 6, tzinfo=PARIS)).isoformat() == "2026-03-02"
