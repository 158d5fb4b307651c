"""A log says where and what kind of error, never the words it may quote."""

import logging

import pytest
from django.conf import settings

from ancrage.config.logs import WithoutQuotes

SAID = "tortue-amarante-8412"


def logged(fail) -> str:
    try:
        fail()
    except (ValueError, RuntimeError) as error:
        facts = (type(error), error, error.__traceback__)
        record = logging.LogRecord(
            "django.request", logging.ERROR, "x.py", 1, "Internal Server Error: %s", ("/parler/",), facts
        )
        return WithoutQuotes("{levelname} {message}", style="{").format(record)
    raise AssertionError


def fail_quoting():
    int(SAID)


def fail_twice():
    try:
        int(SAID)
    except ValueError as error:
        raise RuntimeError(SAID) from error


@pytest.mark.parametrize("fail", [fail_quoting, fail_twice])
def test_an_error_that_quotes_someone_is_logged_without_the_quote(fail):
    line = logged(fail)
    assert SAID not in line
    assert "test_logs.py:" in line
    assert "ValueError" in line


def test_every_handler_of_the_house_writes_so():
    formatters, handlers = settings.LOGGING["formatters"], settings.LOGGING["handlers"]
    assert {formatters[handler["formatter"]]["()"] for handler in handlers.values()} == {
        "ancrage.config.logs.WithoutQuotes"
    }


def test_no_error_report_leaves_by_mail():
    assert settings.ADMINS == []
    assert not settings.DEBUG
