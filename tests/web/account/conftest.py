"""What the tests of accounts share."""

import pytest
from django.core.cache import cache

from tests.cast import PASSPHRASE


@pytest.fixture(autouse=True)
def nobody_has_tried_yet():
    """Limits on tries are counted from zero in each test."""
    cache.clear()


@pytest.fixture
def come_in(client):
    """Log in by the page, as a browser does."""

    def come_in(name, passphrase=PASSPHRASE, **facts):
        return client.post("/compte/connexion/", {"login": name, "password": passphrase, **facts})

    return come_in
