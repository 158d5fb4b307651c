"""The page that finds help: open to all, nothing clinical in its addresses, and never an empty end."""

import re
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.template.loader import render_to_string

from ancrage.content import needs_file, resource
from ancrage.kernel import clock
from ancrage.orientation import rules
from ancrage.orientation.hours import State
from ancrage.web.ui.templatetags.openings import checked_words, opening_words

NOON = datetime(2026, 11, 26, 11, 0, tzinfo=UTC)  # noon in Paris
ADDRESS = "/trouver-de-l-aide/"


def page(client, **asked) -> str:
    return client.get(ADDRESS, asked).content.decode()


def test_it_opens_without_an_account_and_its_numbers_dial(client, db):
    shown = page(client)
    for link in ("tel:3114", "tel:15", "sms:114", "tel:119", "tel:3919", "tel:0972394050"):
        assert f'href="{link}"' in shown
    assert "Tout ce que nous connaissons" in shown


@pytest.mark.parametrize("way", rules.WAYS)
@pytest.mark.parametrize("need", needs_file().asked, ids=lambda one: one.code)
def test_every_search_ends_on_3114_and_a_human(client, db, need, way):
    shown = page(client, pour=need.code, par=way, ouvert="1")
    end = shown[shown.index("Quelqu’un répond, jour et nuit") :]
    assert 'href="tel:3114"' in end
    assert "quelqu’un en qui vous avez confiance" in end


def test_when_there_is_nothing_it_says_so_and_goes_on(client, db):
    shown = page(client, pour="58", par="m")
    assert "Rien ici pour cela" in shown
    assert 'href="tel:3114"' in shown


def test_what_was_asked_stays_in_the_form(client, db):
    shown = page(client, pour="30", qui="12", par="c", pays="BE", ouvert="1")
    for value in ("30", "12", "c", "BE"):
        assert f'<option value="{value}" selected>' in shown
    assert 'name="ouvert" value="1" checked' in shown


def test_no_address_holds_a_clinical_word(client, db):
    values = re.findall(r'<option value="([^"]*)"', page(client))
    assert [value for value in values if not re.fullmatch(r"\d\d|[tscmv]|[A-Z]{2}(-QC)?|", value)] == []
    links = re.findall(r'href="([^"]*trouver-de-l-aide[^"]*)"', page(client, pour="27"))
    assert all(set(parse_qs(urlsplit(link).query)) <= {"pays"} for link in links)


def test_what_stands_for_nothing_asks_nothing(client, db):
    assert "Tout ce que nous connaissons" in page(client, pour="suicide", qui="<b>", par="pigeon", pays="ZZ")


def test_whoever_chose_a_country_gets_its_help(client, cast):
    cast.amina.country = "BE"
    cast.amina.save()
    client.force_login(cast.amina)
    assert "Télé-Accueil" in page(client)


def test_a_situation_says_what_is_worth_knowing(client, db):
    assert "la PASS reçoivent tout le monde" in page(client, qui="29")


def test_it_says_whether_someone_answers_and_when_it_was_checked(client, db):
    with clock.turned_to(NOON):
        shown = page(client, pour="19")
    assert "Ouvert jusqu’à 23\u00a0h" in shown
    assert "vérifié le 7 novembre 2025 : à confirmer" in shown


def test_closed_ones_are_counted_when_only_the_open_are_asked(client, db):
    with clock.turned_to(datetime(2026, 11, 26, 3, 0, tzinfo=UTC)):
        shown = page(client, pour="30", ouvert="1")
    assert "5 autres sont fermées en ce moment" in shown
    assert "Alcool Info Service" not in shown


@pytest.mark.parametrize(
    ("hour", "country", "names"),
    [(3, "FR", ("SOS Amitié", "Fil Santé Jeunes")), (12, "BE", ("Télé-Accueil", "SOS Amitié"))],
)
def test_the_first_page_says_who_answers_at_this_hour(client, cast, hour, country, names):
    there, absent = names
    cast.basile.country = country
    cast.basile.save()
    client.force_login(cast.basile)
    with clock.turned_to(datetime(2026, 11, 26, hour, 0, tzinfo=UTC)):
        shown = client.get("/").content.decode()
    lines = shown[shown.index("Qui répond maintenant") : shown.index("Tout ce qui est ouvert")]
    assert there in lines
    assert absent not in lines
    assert lines.count('class="open-line"') == 3


def test_it_is_linked_from_every_page_and_from_the_help_page(client, db):
    assert f'href="{ADDRESS}"' in client.get("/aide/").content.decode().split("</main>")[0]
    assert f'href="{ADDRESS}"' in client.get("/comment-ca-marche/").content.decode()


# --- words -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("fr_3018", "vérifié le 7 novembre 2025"),
        ("fr_3114", "vérifié en février 2022"),
        ("ch_143", "vérifié en 2018"),
        ("fr_alcool", "pas encore vérifié"),
    ],
)
def test_the_day_of_a_check_is_said_as_it_is_known(name, words):
    assert checked_words(resource(name)) == words


@pytest.mark.parametrize(
    ("now", "name", "words"),
    [
        ("2026-11-26T20:00", "fr_nightline", "Ouvert jusqu’à 2\u00a0h\u00a030"),
        ("2026-11-26T12:00", "fr_nightline", "Fermé, ouvre à 21\u00a0h"),
        ("2026-11-26T22:30", "fr_fsj", "Fermé, ouvre demain à 9\u00a0h"),
        ("2026-11-28T12:00", "fr_3928", "Fermé, ouvre lundi à 9\u00a0h, horaires à confirmer"),
        ("2026-12-25T12:00", "fr_fsj", "Ouvert jusqu’à 23\u00a0h, horaires à confirmer"),
        ("2026-11-26T12:00", "fr_3114", "Ouvert jour et nuit"),
        ("2026-11-26T12:00", "fr_croix_rouge", ""),
    ],
)
def test_hours_are_said_as_people_say_them(now, name, words):
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    with clock.turned_to(moment):
        row = resource(name)
        found = rules.hours.state(row.opening, timezone="Europe/Paris", now=moment)
        assert opening_words(found, row) == words


def test_a_far_clock_names_its_city():
    moment = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)
    row = resource("qc_teljeunes")
    until = moment.astimezone(rules.ZoneInfo("America/Toronto"))
    with clock.turned_to(moment):
        assert (
            opening_words(State(open=True, until=until), row)
            == "Ouvert jusqu’à 10\u00a0h (heure de Montréal)"
        )


def test_the_lines_that_answer_now_have_their_partial(db):
    with clock.turned_to(NOON):
        lines = rules.lines_open("CA-QC", "active", NOON)
        shown = render_to_string("public/_open_lines.html", {"lines": lines})
    assert 'href="tel:18662773553"' in shown
    assert 'href="sms:535353"' in shown
    assert "Ouvert jour et nuit" in shown
