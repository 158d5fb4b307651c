"""`ancrage setup` prepares everything once, and never hides a lost key."""

import json
import os
import stat
import subprocess
import sys
import time

import pytest

from ancrage.audit.models import Head
from ancrage.console import secrets
from ancrage.console.commands import setup
from ancrage.vault.models import PersonKey
from ancrage.vault.rules import parse_ring


def ancrage(folder, *arguments) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": "src", "ANCRAGE_DATA": str(folder)}
    return subprocess.run(
        [sys.executable, "-m", "ancrage.console.main", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    settings.SECRETS_DIR = tmp_path / "data" / "secrets"
    settings.STATIC_ROOT = tmp_path / "data" / "static"
    for one in secrets.ALL:
        setattr(settings, one.setting, "")
    return settings.DATA_DIR


def mode(file) -> int:
    return stat.S_IMODE(file.stat().st_mode)


@pytest.mark.processes
def test_a_fresh_machine_is_ready_after_one_command_and_the_second_is_quick(tmp_path):
    first = ancrage(tmp_path / "data", "setup")
    assert first.returncode == 0, first.stderr
    kept = {file.name: file.read_bytes() for file in (tmp_path / "data" / "secrets").iterdir()}
    began = time.monotonic()
    second = ancrage(tmp_path / "data", "setup")
    assert time.monotonic() - began < 5
    assert second.returncode == 0
    assert "créé" not in second.stdout
    assert {file.name: file.read_bytes() for file in (tmp_path / "data" / "secrets").iterdir()} == kept
    assert (tmp_path / "data" / "static").is_dir()


def test_secrets_are_readable_by_their_owner_only(folder, db):
    setup.prepare()
    made = sorted((folder / "secrets").iterdir())
    assert [file.name for file in made] == ["keks.json", "secret_key", "signing_key"]
    assert {mode(file) for file in made} == {0o600}
    assert mode(folder / "secrets") == 0o700


def test_the_running_settings_know_the_new_secrets(folder, db, settings):
    setup.prepare()
    assert parse_ring(settings.KEKS).current in json.loads(settings.KEKS)["keys"]
    assert len(settings.SECRET_KEY) > 50


def test_a_secret_that_is_there_is_never_overwritten(folder, db):
    setup.prepare()
    file = folder / "secrets" / "keks.json"
    before = file.read_bytes()
    with pytest.raises(FileExistsError):
        secrets.create(secrets.KEKS)
    setup.prepare()
    assert file.read_bytes() == before
    assert sorted(one.name for one in file.parent.iterdir()) == ["keks.json", "secret_key", "signing_key"]


def test_a_secret_given_by_a_variable_makes_no_file(folder, db, monkeypatch):
    monkeypatch.setenv("ANCRAGE_KEKS", secrets.new_ring())
    setup.prepare()
    assert not (folder / "secrets" / "keks.json").exists()


def test_a_lost_key_is_an_error_that_says_what_to_do_and_makes_no_key(folder, db):
    PersonKey.objects.create(owner_id="00000000-0000-4000-8000-000000000001", kek_id="old", wrapped=b"w" * 40)
    with pytest.raises(setup.SecretLost, match="ancrage restore"):
        setup.prepare()
    assert list((folder / "secrets").iterdir()) == []


def test_a_lost_signing_key_is_replaced_only_when_told_to(folder, db):
    Head.objects.create(position=1, hash="0" * 64, signature="x")
    with pytest.raises(setup.SecretLost, match="--new-signing-key"):
        setup.prepare()
    setup.prepare(new_signing_key=True)
    assert (folder / "secrets" / "signing_key").is_file()
