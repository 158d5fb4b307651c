"""Loops run until asked to stop; one that fails says so without a word of anyone, and goes on."""

import threading
from datetime import timedelta

import pytest

from ancrage.jobs import beats, registry, runner
from ancrage.jobs.registry import DueWork

SOON = timedelta(milliseconds=5)


@pytest.fixture(autouse=True)
def beats_here(tmp_path, settings, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(runner, "close_old_connections", lambda: None)
    monkeypatch.setattr(runner.connections, "close_all", lambda: None)


def test_every_app_declares_its_loops():
    names = {work.name for work in runner.discovered()}
    assert {"vigilance.read", "care.deliver", "care.escalate", "care.watch"} <= names


def test_reading_and_telling_are_looked_at_each_second():
    loops = {work.name: work.every for work in runner.discovered()}
    assert max(loops[name] for name in ("vigilance.read", "care.deliver", "care.escalate")) <= timedelta(
        seconds=1
    )


def test_only_reading_runs_beside_the_web_and_only_workers_beat(monkeypatch):
    turned = threading.Event()

    def read():
        turned.set()
        return 0

    loops = (
        DueWork("vigilance.read", SOON, read, everywhere=True),
        DueWork("care.deliver", SOON, pytest.fail),
    )
    monkeypatch.setattr(runner, "discovered", lambda: loops)
    beside = runner.run_beside_the_web()
    assert turned.wait(5)
    beside.stop()
    assert beats.ages() == {}


def test_reading_is_the_loop_that_runs_everywhere():
    assert [work.name for work in runner.discovered() if work.everywhere] == ["vigilance.read"]


def test_two_loops_never_share_a_name(monkeypatch):
    monkeypatch.setattr(registry, "_declared", {})
    registry.due_work("one", every=SOON)(lambda: 1)
    with pytest.raises(ValueError, match="one"):
        registry.due_work("one", every=SOON)(lambda: 2)


def test_loops_run_side_by_side_until_stopped():
    both = threading.Barrier(2, timeout=5)
    done = []

    def meet():
        if not done:
            both.wait()
            done.append(True)
        house.stop()
        return 1

    house = runner.Runner([DueWork("a", SOON, meet), DueWork("b", SOON, meet)])
    house.run()
    assert done
    assert set(beats.ages()) == {"a", "b"}


def test_a_loop_that_fails_is_logged_without_its_words_and_runs_again(caplog):
    calls = []

    def fail_once():
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("je veux mourir")
        house.stop()
        return 0

    house = runner.Runner([DueWork("fragile", SOON, fail_once)])
    house.run()
    assert len(calls) == 2
    assert "loop fragile failed: RuntimeError at test_runner.py" in caplog.text
    assert "mourir" not in caplog.text


def test_a_loop_that_turns_rarely_still_beats(monkeypatch):
    monkeypatch.setattr(runner, "BEAT_EVERY", 0.01)
    beaten = []

    def beat(name):
        beaten.append(name)
        if len(beaten) == 4:
            house.stop()

    house = runner.Runner([DueWork("hourly", timedelta(hours=1), lambda: 0)], beat=beat)
    house.run()
    assert beaten == ["hourly"] * 4


def test_a_silent_loop_is_seen_from_outside():
    beats.beat("alive")
    assert beats.silent(("alive", "never started"), longer_than=30) == ("never started",)
    assert beats.silent(("alive",), longer_than=-1) == ("alive",)
