"""The mood looked back on: a day, a month, a year, as pictures and as tables; an empty one is no failing."""

import re
import uuid
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from ancrage.journal import actions
from ancrage.journal.rules import Mood
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.privacy.rules import Purpose
from ancrage.web.person.mood_picture import MIDDLE, Point, month_weeks, year_rows

PARIS = ZoneInfo("Europe/Paris")
MARCH = "/humeur/mois/?mois=2026-03"


def at(day, hour=10, month=3):
    return datetime(2026, month, day, hour, tzinfo=PARIS)


@pytest.fixture
def amina_in_april(cast, amina, reads):
    """Amina on the 20th of April, with three moments of March kept."""
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    for moment, mood in (
        (at(3, 9), Mood(2, ("fear",), ("work",), "une note à elle")),
        (at(3, 22), Mood(4)),
        (at(15, 12), Mood(3)),
    ):
        with time_machine.travel(moment, tick=False):
            actions.note_mood(person=cast.amina, mood=mood, key=uuid.uuid4())
    with time_machine.travel(at(20, month=4), tick=False):
        amina.force_login(cast.amina)
        yield amina


def shown(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def points(page):
    return page.split('id="main"')[1].count("<circle")


def test_a_month_says_each_day_in_words_beside_its_points(amina_in_april):
    page = shown(amina_in_april, MARCH)
    assert "Mars 2026" in page
    assert "2 notes, entre « bas » et « plutôt bien »" in page
    assert "une note, entre les deux" in page
    assert points(page) == 3
    assert 'href="/humeur/jour/2026-03-03/"' in page


def test_a_month_is_a_table_too_without_the_notes_of_anyone_over_ones_shoulder(amina_in_april):
    page = shown(amina_in_april, MARCH)
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page)
    assert len(rows) == 3
    assert "Peur" in rows[0]
    assert "une note à elle" not in page


def test_an_empty_month_is_not_a_duty(amina_in_april):
    page = shown(amina_in_april, "/humeur/mois/")
    assert "Rien noté en avril" in page
    assert "Ce n’est pas un devoir." in page
    assert "?mois=2026-03" in page


def test_one_goes_from_month_to_month_between_the_first_note_and_now(amina_in_april):
    page = shown(amina_in_april, MARCH)
    assert "?mois=2026-02" not in page, "there is nothing before the first note"
    assert "?mois=2026-04" in page
    assert "?mois=2026-05" not in shown(amina_in_april, "/humeur/mois/?mois=2026-04")


@pytest.mark.parametrize("asked", ["2027-01", "2026-13", "toto", "0001-01"])
def test_a_month_that_cannot_be_shown_is_this_one(amina_in_april, asked):
    assert "Avril 2026" in shown(amina_in_april, f"/humeur/mois/?mois={asked}")


def test_a_year_says_each_month_as_a_table_too(amina_in_april):
    page = shown(amina_in_april, "/humeur/annee/")
    assert page.count("<rect") == 2
    assert re.search(r"mars</a></th><td class=\"number\">2</td><td>3,0, entre les deux</td>", page)
    assert '<th scope="row">avril</th>' in page


@pytest.mark.parametrize("asked", ["2030", "vingt", "99999"])
def test_a_year_that_cannot_be_shown_is_this_one(amina_in_april, asked):
    assert ">2026</h2>" in shown(amina_in_april, f"/humeur/annee/?annee={asked}")


def test_an_empty_year_is_not_a_duty(amina_in_april):
    assert "Rien noté en 2025" in shown(amina_in_april, "/humeur/annee/?annee=2025")


def test_a_day_shows_its_notes_as_they_were_lived(amina_in_april):
    page = shown(amina_in_april, "/humeur/jour/2026-03-03/")
    assert "Mardi 3 mars" in page
    assert page.index("<strong>Bas</strong>") < page.index("<strong>Plutôt bien</strong>")
    assert "une note à elle" in page


def test_an_empty_day_is_not_a_duty(amina_in_april):
    assert "Rien noté ce jour-là" in shown(amina_in_april, "/humeur/jour/2026-03-04/")


@pytest.mark.parametrize("day", ["2026-04-21", "2026-02-30", "hier", "1899-01-01"])
def test_a_day_that_is_none_does_not_exist(amina_in_april, day):
    assert amina_in_april.get(f"/humeur/jour/{day}/").status_code == 404


def test_ones_own_past_stays_readable_without_consent(amina_in_april, cast):
    withdraw_consent(person=cast.amina, purpose=Purpose.KEEP)
    assert points(shown(amina_in_april, MARCH)) == 3


def test_nobody_sees_someone_elses_month(amina_in_april, cast):
    amina_in_april.force_login(cast.basile)
    assert points(shown(amina_in_april, MARCH)) == 0


def test_nothing_counts_days_in_a_row_nor_praises(amina_in_april):
    pages = "".join(
        shown(amina_in_april, url)
        for url in ("/humeur/", MARCH, "/humeur/annee/", "/humeur/jour/2026-03-03/")
    )
    assert not re.search(r"d’affilée|bravo|félicit|record|objectif|badge", pages, re.IGNORECASE)


def test_a_picture_has_neither_script_nor_inline_style(amina_in_april):
    for url in (MARCH, "/humeur/annee/"):
        main = shown(amina_in_april, url).split('id="main"')[1].split("</main>")[0]
        assert "style=" not in main
        assert "<script" not in main
        assert not re.search(r"fill=\"#|stroke=\"#", main)


def test_a_higher_mood_stands_higher_and_a_later_one_further_right():
    (low, high) = month_weeks(2026, 3, [Point(at(3, 8), 1), Point(at(3, 20), 5)])[1][1].dots
    assert low.y > high.y
    assert low.x < high.x


def test_a_month_has_its_days_and_nothing_of_its_neighbours():
    days = [day for week in month_weeks(2026, 2, []) for day in week]
    assert [day.date.day for day in days if day] == list(range(1, 29))
    assert days[0] is None


@pytest.mark.parametrize(("level", "side"), [(1, "below"), (2, "below"), (4, "above"), (5, "above")])
def test_a_bar_starts_on_the_line_and_goes_to_its_side(level, side):
    row = year_rows(2026, [Point(at(3), level)])[2]
    (bar,) = row.bars
    assert bar.date == date(2026, 3, 3)
    on_the_line = bar.y if side == "below" else bar.y + bar.height
    assert on_the_line == pytest.approx(row.middle, abs=0.1)


def test_a_day_on_the_line_is_seen_on_both_sides():
    row = year_rows(2026, [Point(at(3), MIDDLE)])[2]
    (bar,) = row.bars
    assert bar.y < row.middle < bar.y + bar.height
