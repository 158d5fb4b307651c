"""Real web and worker processes, killed where it hurts and at random: nothing accepted is lost."""

import signal
import time
import uuid

import pytest

from tests.processes.browser import Browser
from tests.processes.survival import CALM, DANGER, assert_nothing_lost, settled, storm

pytestmark = pytest.mark.processes

IN_THE_WEB = (
    "say.before_commit",
    "say.committed",
    "reading.started",
    "alert.raised",
    "reading.before_commit",
    "reading.committed",
    "reply.before_commit",
)
IN_THE_OUTBOX = ("delivery.claimed", "delivery.sent", "delivery.marked")
IN_ESCALATION = ("escalation.claimed:2", "escalation.before_commit")


def wait_for_death(house, *, seconds=15):
    limit = time.monotonic() + seconds
    while not house.killed_at_failpoint():
        assert time.monotonic() < limit, f"nobody passed there\n{house.logged()}"
        time.sleep(0.05)


def everybody_talks(house):
    accepted = {}
    for number, person in enumerate(house.facts["people"]):
        browser = Browser(house.port, person)
        browser.say(CALM if number % 2 else DANGER)
        accepted |= browser.accepted
    return accepted


@pytest.mark.parametrize("point", [*IN_THE_WEB, *IN_THE_OUTBOX])
def test_killed_there_nothing_that_a_browser_saw_accepted_is_lost(house, point):
    house.start(failpoint=point)
    accepted = everybody_talks(house)
    wait_for_death(house)
    assert_nothing_lost(house, accepted)


def test_a_message_whose_process_died_is_read_by_the_worker_even_if_one_dies_over_it(house):
    key, person = str(uuid.uuid4()), house.facts["people"][0]
    house.start(failpoint="reading.claimed")
    house.run_and_die("-m", "tests.processes.leave", person["talk"], key, DANGER)
    wait_for_death(house)
    assert_nothing_lost(house, {key: {"text": DANGER}})


@pytest.mark.parametrize("point", IN_ESCALATION)
def test_killed_while_escalating_the_next_people_are_still_told_once(house, point):
    house.start(failpoint=point)
    house.run("-m", "tests.processes.overdue")
    wait_for_death(house)
    limit = time.monotonic() + 25
    while (facts := settled(house, {}))["alerts"][0]["step"] == 0 and time.monotonic() < limit:
        time.sleep(0.5)
    assert facts["alerts"][0]["step"] == 1
    assert "solene@example.org" in "".join(file.read_text() for file in (house.folder / "mail").glob("*"))


def test_killed_twenty_times_at_random_nothing_is_lost(house):
    house.start()
    accepted, killed = storm(house, deaths=20, seed=20)
    assert len([pid for pid in killed if pid]) >= 15
    assert len(accepted) >= 40
    assert_nothing_lost(house, accepted)


def test_it_ends_cleanly_and_leaves_no_process_behind(house):
    house.start()
    family = house.family()
    assert len(family) >= 4, "web, its two processes, and the worker"
    assert house.stop() == 0
    assert not [pid for pid in family if is_alive(pid)]


def test_when_the_supervisor_is_killed_its_children_end_too(house):
    house.start()
    family = house.family()
    house.process.send_signal(signal.SIGKILL)
    house.process.wait(10)
    limit = time.monotonic() + 20
    while [pid for pid in family if is_alive(pid)]:
        assert time.monotonic() < limit
        time.sleep(0.1)


def is_alive(pid):
    from pathlib import Path

    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
