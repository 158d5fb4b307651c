"""A change is noticed once, told to whoever follows the person only when that is shared, and rests on numbers alone."""

import json
import uuid
from datetime import timedelta

import pytest
import time_machine

from ancrage.care.models import Alert, CareRelation
from ancrage.journal import actions, episodes, queries
from ancrage.journal.change import Standing
from ancrage.journal.models import MoodEntry, MoodEpisode
from ancrage.journal.rules import Mood
from ancrage.kernel.errors import NotFound
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.privacy.queries import export_of
from ancrage.privacy.rules import Purpose
from ancrage.vault.actions import seal
from ancrage.vault.queries import keys_in_hand
from ancrage.vault.rows import place_of
from ancrage.vigilance import actions as vigilance
from ancrage.vigilance.access import access_signal
from ancrage.vigilance.counted import counted_for
from ancrage.vigilance.models import Reading, Signal
from ancrage.vigilance.queries import agreement, recent_readings, signal_line
from tests.ancrage.journal.notes import MONDAY
from tests.ancrage.journal.test_change import DAY, HABIT, lived

SECRET = "le mot que personne ne doit lire"
NOW = MONDAY + timedelta(days=DAY, hours=21)


@keys_in_hand()
def kept(person, levels):
    """Keep a life of evenings as rows, each with a note."""
    for one in lived(levels):
        row = MoodEntry(person=person, key=uuid.uuid4(), words_version="1", created_at=one.at)
        facts = {"level": one.level, "emotions": ["sadness"], "tags": ["work"]}
        row.mood_sealed = seal(owner=person.pk, place=place_of(row, "mood"), text=json.dumps(facts))
        row.note_sealed = seal(owner=person.pk, place=place_of(row, "note"), text=SECRET)
        row.save()


@pytest.fixture(autouse=True)
def followed_since_before(cast):
    """Claire follows Amina since before these invented notes."""
    CareRelation.objects.update(since=MONDAY)


@pytest.fixture
def sharing(amina):
    give_consent(person=amina, purpose=Purpose.SHARE, text_version="1")
    return amina


@pytest.fixture
def tonight():
    with time_machine.travel(NOW, tick=False):
        yield


def note(person, level):
    return actions.note_mood(person=person, mood=Mood(level), key=uuid.uuid4())


def low_fortnight(person):
    kept(person, HABIT + [2] * 14)
    note(person, 2)


def test_a_lasting_change_becomes_one_signal(sharing, tonight):
    low_fortnight(sharing)
    note(sharing, 1)
    (signal,) = Signal.objects.all()
    assert (signal.kind, signal.rule, signal.source, signal.outcome) == (
        "mood_change",
        "journal.own_habit",
        "count",
        "ask",
    )
    assert signal.reading.of == Reading.Of.HABIT
    assert signal.reading.conversation_id is None
    assert MoodEpisode.objects.get().signal == signal


def test_the_evidence_is_arithmetic_and_holds_no_word_of_the_person(sharing, cast, tonight):
    low_fortnight(sharing)
    line = signal_line(Signal.objects.get(), reader=cast.claire)
    assert "Habitude : 3,9 en moyenne sur 56 jours notés" in line.quote
    assert "Puis 2,0 sur 7 jours notés" in line.quote
    assert "seuil : 1,0" in line.quote
    for said in (SECRET, "Tristesse", "Travail", "sadness", "work"):
        assert said not in line.quote


def test_in_clear_lie_neither_number_nor_word(sharing, tonight):
    low_fortnight(sharing)
    signal, reading = Signal.objects.get(), Reading.objects.get()
    assert not any(character.isdigit() for character in signal.why)
    assert SECRET not in signal.why
    assert (reading.labels, reading.flags, reading.to_read_sealed) == ([], [], None)
    assert reading.quality == {"measures": 70}
    assert b"3,9" not in bytes(signal.quote_sealed)


def test_nothing_urgent_comes_of_it(sharing, tonight):
    low_fortnight(sharing)
    assert not Alert.objects.exists()
    assert [past.labels for past in recent_readings(sharing)] == [()]


def test_without_sharing_the_person_is_told_and_nobody_else(amina, cast, tonight):
    low_fortnight(amina)
    assert queries.change(amina).standing is Standing.LOWER
    assert MoodEpisode.objects.get().signal is None
    assert not Signal.objects.exists()
    assert not queries.is_shared(queries.episode(amina))


def test_sharing_given_later_lets_it_be_seen_at_the_next_note(amina, cast, tonight):
    low_fortnight(amina)
    give_consent(person=amina, purpose=Purpose.SHARE, text_version="1")
    note(amina, 2)
    assert Signal.objects.count() == 1
    assert MoodEpisode.objects.count() == 1


