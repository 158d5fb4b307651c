"""Rotation: a new key for every key, no text touched, resumed after a kill, seen at once by running processes."""

import json
import uuid

import pytest

from ancrage.audit.models import TrailEntry
from ancrage.console import secrets
from ancrage.console.main import main
from ancrage.vault import actions, queries
from ancrage.vault.errors import KeyMissing
from ancrage.vault.models import PersonKey
from ancrage.vault.ring import ring
from ancrage.vault.rules import Place


@pytest.fixture
def file(settings, tmp_path, monkeypatch):
    """The ring in a file of its own."""
    monkeypatch.delenv("ANCRAGE_KEKS", raising=False)
    settings.SECRETS_DIR = tmp_path
    settings.KEKS = ""
    return secrets.create(secrets.KEKS)


@pytest.fixture
def sealed(db, file):
    """Seven people, a text each."""
    owners = [uuid.uuid4() for _ in range(7)]
    return {owner: actions.seal(owner=owner, place=place(owner), text=f"mot de {owner}") for owner in owners}


def place(owner) -> Place:
    return Place("companion.message", "text", owner)


def all_open(sealed) -> bool:
    return all(
        queries.unseal(owner=o, place=place(o), sealed=text) == f"mot de {o}" for o, text in sealed.items()
    )


def test_dry_it_changes_nothing(sealed, file, capsys):
    before = file.read_bytes()
    assert main(["rotate-keys"]) == 0
    assert "7 clés" in capsys.readouterr().out
    assert file.read_bytes() == before


def test_everything_opens_before_and_after_and_the_old_key_can_go(sealed, file):
    old = ring().current
    assert main(["rotate-keys", "--yes"]) == 0
    new = ring().current
    assert new != old
    assert queries.keys_in_use() == {new: 7}
    assert all_open(sealed)
    assert main(["rotate-keys", "--retire", "--yes"]) == 0
    assert set(json.loads(file.read_text())["keys"]) == {new}
    assert all_open(sealed)


def test_the_file_stays_private(sealed, file):
    main(["rotate-keys", "--yes"])
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_process_already_running_sees_the_new_key_at_once(sealed, file):
    ring()
    main(["rotate-keys", "--yes"])
    assert all_open(sealed)
    assert actions.seal(owner=uuid.uuid4(), place=place(uuid.uuid4()), text="x")


def test_killed_midway_it_goes_on_with_the_same_key(sealed, monkeypatch):
    rewrap = actions.rewrap_some
    batches = iter([True])

    def die_at_the_second(*, limit):
        if next(batches, False):
            return rewrap(limit=limit)
        raise KeyboardInterrupt

    monkeypatch.setattr(actions, "rewrap_some", die_at_the_second)
    assert main(["rotate-keys", "--yes", "--batch", "3"]) == 130
    monkeypatch.undo()
    new = ring().current
    assert queries.left_to_rewrap() == 4
    assert all_open(sealed)
    assert main(["rotate-keys", "--yes"]) == 0
    assert queries.keys_in_use() == {new: 7}
    assert all_open(sealed)


def test_a_key_still_in_use_is_never_dropped(sealed, file):
    from ancrage.console.commands import rotate_keys

    old = ring().current
    rotate_keys.add_key()
    assert main(["rotate-keys", "--retire", "--yes"]) == 0
    assert old in json.loads(file.read_text())["keys"]
    assert all_open(sealed)


def test_a_key_destroyed_meanwhile_stays_destroyed(sealed, monkeypatch):
    from ancrage.console.commands import rotate_keys

    owner = next(iter(sealed))
    rotate_keys.add_key()
    row = PersonKey.objects.get(owner_id=owner)
    actions.destroy_key(owner=owner)
    assert actions._rewrapped(ring(), row) == 0
    assert PersonKey.objects.get(owner_id=owner).wrapped is None


def test_the_wrong_ring_rotates_nothing(sealed, file, capsys):
    secrets.replace(file, secrets.new_ring())
    assert main(["rotate-keys", "--yes"]) == 1
    assert "keks.json" in capsys.readouterr().err
    with pytest.raises(KeyMissing):
        all_open(sealed)


def test_a_ring_from_the_environment_is_not_ours_to_write(sealed, file, monkeypatch, settings, capsys):
    monkeypatch.setenv("ANCRAGE_KEKS", file.read_text())
    settings.KEKS = file.read_text()
    assert main(["rotate-keys", "--yes"]) == 1
    assert "--rewrap-only" in capsys.readouterr().err


def test_the_trail_says_that_keys_changed_and_shows_none(sealed, file):
    main(["rotate-keys", "--yes"])
    actions_done = list(TrailEntry.objects.order_by("at", "id").values_list("action", flat=True))
    assert actions_done == ["keys.added", "keys.rewrapped"]
    keys = json.loads(file.read_text())["keys"].values()
    assert not any(key in str(entry.detail) for entry in TrailEntry.objects.order_by("id") for key in keys)
