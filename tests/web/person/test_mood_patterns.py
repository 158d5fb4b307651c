"""What comes back is said in numbers and with caution, or honestly not said."""

import json
import uuid

import pytest
import time_machine

from ancrage.journal.models import MoodEntry
from ancrage.journal.patterns import Found, Moment, Pattern, Tagged
from ancrage.journal.rules import Part
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose
from ancrage.vault.actions import seal
from ancrage.vault.queries import keys_in_hand
from ancrage.vault.rows import place_of
from ancrage.web.person.mood_words import name_of, number, sentence, what_was_seen
from tests.ancrage.journal.notes import MONDAY, noise
from tests.ancrage.journal.test_patterns import heavy_sundays

PAGE = "/humeur/ce-qui-revient/"


@keys_in_hand()
def keep(person, notes):
    """Keep notes as rows, without going through two hundred forms."""
    rows = []
    for one in notes:
        row = MoodEntry(person=person, key=uuid.uuid4(), words_version="1", created_at=one.at)
        facts = {"level": one.level, "emotions": [], "tags": sorted(one.tags)}
        row.mood_sealed = seal(owner=person.pk, place=place_of(row, "mood"), text=json.dumps(facts))
        rows.append(row)
    MoodEntry.objects.bulk_create(rows)


@pytest.fixture
def shown(cast, amina, reads):
    """Return what the page says once these notes are kept, at the end of their weeks."""
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")

    def page(notes, weeks=20):
        keep(cast.amina, notes)
        with time_machine.travel(
            MONDAY.replace(hour=12) + weeks * (MONDAY.replace(day=12) - MONDAY), tick=False
        ):
            amina.force_login(cast.amina)
            return amina.get(PAGE).content.decode()

    return page


def test_before_any_note_it_says_that_there_is_too_little(shown):
    page = shown([])
    assert "Pas assez de notes pour dire quoi que ce soit" in page
    assert "Ce n’est pas un devoir" in page


def test_a_few_weeks_are_too_little_and_it_says_how_much_there_is(shown):
    page = shown(noise(1, weeks=3), weeks=3)
    assert "Pas assez de notes" in page
    assert "sur 3 semaines" in page


def test_noise_is_answered_honestly(shown):
    page = shown(noise(1))
    assert "Rien de net ne revient" in page
    assert "comparaisons" in page


def test_a_habit_is_said_with_its_numbers_and_the_rate_of_error(shown):
    page = shown(noise(1, change=heavy_sundays, share=0.8))
    assert "Les dimanches soirs" in page
    assert "Plus bas que le reste" in page
    assert "environ une fois sur 20" in page
    assert "elles n’expliquent pas" in page


def test_what_is_older_than_the_weeks_looked_at_says_nothing(shown):
    assert "Pas assez de notes" in shown(noise(1, change=heavy_sundays, share=0.8), weeks=50)


@pytest.mark.parametrize(
    ("about", "name"),
    [
        (Moment(6, Part.EVENING), "les dimanches soirs"),
        (Moment(0, Part.MORNING), "les lundis matins"),
        (Moment(2, Part.AFTERNOON), "les mercredis après-midi"),
        (Moment(6, Part.NIGHT), "les nuits du dimanche au lundi"),
        (Tagged("bad_night"), "les jours qui suivent une mauvaise nuit"),
        (Tagged("gone"), "les jours qui portent un mot retiré de la liste"),
    ],
)
def test_a_moment_has_a_name(about, name):
    assert name_of(about) == name


def test_a_sentence_says_both_means_and_on_how_much():
    found = Pattern(Moment(6, Part.EVENING), 2.1, 3.44, 9, 9, 0.001)
    assert (
        sentence(found)
        == "Les dimanches soirs : 2,1 en moyenne, contre 3,4 le reste de la semaine, sur 9 semaines."
    )
    days = Pattern(Tagged("work"), 4.0, 3.0, 9, 14, 0.001)
    assert sentence(days).endswith("contre 3,0 les autres jours, sur 14 jours, 9 semaines.")


def test_numbers_and_counts_are_french():
    assert number(2.06) == "2,1"
    assert what_was_seen(Found((), 0, 1, 1)) == "1 note, sur 1 semaine"
