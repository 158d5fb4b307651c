"""Two professionals take the same alerts at the same moment, from two processes."""

import json
import subprocess
import sys
import time

import pytest

from tests.processes.house import ROOT

pytestmark = pytest.mark.processes


@pytest.fixture
def outcomes(house, tmp_path):
    house.run("-m", "tests.processes.alerts")
    go = tmp_path / "go"
    takers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.processes.taker", name, str(tmp_path / f"{name}.ready"), str(go)],
            cwd=ROOT,
            env=house.environment(),
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("claire", "solene")
    ]
    limit = time.monotonic() + 30
    while len(list(tmp_path.glob("*.ready"))) < len(takers):
        assert time.monotonic() < limit
        time.sleep(0.01)
    go.touch()
    lines = [line for taker in takers for line in taker.communicate(timeout=60)[0].splitlines()]
    return [json.loads(line) for line in lines]


def test_one_wins_and_the_other_is_told_who(outcomes):
    winners = {line["alert"]: line["by"] for line in outcomes if not line["said"]}
    losers = {line["alert"]: line["said"] for line in outcomes if line["said"]}
    assert len(winners) == len(losers) == len(outcomes) / 2 >= 50
    assert all(losers[alert] == f"{winner} a déjà pris cette alerte." for alert, winner in winners.items())
    assert sum(overlap(outcomes, alert) for alert in winners) >= 3, "both were really there at once"


def overlap(outcomes, alert):
    one, other = (line for line in outcomes if line["alert"] == alert)
    return one["from"] < other["to"] and other["from"] < one["to"]
