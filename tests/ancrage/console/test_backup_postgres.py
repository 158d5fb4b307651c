"""The same drill on PostgreSQL, by pg_dump and pg_restore."""

import os
import shutil

import pytest

from tests.ancrage.console.drill import House, Safe
from tests.ancrage.console.test_backup import ERASE, REMAINS, SAID

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.processes,
    pytest.mark.skipif(
        not os.environ.get("ANCRAGE_TEST_POSTGRES"), reason="no PostgreSQL: ANCRAGE_TEST_POSTGRES"
    ),
]


@pytest.fixture
def server():
    import psycopg

    address = {"host": os.environ.get("PGHOST", "127.0.0.1"), "port": os.environ.get("PGPORT", "5432")}
    user = os.environ.get("PGUSER", "postgres")
    made = []

    def new(name):
        execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        execute(f"CREATE DATABASE {name}")
        made.append(name)
        return f"postgres://{user}@{address['host']}:{address['port']}/{name}"

    def execute(sql):
        with psycopg.connect(**address, user=user, dbname="postgres", autocommit=True) as connection:
            connection.execute(sql)

    yield new
    for name in made:
        execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture
def house(tmp_path, server):
    made = House(tmp_path / "house", ANCRAGE_DATABASE_URL=server("ancrage_drill_one"))
    assert made.ancrage("setup").returncode == 0
    made.python(f"write('amina', {SAID!r}); write('basile', 'autre')")
    yield made
    made.close()


@pytest.fixture
def safe(tmp_path):
    return Safe(tmp_path)


def test_everything_is_read_again_in_another_database(house, safe, server, tmp_path):
    done = safe.fill(house)
    assert done.returncode == 0, done.stderr
    house.close()
    shutil.rmtree(house.folder)
    elsewhere = House(tmp_path / "another-machine", ANCRAGE_DATABASE_URL=server("ancrage_drill_two"))
    done = safe.back(elsewhere, keys=safe.newest("keys"), data=safe.newest("data"))
    assert done.returncode == 0, done.stderr
    assert elsewhere.python("print(read('amina'))") == f"['{SAID}']"
    assert elsewhere.ancrage("verify-journal").returncode == 0
    elsewhere.close()


def test_someone_erased_since_stays_erased(house, safe):
    safe.fill(house)
    house.python(ERASE)
    done = safe.back(house, keys=safe.oldest("keys"), data=safe.oldest("data"))
    assert done.returncode == 0, done.stderr
    assert house.python(REMAINS) == "None ['autre'] None"


def test_a_sqlite_copy_is_refused_with_nothing_changed(house, safe, tmp_path):
    other = House(tmp_path / "sqlite")
    other.ancrage("setup")
    safe.fill(other)
    other.close()
    done = safe.back(house, keys=safe.newest("keys"), data=safe.newest("data"))
    assert done.returncode == 1
    assert "ne vient pas d’une base PostgreSQL" in done.stderr
    assert house.python("print(read('amina'))") == f"['{SAID}']"
