"""Guard rails shared by every test."""

from __future__ import annotations

import pytest
from django.conf import settings

from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db) -> Cast:
    """The seven people of the product, in their organisations, with a signed cover policy."""
    return make_cast()


@pytest.fixture(autouse=True)
def unknown_variables_fail(monkeypatch):
    """A template variable that does not exist fails the test instead of printing nothing."""
    from ancrage.config.settings_test import UnknownVariable
    from django.template import engines

    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", UnknownVariable("%s"))


@pytest.fixture(autouse=True)
def no_secret_of_this_machine():
    assert settings.SECRET_KEY.startswith("only-for-tests")
