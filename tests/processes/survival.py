"""What must hold whatever died, and the storm that kills at random. Used by the tests (20 deaths) and the bench (200)."""

import json
import os
import random
import signal
import threading
import time

from tests.processes.browser import Browser

DANGER = "je veux mourir, j’ai tout préparé pour ce soir"
CALM = "aujourd’hui j’ai marché un peu au soleil"
UNREAD_AT_MOST = 10.0  # seconds
SETTLED_WITHIN = 30  # seconds for the outbox, retries included


def verdict(house, accepted):
    """Return what the database says of the accepted messages."""
    return json.loads(house.run("-m", "tests.processes.verdict", given=json.dumps(list(accepted))))


def is_settled(facts):
    """Whether nothing is left to read or to send."""
    read = all(one["state"] in ("read", "unknown") for one in facts["messages"].values())
    return read and all(alert["sent"] and not alert["pending"] for alert in facts["alerts"])


def settled(house, accepted):
    """Wait until nothing is left to do, and return the verdict."""
    limit = time.monotonic() + SETTLED_WITHIN
    while not is_settled(facts := verdict(house, accepted)) and time.monotonic() < limit:
        time.sleep(0.5)
    return facts


def assert_nothing_lost(house, accepted):
    """Accepted once, stored once, read in time, answered at most once; each danger raised; each alert delivered."""
    facts = settled(house, accepted)
    for key, said in accepted.items():
        message = facts["messages"][key]
        assert message["rows"] == 1, (said, message)
        assert message["replies"] <= 1, (said, message)
        assert message["unread_for"] is not None, (said, message)
        assert message["unread_for"] <= UNREAD_AT_MOST, (said, message)
        assert message["raised"] or said["text"] != DANGER, (said, message)
    mailed = mails(house)
    for alert in facts["alerts"]:
        assert "email" in alert["sent"], alert
        assert f"/alertes/{alert['id']}/" in mailed, alert
    return facts


def mails(house):
    """Return every mail that left, as one text."""
    return "".join(file.read_text() for file in sorted((house.folder / "mail").glob("*")))


def storm(house, *, deaths, seed, pause=(0.3, 1.2)):
    """Let everybody talk while random processes of the house are killed; return what was accepted, and the killed."""
    dice, over = random.Random(seed), threading.Event()
    browsers = [Browser(house.port, person) for person in house.facts["people"]]
    failures = []
    talkers = [
        threading.Thread(target=talk, args=(browser, over, failures, seed + number))
        for number, browser in enumerate(browsers)
    ]
    for thread in talkers:
        thread.start()
    try:
        killed = []
        for _death in range(deaths):
            wait_for_talk(browsers, dice.uniform(*pause))
            killed.append(kill_one(house, dice))
    finally:
        over.set()
        for thread in talkers:
            thread.join(60)
    assert not failures, failures
    return {key: said for browser in browsers for key, said in browser.accepted.items()}, killed


def talk(browser, over, failures, seed):
    """Say things until the storm is over."""
    dice = random.Random(seed)
    try:
        while not over.is_set():
            browser.say(DANGER if dice.random() < 0.3 else CALM)
            over.wait(dice.uniform(0.05, 0.4))
    except AssertionError as error:
        failures.append(str(error))


def wait_for_talk(browsers, pause):
    """Wait a moment, then until the house has accepted something again: a dead house proves nothing by dying."""
    before, limit = accepted_by(browsers), time.monotonic() + 20
    time.sleep(pause)
    while accepted_by(browsers) == before and time.monotonic() < limit:
        time.sleep(0.02)


def accepted_by(browsers):
    return sum(len(browser.accepted) for browser in browsers)


def kill_one(house, dice):
    """Kill one process under the supervisor; return its id, 0 when it had just ended by itself."""
    while not (family := house.family()):
        time.sleep(0.05)
    victim = dice.choice(family)
    try:
        os.kill(victim, signal.SIGKILL)
    except ProcessLookupError:
        return 0
    return victim