def test_sharing_withdrawn_the_next_change_is_signalled_to_nobody(sharing, tonight):
    kept(sharing, HABIT + [2] * 14)
    withdraw_consent(person=sharing, purpose=Purpose.SHARE)
    note(sharing, 2)
    assert MoodEpisode.objects.get().signal is None
    assert not Signal.objects.exists()


def test_someone_whom_nobody_follows_is_not_signalled_to_anyone(cast, reads, tonight):
    for purpose in (Purpose.KEEP, Purpose.SHARE):
        give_consent(person=cast.basile, purpose=purpose, text_version="1")
    low_fortnight(cast.basile)
    assert not Signal.objects.exists()


def test_sharing_withdrawn_closes_the_list_and_the_door(sharing, cast, tonight):
    low_fortnight(sharing)
    signal = Signal.objects.get()
    assert access_signal(cast.claire, signal.pk) == signal
    withdraw_consent(person=sharing, purpose=Purpose.SHARE)
    assert counted_for(cast.claire) == []
    with pytest.raises(NotFound):
        access_signal(cast.claire, signal.pk)
    assert not queries.is_shared(queries.episode(sharing))


def test_only_whoever_follows_the_person_has_it_on_their_list(sharing, cast, tonight):
    low_fortnight(sharing)
    (line,) = counted_for(cast.claire)
    assert (line.who, line.kind, line.reviewed) == ("Amina", "mood_change", False)
    assert counted_for(cast.denis) == counted_for(cast.safety) == []
    with pytest.raises(NotFound):
        access_signal(cast.denis, line.id)


def test_it_is_checked_like_any_other_signal(sharing, cast, tonight):
    low_fortnight(sharing)
    vigilance.review(signal=Signal.objects.get(), by=cast.claire, verdict="wrong", reason="explained")
    (rule,) = agreement(rules={"journal.own_habit"})
    assert (rule.kind, rule.reviewed, rule.wrong) == ("mood_change", 1, 1)
    assert counted_for(cast.claire)[0].reviewed


def test_a_list_forgets_after_a_while(sharing, cast, tonight):
    low_fortnight(sharing)
    with time_machine.travel(NOW + timedelta(days=91), tick=False):
        assert counted_for(cast.claire) == []


def test_an_episode_ends_when_the_mood_comes_back_and_another_may_begin(sharing, tonight):
    kept(sharing, HABIT + [2] * 14)
    note(sharing, 2)
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        MoodEntry.objects.all().delete()
        kept(sharing, HABIT + [4] * 14)
        note(sharing, 4)
    assert MoodEpisode.objects.get().ended_at is not None
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        MoodEntry.objects.all().delete()
        kept(sharing, HABIT + [2] * 14)
        note(sharing, 2)
    assert MoodEpisode.objects.count() == Signal.objects.count() == 2


def test_one_low_week_is_not_an_episode(sharing, tonight):
    kept(sharing, HABIT + HABIT[:7] + [2] * 7)
    note(sharing, 2)
    assert queries.change(sharing).standing is Standing.UNSURE
    assert not MoodEpisode.objects.exists()


def test_nothing_is_compared_once_keeping_is_no_longer_allowed(sharing, tonight):
    kept(sharing, HABIT + [2] * 14)
    withdraw_consent(person=sharing, purpose=Purpose.KEEP)
    assert queries.change(sharing) is None
    assert queries.patterns(sharing).notes == 0
    actions.delete_entry(entry=MoodEntry.objects.order_by("created_at").first())
    assert not MoodEpisode.objects.exists()


def test_a_failing_calculation_never_costs_a_note(sharing, tonight, monkeypatch, caplog):
    def fails(_person):
        raise ZeroDivisionError(SECRET)

    monkeypatch.setattr("ancrage.journal.queries.change", fails)
    note(sharing, 3)
    assert MoodEntry.objects.count() == 1
    assert "ZeroDivisionError" in caplog.text
    assert SECRET not in caplog.text


def test_two_notes_at_once_open_one_episode(sharing, tonight, monkeypatch):
    low_fortnight(sharing)
    seen = []
    real = queries.episode

    def none_at_first(person):
        seen.append(person)
        return None if len(seen) == 1 else real(person)

    monkeypatch.setattr("ancrage.journal.queries.episode", none_at_first)
    episodes.look_again(sharing)
    assert MoodEpisode.objects.count() == Signal.objects.count() == 1


def test_the_export_holds_the_calculation(sharing, tonight):
    low_fortnight(sharing)
    exported = export_of(sharing)
    assert "Habitude" in exported["mood_episodes"][0]["facts"]
    assert "Habitude" in exported["signals"][0]["quote"]
