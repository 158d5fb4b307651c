"""The drill: back up, lose everything, restore with either identity, read a message again."""

import json
import shutil
import sqlite3
import time

import pyrage
import pytest
from pyrage import x25519

from tests.ancrage.console.drill import House, Safe

pytestmark = pytest.mark.processes

SAID = "tortue-amarante-8412"


@pytest.fixture(scope="module")
def model_house(tmp_path_factory):
    made = House(tmp_path_factory.mktemp("model") / "house")
    assert made.ancrage("setup").returncode == 0
    made.python(f"write('amina', {SAID!r}); write('basile', 'autre')")
    made.close()
    return made


@pytest.fixture
def house(model_house, tmp_path):
    shutil.copytree(model_house.folder, tmp_path / "house", copy_function=shutil.copy2)
    made = House(tmp_path / "house")
    yield made
    made.close()


@pytest.fixture
def elsewhere(tmp_path):
    """Another machine, with nothing on it."""
    made = House(tmp_path / "another-machine")
    yield made
    made.close()


@pytest.fixture
def safe(tmp_path):
    return Safe(tmp_path)


def opened(file, identity) -> bytes:
    key = next(line for line in identity.read_text().splitlines() if line.startswith("AGE-SECRET"))
    return pyrage.decrypt(file.read_bytes(), [x25519.Identity.from_str(key)])


@pytest.mark.parametrize("identity", [0, 1], ids=["with the first identity", "with the second"])
def test_after_losing_the_whole_machine_everything_is_read_again(house, safe, elsewhere, identity):
    assert safe.fill(house).returncode == 0
    house.close()
    shutil.rmtree(house.folder)
    safe.identities[1 - identity].unlink()  # one identity file is lost too
    done = safe.back(elsewhere, keys=safe.newest("keys"), data=safe.newest("data"), identity=identity)
    assert done.returncode == 0, done.stderr
    assert elsewhere.python("print(read('amina'))") == f"['{SAID}']"
    assert elsewhere.python("write('amina', 'après'); print(read('amina'))") == f"['{SAID}', 'après']"
    assert elsewhere.ancrage("verify-journal").returncode == 0


def test_the_data_file_holds_no_key_and_the_keys_file_no_text(house, safe):
    wrapped = bytes.fromhex(
        house.python(
            "from ancrage.vault.models import PersonKey; print(bytes(PersonKey.objects.first().wrapped).hex())"
        )
    )
    safe.fill(house)
    data, keys = (opened(safe.newest(kind), safe.identities[0]) for kind in ("data", "keys"))
    live = (house.folder / "ancrage.sqlite3").read_bytes() + _wal(house)
    assert wrapped in live
    assert wrapped not in data
    assert b"amina" in data
    assert b"amina" not in keys
    assert SAID.encode() not in data + keys + live
    ring = json.loads((house.folder / "secrets/keks.json").read_text())
    assert json.loads(json.loads(keys)["ring"]) == ring
    assert not any(key.encode() in data for key in ring["keys"].values())


def _wal(house) -> bytes:
    wal = house.folder / "ancrage.sqlite3-wal"
    return wal.read_bytes() if wal.is_file() else b""


def test_a_stolen_data_file_without_its_identity_shows_nothing(house, safe):
    safe.fill(house)
    sealed = safe.newest("data").read_bytes()
    assert b"amina" not in sealed
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [x25519.Identity.generate()])


def test_fewer_than_two_recipients_is_refused(house, safe):
    safe.recipients = safe.recipients[:1] * 2
    done = safe.fill(house)
    assert done.returncode == 1
    assert "deux destinataires différents" in done.stderr


def test_one_folder_for_both_is_refused(house, safe):
    safe.keys = safe.data
    assert "dossiers différents" in safe.fill(house).stderr


def test_what_is_written_is_private_and_nothing_is_left_behind(house, safe):
    safe.fill(house)
    assert {safe.newest(kind).stat().st_mode & 0o777 for kind in ("data", "keys")} == {0o600}
    assert len(list(safe.data.iterdir())) == len(list(safe.keys.iterdir())) == 1
    assert list((house.folder / "drafts").iterdir()) == []


def test_keys_older_than_thirty_days_are_removed_and_nothing_else(house, safe):
    safe.fill(house)
    for name in ("ancrage-20200101T000000Z-keys.age", "notes.txt"):
        (safe.keys / name).write_text("x")
    (safe.data / "ancrage-20200101T000000Z-data.age").write_text("x")
    time.sleep(1.1)
    assert "ôtées : ancrage-20200101T000000Z-keys.age" in safe.fill(house).stdout
    assert not (safe.keys / "ancrage-20200101T000000Z-keys.age").exists()
    assert (safe.keys / "notes.txt").exists()
    assert (safe.data / "ancrage-20200101T000000Z-data.age").exists()


