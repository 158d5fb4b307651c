"""Public pages in a real browser: readable by all, usable by keyboard, light, alone, and there without a network."""

import gzip
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import DESK, NARROW, PHONE

PUBLIC = [
    "/",
    "/aide/",
    "/trouver-de-l-aide/?pour=30&qui=12",
    "/trouver-de-l-aide/douze-seances/",
    "/trouver-de-l-aide/pres-de-chez-vous/",
    "/comment-ca-marche/",
    "/ce-que-je-ne-sais-pas-faire/",
    "/comprendre/",
    "/comprendre/seances-remboursees/",
    "/hors-ligne/",
    "/quitter/",
    "/ui/",
    "/nulle-part/",
]
FIRST_LOAD = 100 * 1024

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_has_no_serious_accessibility_violation(page_at, axe, path, width):
    page = page_at(width)
    page.goto(path)
    assert axe(page) == []


@pytest.mark.parametrize("path", ["/", "/aide/", "/trouver-de-l-aide/", "/ui/"])
def test_a_public_page_is_as_readable_in_the_dark(page_at, axe, path):
    page = page_at(PHONE, color_scheme="dark")
    page.goto(path)
    assert axe(page) == []


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_fits_a_screen_of_320_pixels(page_at, path):
    page = page_at(NARROW)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


@pytest.mark.parametrize("path", ["/", "/aide/", "/trouver-de-l-aide/", "/ui/"])
def test_what_one_taps_is_at_least_44_pixels_high(page_at, path):
    page = page_at(PHONE)
    page.goto(path)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, .button, nav a, select, summary, input:not([type=hidden]):not([type=checkbox]):not([type=radio])")]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
        .map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_the_keyboard_reaches_the_content_and_help_first(page_at):
    page = page_at(DESK)
    page.goto("/")
    reached = []
    for _ in range(7):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert reached == ["#main", "tel:3114", "tel:15", "tel:112", "sms:114", "/aide/", "/quitter/"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/quitter/")


@pytest.mark.parametrize("path", ["/", "/aide/"])
def test_a_first_load_weighs_less_than_100_kilobytes_and_asks_no_other_host(page_at, live_server, path):
    page = page_at(PHONE, service_workers="block")
    answers = []

    def note(answer):
        answers.append(answer)

    page.on("response", note)
    page.goto(path, wait_until="networkidle")
    assert {urlsplit(answer.url).netloc for answer in answers} == {urlsplit(live_server.url).netloc}
    weights = {answer.url: weight_of(answer.body()) for answer in answers if answer.status == 200}
    assert sum(weights.values()) <= FIRST_LOAD, weights


def weight_of(body: bytes) -> int:
    return min(len(body), len(gzip.compress(body)))


def test_no_page_breaks_its_own_content_policy(page_at):
    page = page_at(DESK)
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in ["/", "/aide/", "/ui/", "/comment-ca-marche/"]:
        page.goto(path, wait_until="networkidle")
    assert said == []


def test_help_opens_without_a_network_after_a_first_visit(page_at):
    page = page_at(PHONE)
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    page.goto("/aide/")
    assert page.locator("a[href='tel:3114']").count() >= 2
    page.goto("/aide/?pays=BE&besoin=74")
    assert page.locator("#pays").input_value() == "BE"
    page.goto("/comment-ca-marche/")
    assert "Pas de réseau" in page.locator("h1").inner_text()


def test_quitting_fast_leaves_a_neutral_page_and_no_session(page_at, enter_as, cast):
    page = page_at(PHONE)
    enter_as(page, cast.amina)
    page.goto("/aide/")
    page.get_by_role("link", name="Quitter vite").click()
    page.wait_for_url("**/quitter/")
    assert page.title() == "Mesures de cuisine"
    assert page.context.cookies() == []
    page.goto("/aide/")
    assert page.get_by_role("link", name="Se connecter").count() == 1


def test_going_back_after_quitting_shows_nothing_of_whoever_was_logged_in(page_at, enter_as, cast):
    page = page_at(PHONE)
    enter_as(page, cast.amina)
    page.goto("/hors-ligne/")
    page.goto("/aide/")
    assert page.get_by_role("button", name="Se déconnecter").count() == 1
    page.get_by_role("link", name="Quitter vite").click()
    page.wait_for_url("**/quitter/")
    page.go_back()
    assert page.get_by_role("button", name="Se déconnecter").count() == 0


def test_three_escapes_quit_too(page_at):
    page = page_at(DESK)
    page.goto("/aide/")
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("**/quitter/")


def test_without_scripts_the_quick_exit_still_replaces_the_page(page_at, enter_as, cast):
    page = page_at(PHONE, java_script_enabled=False)
    enter_as(page, cast.amina)
    page.goto("/aide/")
    page.get_by_role("link", name="Quitter vite").click()
    assert page.title() == "Mesures de cuisine"
    assert [cookie for cookie in page.context.cookies() if cookie["name"] == "session"] == []
