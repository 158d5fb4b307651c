"""The help page: the most urgent first, nothing that must stay ever hidden, no account."""

from datetime import date

import pytest

from ancrage.content import countries, resources
from ancrage.web.public.rules import NEEDS, help_page, need_named

LONG_AFTER = date(2040, 1, 1)
ALWAYS = {"fr_15", "fr_112", "fr_114", "fr_3114", "fr_119", "fr_3919"}


def shown(page) -> list[str]:
    return [one.resource.id for one in (*page.first, *(one for _, ones in page.groups for one in ones))]


@pytest.mark.parametrize("slug", ["", *(need.slug for need in NEEDS)])
def test_what_must_never_hide_is_there_whatever_the_filter_and_the_date(slug):
    assert set(shown(help_page(code="FR", slug=slug, today=LONG_AFTER))) >= ALWAYS


@pytest.mark.parametrize("code", [shelf.code for shelf in countries()])
def test_each_country_starts_with_its_suicide_line_and_its_emergency_number(code):
    page = help_page(code=code, slug="", today=LONG_AFTER)
    assert page.first[0].resource.id == page.country.line
    assert page.first[1].resource.id in page.country.emergency


def test_france_starts_with_3114_then_15_112_and_114():
    page = help_page(code="FR", slug="", today=LONG_AFTER)
    assert [one.resource.number or one.resource.sms for one in page.first] == ["3114", "15", "112", "114"]


def test_nothing_shows_twice():
    for need in ("", *(need.slug for need in NEEDS)):
        rows = shown(help_page(code="FR", slug=need, today=LONG_AFTER))
        assert len(rows) == len(set(rows))


def test_without_a_filter_every_open_resource_of_the_country_shows():
    page = help_page(code="FR", slug="", today=LONG_AFTER)
    wanted = {row.id for row in resources() if row.country == "FR"}
    assert wanted <= set(shown(page))


def test_in_a_group_what_was_checked_comes_before_what_is_to_confirm():
    page = help_page(code="FR", slug="", today=date(2023, 1, 1))
    for _, rows in page.groups:
        marks = [one.to_confirm for one in rows]
        assert marks == sorted(marks)


def test_a_need_brings_its_own_help_first():
    page = help_page(code="FR", slug="30", today=date(2023, 1, 1))
    label, rows = page.groups[0]
    assert label == "Pour vous"
    assert {"alcool", "drogues", "cannabis", "jeu", "tabac"} & set(rows[0].resource.needs)


def test_an_unknown_country_or_need_filters_nothing():
    page = help_page(code="ZZ", slug="rien", today=LONG_AFTER)
    assert page.country.code == "FR"
    assert page.need is None
    assert need_named("rien") is None


def test_the_page_opens_without_an_account_and_its_numbers_dial(client, db):
    page = client.get("/aide/").content.decode()
    for link in ("tel:3114", "tel:15", "tel:112", "sms:114", "tel:119", "tel:3919", "tel:0972394050"):
        assert f'href="{link}"' in page
    assert "à confirmer" in page


def test_whoever_chose_a_country_gets_its_numbers_first(client, cast):
    cast.amina.country = "BE"
    cast.amina.save()
    client.force_login(cast.amina)
    assert '<option value="BE" selected>' in client.get("/aide/").content.decode()
    assert '<option value="FR" selected>' in client.get("/aide/?pays=FR").content.decode()


def test_the_choice_of_a_country_is_kept_in_the_form(client, db):
    page = client.get("/aide/", {"pays": "BE", "besoin": "74"}).content.decode()
    assert '<option value="BE" selected>' in page
    assert '<option value="74" selected>' in page
