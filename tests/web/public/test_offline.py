"""What a browser keeps to be of help without a network."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import resolve

from ancrage.content import countries, exercises
from ancrage.kernel import clock
from ancrage.web.public import shelf

pytestmark = pytest.mark.django_db


def kept_by(client) -> dict:
    script = client.get("/sw.js").content.decode()
    return json.loads(re.search(r"const KEPT = (\{.*\});", script)[1])


def test_help_of_each_country_the_offline_page_and_the_exercises_are_kept(client):
    pages = kept_by(client)["pages"]
    assert pages[0] == "/aide/"
    assert {f"/aide/?pays={one.code}" for one in countries()} <= set(pages)
    assert "/hors-ligne/" in pages
    assert len([page for page in pages if page.startswith("/exercices/")]) == len(exercises())


def test_no_page_about_someone_is_kept(client):
    public = {"help", "offline", "quick_exit", "exercise"}
    assert {resolve(page.split("?")[0]).url_name for page in kept_by(client)["pages"]} <= public


def test_each_kept_page_opens_without_an_account(client):
    for page in kept_by(client)["pages"]:
        assert client.get(page).status_code == 200, page


def test_the_script_is_never_served_stale(client):
    answer = client.get("/sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"


def test_the_version_changes_each_week_because_review_dates_pass():
    with clock.turned_to(datetime(2026, 3, 2, tzinfo=UTC)):
        monday = shelf.kept().version
    with clock.turned_to(datetime(2026, 3, 5, tzinfo=UTC)):
        thursday = shelf.kept().version
    with clock.turned_to(datetime(2026, 3, 10, tzinfo=UTC)):
        later = shelf.kept().version
    assert monday == thursday != later


def test_nothing_in_the_list_can_leave_the_script():
    kept = shelf.Kept(pages=("/</script>",), assets=(), version="1")
    assert "<" not in kept.as_json


def test_the_manifest_has_a_name_that_says_nothing(client):
    facts = client.get("/manifest.webmanifest").json()
    assert facts["name"] == facts["short_name"] == "Ancrage"


@pytest.mark.parametrize("name", ["ancrage", "carnet"])
def test_the_manifest_has_each_icon_a_phone_asks_for(client, name):
    facts = client.get("/manifest.webmanifest" + ("?discret=1" if name == "carnet" else "")).json()
    asked = {(one["sizes"], one["purpose"]) for one in facts["icons"] if one["type"] == "image/png"}
    assert asked == {(size, use) for size in ("192x192", "512x512") for use in ("any", "maskable")}
    for icon in facts["icons"]:
        assert f"icons/{name}" in icon["src"]
        file = Path(finders.find(icon["src"].removeprefix("/static/"))).read_bytes()
        if icon["type"] == "image/png":
            width, height = (int.from_bytes(file[at : at + 4]) for at in (16, 20))
            assert (file[1:4], f"{width}x{height}") == (b"PNG", icon["sizes"])


def test_the_offline_page_gives_numbers_that_need_no_network(client):
    assert 'href="tel:3114"' in client.get("/hors-ligne/").content.decode()
