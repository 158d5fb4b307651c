"""Real web and worker processes, killed where it hurts and at random: nothing accepted is lost."""

import signal
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from tests.processes.browser import Browser
from tests.processes.house import is_alive
from tests.processes.survival import CALM, DANGER, assert_nothing_lost, mails, settled, storm

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
SIDE_BY_SIDE = 4  # houses at once: what they do most is wait for a lease to end


def wait_for(fact, *, seconds=20, said=lambda: ""):
    limit = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < limit, f"it did not happen in time\n{said()}"
        time.sleep(0.05)


def wait_for_death(house):
    wait_for(house.killed_at_failpoint, said=house.logged)


@contextmanager
def copied(made, folder):
    house = made.copy(folder)
    try:
        yield house
    finally:
        house.stop()
        house.drop_database()


def everybody_talks(house):
    accepted = {}
    for number, person in enumerate(house.facts["people"]):
        browser = Browser(house.port, person)
        browser.say(CALM if number % 2 else DANGER)
        accepted |= browser.accepted
    return accepted


def survive_talking(house, point):
    house.start(failpoint=point)
    accepted = everybody_talks(house)
    wait_for_death(house)
    assert_nothing_lost(house, accepted)


def survive_left_behind(house, point):
    """A message whose web process died is claimed by a worker, which dies over it too."""
    key, person = str(uuid.uuid4()), house.facts["people"][0]
    house.start(failpoint=point)
    house.run_and_die("-m", "tests.processes.leave", person["talk"], key, DANGER)
    wait_for_death(house)
    assert_nothing_lost(house, {key: {"text": DANGER}})


def survive_escalating(house, point):
    house.start(failpoint=point)
    house.run("-m", "tests.processes.overdue")
    wait_for_death(house)
    wait_for(lambda: settled(house, {})["alerts"][0]["step"] >= 1, seconds=40, said=house.logged)
    wait_for(lambda: "solene@example.org" in mails(house))
    assert settled(house, {})["alerts"][0]["step"] == 1, "told once more than the policy says"


SURVIVALS = {
    **dict.fromkeys((*IN_THE_WEB, *IN_THE_OUTBOX), survive_talking),
    "reading.claimed": survive_left_behind,
    **dict.fromkeys(IN_ESCALATION, survive_escalating),
}


@pytest.fixture(scope="module")
def survivals(made, tmp_path_factory):
    """Kill one house at each fail-point, a few houses at once; each test looks at its own."""

    def live(point):
        with copied(made, tmp_path_factory.mktemp("killed") / "site") as house:
            SURVIVALS[point](house, point)

    with ThreadPoolExecutor(SIDE_BY_SIDE) as houses:
        yield {point: houses.submit(live, point) for point in SURVIVALS}


@pytest.mark.parametrize("point", SURVIVALS)
def test_killed_there_nothing_is_lost(survivals, point):
    survivals[point].result()


def test_a_message_that_kills_whoever_reads_it_becomes_unknown_and_a_human_is_told_in_time(house):
    house.start(failpoint="reading.started", always=True)
    browser = Browser(house.port, house.facts["people"][0])
    key = browser.say(CALM)
    facts = assert_nothing_lost(house, browser.accepted)
    assert facts["messages"][key]["state"] == "unknown"
    assert facts["messages"][key]["raised"]


def test_killed_twenty_times_at_random_nothing_is_lost(house):
    house.start()
    accepted, killed = storm(house, deaths=20, seed=20)
    assert len([pid for pid in killed if pid]) >= 15
    assert len(accepted) >= 20
    assert_nothing_lost(house, accepted)


def test_it_ends_cleanly_and_leaves_no_process_behind(house):
    house.start()
    wait_for(lambda: len(house.family()) >= 4, said=house.logged)  # web, its two processes, the worker
    family = house.family()
    assert house.stop() == 0
    assert not [pid for pid in family if is_alive(pid)]


def test_when_the_supervisor_is_killed_its_children_end_too(house):
    house.start()
    wait_for(lambda: len(house.family()) >= 4, said=house.logged)
    family = house.family()
    house.process.send_signal(signal.SIGKILL)
    house.process.wait(10)
    wait_for(lambda: not [pid for pid in family if is_alive(pid)])
