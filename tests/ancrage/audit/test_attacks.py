"""Each attack on the trail, played by whoever owns the database, and what shows it."""

import json
from datetime import timedelta

import pytest

from ancrage.audit import actions, queries
from ancrage.audit.models import Head, Seal, TrailEntry, Unsealed
from ancrage.kernel import clock
from tests.ancrage.audit.chain import chain_again, leave, owner_of_the_database, write


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def trail(db):
    """Ten entries; a head left the machine after the sixth."""
    write(6)
    left = leave()
    write(4)
    assert queries.verify(left).holds
    return left


def found(left=()):
    return [(str(finding.kind), finding.position) for finding in queries.verify(left).findings]


def drop(*positions):
    """Remove links and their entries, as if they had never been."""
    seals = Seal.objects.filter(position__in=positions)
    ids = list(seals.values_list("entry_id", flat=True))
    seals.delete()
    TrailEntry.objects.filter(pk__in=ids)._raw_delete("default")


@pytest.mark.parametrize(
    "change",
    [
        {"action": "file.nothing"},
        {"actor_id": None},
        {"about_id": None},
        {"ground": "care"},
        {"detail": {"a": 1}},
        {"at": clock.now() - timedelta(days=1)},
        {"created_at": clock.now() - timedelta(days=1)},
        {"actor_role": "x"},
        {"object_type": "x"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_edited_entry_is_found(trail, change):
    with owner_of_the_database():
        TrailEntry.objects.filter(seal__position=4).update(**change)
    assert found() == [("edited", 4)]


def test_a_deleted_entry_is_found(trail):
    with owner_of_the_database():
        drop(4)
    assert found() == [("deleted", 4)]


def test_several_deleted_entries_are_all_named(trail):
    with owner_of_the_database():
        drop(2, 3, 8)
    assert found() == [("deleted", 2), ("deleted", 3), ("deleted", 8)]


def test_two_entries_that_changed_places_are_found(trail):
    with owner_of_the_database():
        one, other = Seal.objects.get(position=3), Seal.objects.get(position=7)
        three, seven = one.entry_id, other.entry_id
        hashes = {3: one.hash, 7: other.hash}
        Seal.objects.filter(position__in=[3, 7]).delete()
        Seal.objects.create(position=3, entry_id=seven, hash=hashes[3])
        Seal.objects.create(position=7, entry_id=three, hash=hashes[7])
    assert found() == [("reordered", 3), ("reordered", 7)]


def test_a_chain_recomputed_after_an_edit_betrays_itself_by_a_head(trail):
    with owner_of_the_database():
        TrailEntry.objects.filter(seal__position=4).update(action="file.nothing")
        chain_again(4)
    assert found() == [("rewritten", 6)]


def test_recomputing_the_heads_kept_here_too_is_found_by_the_one_that_left(trail):
    with owner_of_the_database():
        TrailEntry.objects.filter(seal__position=4).update(action="file.nothing")
        chain_again(4)
        Head.objects.all().delete()
        actions.sign_head()
    assert found() == []
    assert found(trail) == [("rewritten", 6)]


def test_a_tail_cut_since_a_head_that_left_is_found(trail):
    with owner_of_the_database():
        drop(5, 6, 7, 8, 9, 10)
        Head.objects.all().delete()
    assert found() == []
    assert found(trail) == [("tail_cut", 6)]


def test_emptying_everything_is_found_by_a_head_that_left(trail):
    with owner_of_the_database():
        Head.objects.all().delete()
        drop(*range(1, 11))
    assert found() == []
    assert found(trail) == [("tail_cut", 6)]


def test_a_tail_younger_than_the_last_head_can_be_cut_unseen_and_the_report_says_until_when(trail):
    """A limit: said by the command, and in docs/vie-privee/menaces.md."""
    with owner_of_the_database():
        drop(9, 10)
    report = queries.verify(trail)
    assert report.holds
    assert report.proven_until.position == 6


def test_a_forged_head_is_found(trail):
    forged = json.loads(trail[0]) | {"hash": "0" * 64}
    assert found([json.dumps(forged)]) == [("forged_head", 6)]


def test_an_entry_written_by_hand_is_found(trail):
    entry = TrailEntry.objects.create(action="file.read")
    report = queries.verify(trail)
    assert [(finding.kind, finding.detail) for finding in report.findings] == [("outside", str(entry.pk))]


def test_an_entry_taken_out_of_the_queue_is_found(trail):
    actions.record("file.read", actor_id=None)
    Unsealed.objects.all().delete()
    assert found() == [("outside", None)]


def test_a_sealer_that_stopped_is_found_with_its_age(trail):
    actions.record("file.read", actor_id=None)
    assert found() == []
    Unsealed.objects.update(since=clock.now() - timedelta(minutes=5))
    report = queries.verify(trail)
    assert [(finding.kind, finding.detail) for finding in report.findings] == [("unsealed", "0:05:00")]
    assert report.unsealed == 1