def test_dry_a_restore_opens_the_files_and_changes_nothing(house, safe):
    safe.fill(house)
    house.python("write('amina', 'plus tard')")
    done = safe.back(house, keys=safe.newest("keys"), data=safe.newest("data"), yes=False)
    assert done.returncode == 0
    assert "La base en place serait remplacée" in done.stdout
    assert house.python("print(len(read('amina')))") == "2"


def test_a_restore_sets_aside_what_was_there(house, safe):
    safe.fill(house)
    house.python("write('amina', 'plus tard')")
    assert safe.back(house, keys=safe.newest("keys"), data=safe.newest("data")).returncode == 0
    assert house.python("print(len(read('amina')))") == "1"
    aside = next(house.folder.glob("ancrage.sqlite3.before-*"))
    with sqlite3.connect(aside) as kept:
        assert kept.execute("SELECT count(*) FROM companion_message").fetchone() == (3,)


def test_a_restore_waits_until_the_worker_is_stopped(house, safe):
    safe.fill(house)
    house.python("from ancrage.jobs.beats import beat; beat('audit.seal')")
    done = safe.back(house, keys=safe.newest("keys"), data=safe.newest("data"))
    assert done.returncode == 1
    assert "tourne encore" in done.stderr


def test_the_wrong_identity_is_a_sentence_and_changes_nothing(house, safe, tmp_path):
    safe.fill(house)
    done = house.ancrage("backup", "--new-identity", tmp_path / "stranger.txt")
    assert done.stdout.startswith("age1")
    safe.identities[0] = tmp_path / "stranger.txt"
    done = safe.back(house, keys=safe.newest("keys"), data=safe.newest("data"))
    assert done.returncode == 1
    assert "ne s’ouvre pas avec cette identité" in done.stderr
    assert house.python("print(read('amina'))") == f"['{SAID}']"


def test_a_lost_ring_comes_back_from_the_keys_alone(house, safe):
    safe.fill(house)
    house.close()
    (house.folder / "secrets/keks.json").unlink()
    refused = house.ancrage("setup")
    assert refused.returncode == 1
    assert "ancrage restore" in refused.stderr
    assert safe.back(house, keys=safe.newest("keys")).returncode == 0
    assert house.python("print(read('amina'))") == f"['{SAID}']"


ERASE = "from ancrage.privacy.actions import erase_person; erase_person(person=User.objects.get(username='amina'), asked_by=None)"
REMAINS = """
from ancrage.privacy.models import Erasure
from ancrage.vault.models import PersonKey
gone = PersonKey.objects.get(owner_id=Erasure.objects.get().person_id)
print(read('amina'), read('basile'), gone.wrapped)
"""


@pytest.mark.parametrize("case", ["newer keys", "newer data", "older both, over the database in place"])
def test_someone_erased_since_stays_erased(house, safe, case):
    safe.fill(house)
    house.python(ERASE)
    time.sleep(1.1)  # a stamp has seconds
    safe.fill(house)
    data = safe.newest("data") if case == "newer data" else safe.oldest("data")
    keys = safe.newest("keys") if case == "newer keys" else safe.oldest("keys")
    assert safe.back(house, keys=keys, data=data).returncode == 0
    assert house.python(REMAINS) == "None ['autre'] None"


def test_a_rotation_between_data_and_keys_loses_nothing(house, safe):
    safe.fill(house)
    house.ancrage("rotate-keys", "--yes")
    house.ancrage("rotate-keys", "--retire", "--yes")
    time.sleep(1.1)
    safe.fill(house)
    assert safe.back(house, keys=safe.newest("keys"), data=safe.oldest("data")).returncode == 0
    assert house.python("print(read('amina'))") == f"['{SAID}']"


def test_old_keys_alone_do_not_take_the_place_of_a_newer_ring(house, safe):
    safe.fill(house)
    house.ancrage("rotate-keys", "--yes")
    house.ancrage("rotate-keys", "--retire", "--yes")
    assert safe.back(house, keys=safe.oldest("keys")).returncode == 0
    assert house.python("print(read('amina'))") == f"['{SAID}']"
    assert len(json.loads((house.folder / "secrets/keks.json").read_text())["keys"]) == 2
