"""On a bad network: few bytes, and what matters there before any script."""

import gzip
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)
FIRST_LOAD = 100 * 1024
MAIN = ["/", "/aide/", "/parler/ephemere/", "/exercices/", "/exercices/respirer/", "/cet-appareil/"]
SECOND_GENERATION = {  # EDGE as Chromium's own tools say it: bytes a second, milliseconds
    "offline": False,
    "latency": 300,
    "downloadThroughput": 240 * 1024 / 8,
    "uploadThroughput": 200 * 1024 / 8,
}


@pytest.mark.parametrize("path", MAIN)
def test_a_first_load_is_light(page_at, path):
    """A page weighs what really came through; files weigh what the house serves (whitenoise compresses them once)."""
    page = page_at(PHONE, service_workers="block")
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    came, kinds, bodies = {}, {}, {}
    tools.on("Network.responseReceived", lambda one: kinds.update({one["requestId"]: one["type"]}))
    tools.on("Network.loadingFinished", lambda one: came.update({one["requestId"]: one["encodedDataLength"]}))
    page.on("response", lambda answer: bodies.update({answer.url: answer}) if answer.status == 200 else None)
    page.goto(path, wait_until="networkidle")
    documents = sum(came[one] for one in came if kinds.get(one) == "Document")
    files = {
        urlsplit(url).path: len(gzip.compress(answer.body()))
        for url, answer in bodies.items()
        if urlsplit(url).path != path
    }
    assert documents > 500
    assert {"/static/ancrage.css", "/static/js/house.js"} <= set(files)
    assert documents + sum(files.values()) <= FIRST_LOAD, (documents, files)


@pytest.fixture
def slow(page_at):
    """A page on a very slow network, whose scripts never arrive."""
    page = page_at(PHONE, service_workers="block")
    page.set_default_timeout(60_000)
    page.route("**/*.js", lambda _route: None)
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", SECOND_GENERATION)
    return page


def test_help_is_there_and_styled_before_any_script(slow):
    slow.goto("/aide/", wait_until="commit")
    bar = slow.get_by_role("navigation", name="Aide immédiate")
    for number in ("3114", "15", "112"):
        expect(bar.locator(f"a[href='tel:{number}']")).to_be_visible()
    expect(bar).to_have_css("position", "sticky", timeout=60_000)
    assert "has-js" not in (slow.locator("html").get_attribute("class") or "")


def test_the_talk_answers_before_any_script(slow):
    slow.goto("/parler/ephemere/", wait_until="commit")
    slow.get_by_label("Votre message").fill("Je dors mal.")
    slow.get_by_role("button", name="Envoyer").click(no_wait_after=True)
    expect(slow.locator("#messages [data-from=person]")).to_contain_text("Je dors mal.", timeout=60_000)
    expect(slow.locator("#messages [data-from=companion]")).to_have_count(2)
    expect(slow.locator(".help-bar a[href='tel:3114']")).to_be_visible()
