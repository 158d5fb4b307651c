"""An act and its trace commit together; the database refuses to rewrite them."""

import uuid

import pytest
from django.db import DatabaseError, transaction

from ancrage.audit import actions, queries
from ancrage.audit.guard import guarded
from ancrage.audit.models import Head, Seal, TrailEntry, Unsealed
from ancrage.jobs.registry import declared
from tests.ancrage.audit.chain import leave, owner_of_the_database, write


@pytest.fixture
def data(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_an_act_that_fails_leaves_no_trace(db):
    @transaction.atomic
    def act():
        actions.record("alert.taken", actor_id=uuid.uuid4())
        raise RuntimeError

    with pytest.raises(RuntimeError):
        act()
    assert not TrailEntry.objects.exists()
    assert not Unsealed.objects.exists()


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: TrailEntry.objects.update(action="nothing"),
        lambda: TrailEntry.objects.all()._raw_delete("default"),
        lambda: Seal.objects.update(hash="0" * 64),
        lambda: Seal.objects.all().delete(),
        lambda: Head.objects.update(hash="0" * 64),
        lambda: Head.objects.all().delete(),
    ],
    ids=["edit an entry", "delete an entry", "edit a link", "delete links", "edit a head", "delete heads"],
)
def test_the_database_refuses_to(db, data, attempt):
    write(1)
    leave()
    with pytest.raises(DatabaseError, match=r"never rewritten|protected"), transaction.atomic():
        attempt()
    assert (TrailEntry.objects.count(), Seal.objects.count(), Head.objects.count()) == (1, 1, 1)


def test_a_head_may_only_change_when_a_copy_leaves(db, data):
    write(1)
    leave()
    assert Head.objects.update(attempts=1) == 1


def test_the_triggers_stand_after_all_migrations(db):
    assert guarded()


def test_a_dropped_trigger_is_noticed(db, data):
    from django.db import connection

    write(1)
    with connection.cursor() as cursor:
        on = " ON audit_seal" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER audit_seal_refuses_update{on}")
    assert not guarded()
    assert [finding.kind for finding in queries.verify().findings] == ["unguarded"]


def test_whoever_owns_the_database_can_still_change_it(db, data):
    """Said in docs/vie-privee/menaces.md: the triggers stop mistakes, the chain shows the rest."""
    write(1)
    with owner_of_the_database():
        assert TrailEntry.objects.update(action="nothing") == 1


def test_reads_about_someone_leave_out_their_own_acts(db):
    me, other = uuid.uuid4(), uuid.uuid4()
    actions.record("file.read", actor_id=me, about_id=me)
    read = actions.record("file.read", actor_id=other, about_id=me)
    assert list(queries.reads_about(me)) == [read]


def test_entries_are_narrowed_by_who_whom_and_what(db):
    me, other = uuid.uuid4(), uuid.uuid4()
    mine = actions.record("alert.taken", actor_id=me, about_id=other)
    actions.record("alert.closed", actor_id=other)
    assert list(queries.entries(actor_id=me)) == [mine]
    assert list(queries.entries(about_id=other, action="alert.taken")) == [mine]
    assert queries.entries().count() == 2


def test_sealing_is_declared_each_second():
    from ancrage.audit import jobs

    loops = {loop.name: loop for loop in declared()}
    assert loops["audit.seal"].every.total_seconds() == 1
    assert loops["audit.seal"].run is jobs.seal_due
