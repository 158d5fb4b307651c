"""Guard rails shared by every test."""

from __future__ import annotations

import gzip
import random
import re

import pytest
from django.conf import settings
from django.db.models import QuerySet
from django.test import Client

from tests.cast import Cast, make_cast

SLOW_LAST = ("processes", "browser")


def pytest_collection_modifyitems(items):
    """Fast tests first, then real processes, then the browser."""
    items.sort(
        key=lambda item: max(
            (rank for rank, name in enumerate(SLOW_LAST, 1) if item.get_closest_marker(name)), default=0
        )
    )


@pytest.fixture
def cast(db) -> Cast:
    """The seven people of the product, in their organisations, with a signed cover policy."""
    return make_cast()


@pytest.fixture(autouse=True)
def unknown_variables_fail(monkeypatch):
    """A template variable that does not exist fails the test instead of printing nothing."""
    from django.template import engines

    from ancrage.config.settings_test import UnknownVariable

    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", UnknownVariable("%s"))


@pytest.fixture(autouse=True)
def unordered_queries_are_shuffled(monkeypatch):
    """A query without an order comes back in any order, as a database may."""
    fetch_all = QuerySet._fetch_all

    def fetch_shuffled(rows):
        fresh = rows._result_cache is None
        fetch_all(rows)
        if fresh and not rows.ordered:
            random.shuffle(rows._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", fetch_shuffled)


@pytest.fixture(autouse=True)
def forms_without_a_token_fail(monkeypatch):
    """A page that shows a POST form without its CSRF token fails the test that opened it."""
    request = Client.request

    def checked(client, **facts):
        response = request(client, **facts)
        assert_tokens(response)
        return response

    monkeypatch.setattr(Client, "request", checked)


def plain(response) -> bytes:
    packed = response.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(response.content) if packed else response.content


def assert_tokens(response) -> None:
    if response.streaming or "text/html" not in response.headers.get("Content-Type", ""):
        return
    page = plain(response).decode()
    for form in re.findall(r"<form\b.*?</form>", page, re.DOTALL | re.IGNORECASE):
        opening = form[: form.index(">")].lower()
        if 'method="post"' in opening:
            assert "csrfmiddlewaretoken" in form, f"A POST form without a CSRF token: {form[:200]}"


@pytest.fixture(autouse=True)
def no_secret_of_this_machine():
    assert settings.SECRET_KEY.startswith("only-for-tests")


@pytest.fixture(autouse=True, scope="session")
def the_trail_may_be_emptied_between_tests():
    """Tests with real transactions empty every table at their end: the trail's triggers step aside for that."""
    from importlib import import_module

    from django.db.backends.base.operations import BaseDatabaseOperations

    migration = import_module("ancrage.audit.migrations.0003_the_trail_refuses_changes")
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_all(operations, sql_list):
        triggers = migration.triggers(operations.connection.vendor)
        with operations.connection.cursor() as cursor:
            for _make, drop in reversed(triggers):
                cursor.execute(drop)
        flush(operations, sql_list)
        with operations.connection.cursor() as cursor:
            for make, _drop in triggers:
                cursor.execute(make)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_all)
        yield
