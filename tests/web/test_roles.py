"""Every URL, asked by everyone: what is not yours does not exist."""

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import URLResolver, get_resolver, reverse

import vigie
from tests.web.world import VISITORS, World, make_world, plan_found

TABLES = sorted(Path(__file__).with_name("roles").glob("*.txt"))


def rows() -> Iterator[tuple[str, str, list[str]]]:
    """Read the tables: name, method, one status for each visitor."""
    for line in (line for table in TABLES for line in table.read_text().splitlines()):
        words = line.split()
        if len(words) == len(VISITORS) + 2 and not line.startswith("#"):
            yield words[0], words[1], words[2:]


def names(patterns) -> Iterator[str]:
    """Return the name of every URL of the site."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from names(one.url_patterns)
        else:
            yield one.name


NAMES = sorted(names(get_resolver().url_patterns))


@pytest.fixture
def world(cast, monkeypatch) -> World:
    monkeypatch.setattr(vigie, "read", plan_found, raising=False)
    return make_world(cast)


def asked(world: World, visitor: str, method: str, url: str, **options) -> str:
    """Ask for a URL, leave nothing behind, return what came back as the table says it."""
    with transaction.atomic():
        response = getattr(world.browser(visitor, **options), method.lower())(url)
        transaction.set_rollback(True)
    login = response.status_code == 302 and response.url.startswith(reverse("account_login"))
    return "login" if login else str(response.status_code)


def test_each_url_is_in_the_table_once_for_reading_and_once_for_acting():
    told = sorted((name, method) for name, method, _statuses in rows())
    assert told == sorted((name, method) for name in NAMES for method in ("GET", "POST"))


@pytest.mark.parametrize(
    ("name", "method", "expected"), list(rows()), ids=lambda part: part if isinstance(part, str) else ""
)
def test_each_of_the_cast_gets_what_the_table_says(world, name, method, expected):
    url = reverse(name, kwargs=world.arguments(name))
    assert [asked(world, visitor, method, url) for visitor in VISITORS] == expected, dict(
        zip(VISITORS, expected, strict=True)
    )


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_done_without_the_token_of_a_form(world, name):
    url = reverse(name, kwargs=world.arguments(name))
    for visitor in ("anonymous", "amina", "claire"):
        assert asked(world, visitor, "POST", url, enforce_csrf_checks=True) == "403"


ABOUT_A_ROW = [
    name for name in NAMES if name.startswith(("talk_", "alert_", "signal_")) or name in ("talk", "alert")
]


@pytest.mark.parametrize(
    "name", [name for name in ABOUT_A_ROW if name not in ("talk_start", "talk_ephemeral")]
)
def test_what_does_not_exist_gets_the_answer_of_what_is_not_yours(world, name):
    url = reverse(name, kwargs={"id": uuid.uuid4()})
    for visitor in VISITORS[1:]:
        answers = {asked(world, visitor, method, url) for method in ("GET", "POST")}
        assert answers <= {"404", "405"}, visitor


def test_a_stranger_cannot_tell_an_alert_that_exists_from_one_that_does_not(world):
    browser = world.browser("denis")
    pages = [browser.get(reverse("alert", args=[id_])).content for id_ in (world.alert, uuid.uuid4())]
    assert _without_token(pages[0]) == _without_token(pages[1])


def _without_token(page: bytes) -> str:
    return re.sub(r'value="\w{64}"', "", page.decode())
