"""Finding help in a real browser: without a script, on a phone, and with the keyboard."""

import pytest

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)


def test_help_is_found_on_a_phone_without_a_script(page_at):
    page = page_at(PHONE, java_script_enabled=False)
    page.goto("/trouver-de-l-aide/")
    page.get_by_label("Pour quoi").select_option(label="Alcool, drogues, tabac, jeu")
    page.get_by_label("Comment", exact=True).select_option(label="Par chat")
    page.get_by_role("button", name="Chercher").click()
    assert page.get_by_role("heading", name="2 réponses").is_visible()
    assert page.locator("a[href='tel:0980980930']").is_visible()
    assert "alcool" not in page.url.lower()
    assert page.get_by_role("link", name="Appeler le 3114", exact=True).is_visible()


def test_the_form_is_filled_with_the_keyboard_alone(page_at):
    page = page_at()
    page.goto("/trouver-de-l-aide/")
    page.get_by_label("Seulement ce qui est ouvert").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**ouvert=1**")
    assert page.get_by_label("Seulement ce qui est ouvert").is_checked()


def test_a_danger_shows_whom_to_call_before_anything_else(page_at, axe):
    page = page_at(PHONE)
    page.goto("/trouver-de-l-aide/douze-seances/")
    page.get_by_label("Oui").first.check()
    page.get_by_role("button", name="Voir la réponse").click()
    call = page.get_by_role("link", name="Appeler le 3114", exact=True)
    assert call.bounding_box()["y"] < page.get_by_role("heading", name="D’abord, parler").bounding_box()["y"]
    assert axe(page) == []


def test_missing_answers_are_told_one_by_one(page_at, axe):
    page = page_at(PHONE)
    page.goto("/trouver-de-l-aide/douze-seances/")
    page.get_by_role("button", name="Voir la réponse").click()
    assert page.get_by_text("Choisissez une réponse.").count() == 14
    assert axe(page) == []
