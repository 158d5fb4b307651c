"""One chain, whoever seals and whenever it dies."""

import json
import os
import subprocess
import sys

import pytest

from ancrage.audit import actions, heads, queries
from ancrage.audit.models import Head, Seal, Unsealed
from tests.ancrage.audit.chain import leave, write


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_each_entry_takes_one_place_in_order(db):
    made = write(3)
    assert list(Seal.objects.order_by("position").values_list("position", "entry_id")) == [
        (number, entry.pk) for number, entry in enumerate(made, 1)
    ]
    assert not Unsealed.objects.exists()
    assert queries.verify().holds


def test_sealing_goes_on_where_it_was(db):
    write(2)
    write(2)
    report = queries.verify()
    assert (report.links, report.holds) == (4, True)


def test_a_batch_leaves_the_rest_for_later(db):
    for _ in range(5):
        actions.record("file.read", actor_id=None)
    assert [actions.seal_due(limit=2) for _ in range(4)] == [2, 2, 1, 0]
    assert queries.verify().holds


def test_a_sealer_that_was_overtaken_does_nothing(db, monkeypatch):
    """Another process chained at the same place between our look and our write."""
    write(1)
    actions.record("file.read", actor_id=None)
    end = Seal.objects.get()
    late = end.__class__(position=0, entry=end.entry, hash="0" * 64)
    monkeypatch.setattr(
        Seal.objects, "order_by", lambda *_: type("Rows", (), {"first": lambda _self: late})()
    )
    assert actions.seal_due() == 0
    monkeypatch.undo()
    assert Unsealed.objects.count() == 1
    assert actions.seal_due() == 1
    assert queries.verify().holds


SEAL_ALL = """
import sys
from ancrage.console.main import start_django
start_django()
from ancrage.audit import actions
from ancrage.audit.models import Unsealed
print("ready", flush=True)
sys.stdin.readline()
while Unsealed.objects.exists():
    print(actions.seal_due(limit=7), flush=True)
"""
WRITE_SIXTY = """
from ancrage.console.main import start_django
start_django()
from ancrage.audit import actions
for _ in range(60):
    actions.record("file.read", actor_id=None)
"""
VERIFY = """
from ancrage.console.main import start_django
start_django()
from ancrage.audit import queries
report = queries.verify()
print(report.links, report.holds)
"""


@pytest.mark.processes
def test_three_sealers_at_once_make_one_chain(tmp_path):
    run = house(tmp_path)
    run("-m", "ancrage.console.main", "setup").communicate(timeout=60)
    run("-c", WRITE_SIXTY).communicate(timeout=60)
    sealers = [run("-c", SEAL_ALL) for _ in range(3)]
    for sealer in sealers:
        assert sealer.stdout.readline() == "ready\n"
    for sealer in sealers:
        sealer.stdin.write("go\n")
        sealer.stdin.flush()
    counts = [sealer.communicate(timeout=60)[0].split() for sealer in sealers]
    assert sum(int(count) for counted in counts for count in counted) == 60
    assert run("-c", VERIFY).communicate(timeout=60)[0].split() == ["60", "True"]


def house(folder):
    """Return how to start Python in a house of its own, in a file and not in memory."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": "src", "ANCRAGE_DATA": str(folder)}

    def run(*arguments):
        return subprocess.Popen(
            [sys.executable, *arguments],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    return run


def test_a_head_is_signed_once_per_end_of_chain(db):
    write(2)
    head = actions.sign_head()
    assert head.position == 2
    assert heads.line_of(head).genuine
    assert actions.sign_head() is None
    write(1)
    assert actions.sign_head().position == 3


def test_no_head_before_the_first_entry(db):
    assert actions.sign_head() is None


def test_heads_are_written_outside_once_each(db):
    write(1)
    assert len(leave()) == 1
    write(1)
    lines = leave()
    assert [json.loads(line)["position"] for line in lines] == [1, 2]
    assert heads.write_heads() == 0


def test_a_long_file_is_read_from_its_end(db, monkeypatch):
    monkeypatch.setattr(heads, "TAIL_BYTES", 500)
    for _ in range(6):
        write(1)
        leave()
    write(1)
    assert [json.loads(line)["position"] for line in leave()] == [1, 2, 3, 4, 5, 6, 7]


def test_a_line_torn_by_a_power_cut_is_passed_over(db, tmp_path):
    write(1)
    leave()
    file = heads.heads_file()
    file.write_text(file.read_text() + '{"position": 2, "ha')
    write(1)
    lines = leave()
    assert [line.position for line, _n in heads.read_heads(lines) if line] == [1, 2]
    assert queries.verify(lines).holds


def test_a_head_signed_by_nobody_is_not_genuine(db):
    write(1)
    Head.objects.create(position=1, hash="0" * 64, signature="", public_key="")
    assert [finding.kind for finding in queries.verify().findings] == ["forged_head"]
