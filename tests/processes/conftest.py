"""One site made for the session; each test gets a copy, and leaves no process behind."""

import pytest

from tests.processes.house import House

TALKERS = 6


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    site = House.made(tmp_path_factory.mktemp("made") / "site", talkers=TALKERS)
    yield site
    site.drop_database()


@pytest.fixture
def house(made, tmp_path):
    house = made.copy(tmp_path / "site")
    yield house
    house.stop()
    house.drop_database()
