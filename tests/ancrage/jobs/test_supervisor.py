"""What dies is started again; what hangs is killed; everything ends together."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ancrage.jobs.supervisor import Child, Supervisor

SLEEPS = (sys.executable, "-c", "import time; time.sleep(60)")
DIES = (sys.executable, "-c", "pass")
STUBBORN = (
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)",
)


@pytest.fixture
def watch():
    """Run a supervisor beside the test; end it whatever happens."""
    running = []

    def start(*children):
        supervisor = Supervisor(children)
        thread = threading.Thread(target=supervisor.run)
        thread.start()
        running.append((supervisor, thread))
        return supervisor, thread

    yield start
    for supervisor, thread in running:
        supervisor.stop()
        thread.join(20)


def until(fact, seconds=10):
    limit = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < limit, "it did not happen in time"
        time.sleep(0.02)


def test_a_child_that_dies_is_started_again_at_once(watch):
    child = Child("sleeper", SLEEPS)
    watch(child)
    until(lambda: child.process)
    first = child.process
    first.kill()
    until(lambda: child.process not in (None, first))
    assert child.process.poll() is None


def test_a_child_that_keeps_dying_waits_longer_each_time(watch):
    child = Child("mayfly", DIES)
    watch(child)
    until(lambda: child.deaths >= 3)
    assert child.start_at > time.monotonic() - 1


def test_a_child_that_hangs_is_killed_and_started_again(watch):
    child = Child("hung", SLEEPS, is_well=lambda age: age < 0.3)
    watch(child)
    until(lambda: child.process)
    first = child.process
    until(lambda: child.process not in (None, first))
    assert first.returncode == -9


def test_stopping_ends_every_child(watch):
    children = [Child("one", SLEEPS), Child("two", SLEEPS)]
    supervisor, thread = watch(*children)
    until(lambda: all(child.process for child in children))
    supervisor.stop()
    thread.join(10)
    assert all(child.process.poll() is not None for child in children)


def test_a_child_that_will_not_end_is_killed(watch, monkeypatch):
    monkeypatch.setattr("ancrage.jobs.supervisor.PATIENCE", 0.5)
    child = Child("stubborn", STUBBORN)
    supervisor, thread = watch(child)
    until(lambda: child.process)
    time.sleep(0.3)
    supervisor.stop()
    thread.join(10)
    assert child.process.returncode == -9


def test_a_supervised_process_ends_with_its_supervisor():
    parent = (
        "import os, subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', sys.argv[1]], env={**os.environ, 'ANCRAGE_SUPERVISED': str(os.getpid())}, stdout=subprocess.PIPE)\n"
        "child.stdout.readline(); print(child.pid, flush=True); os.kill(os.getpid(), 9)\n"
    )
    child = "from ancrage.jobs.lifeline import end_with_supervisor; end_with_supervisor(); print('ready', flush=True); import time; time.sleep(60)"
    out = subprocess.run(
        [sys.executable, "-c", parent, child], capture_output=True, text=True, check=False, timeout=20
    )
    pid = int(out.stdout)
    until(lambda: not is_alive(pid))


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False
