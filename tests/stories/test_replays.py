"""Written talks, played through the real companion: help on every crisis turn, without exception."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ancrage.console.main import main

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "data/replay").glob("*.jsonl"))
LEVELS = {"yellow": 1, "orange": 2, "red": 3}
PLAIN = {
    "help": lambda turn: bool(turn["resources"]),
    "question": lambda turn: turn["questions"] > 0,
    "exercise": lambda turn: bool(turn["exercises"]),
    "alert": lambda turn: turn["alert"] is not None,
}


def shows(turn: dict, word: str) -> bool:
    """Whether a turn's result shows what a word asks for (data/replay/README.md)."""
    kind, _, value = word.partition(":")
    if not value:
        return PLAIN[word](turn)
    return {
        "resource": value in turn["resources"],
        "stage": turn["stage"] == value,
        "says": any(words in turn["reply"].lower() for words in value.lower().split("|")),
    }[kind]


def level(turn: dict) -> int:
    return LEVELS[turn["alert"]["level"]] if turn["alert"] else 0


@pytest.fixture(scope="module")
def played(tmp_path_factory) -> dict[tuple[str, int], dict]:
    out = tmp_path_factory.mktemp("replay") / "out.jsonl"
    turns = {}
    for file in FILES:
        again = [sys.executable, "-m", "ancrage.console.main", "replay", str(file), "--out", str(out)]
        subprocess.run(again, cwd=ROOT, check=True, capture_output=True)
        for line in out.read_text().splitlines():
            turn = json.loads(line)
            turns[turn["id"], turn["turn"]] = turn
    return turns


def written() -> list:
    talks = [json.loads(line) for file in FILES for line in file.read_text().splitlines()]
    return [
        pytest.param(talk["id"], turn, id=f"{talk['id']}-{turn['turn']}")
        for talk in talks
        for turn in talk["turns"]
    ]


def test_there_are_talks_to_play():
    assert len({param.values[0] for param in written()}) >= 15


@pytest.mark.parametrize(("talk", "turn"), written())
def test_a_turn_shows_what_was_written_for_it(played, talk, turn):
    result = played[talk, turn["turn"]]
    missing = [word for word in turn.get("must", []) if not shows(result, word)]
    unwanted = [word for word in turn.get("must_not", []) if shows(result, word)]
    assert (missing, unwanted) == ([], []), result
    assert level(result) >= turn.get("level", 0), result


def test_no_crisis_turn_is_without_help(played):
    without = [
        turn for turn in played.values() if turn["reading"]["outcome"] == "open" and not turn["resources"]
    ]
    assert without == []


def test_no_turn_asks_more_than_one_question(played):
    assert [turn["id"] for turn in played.values() if turn["questions"] > 1] == []


def test_the_command_refuses_an_engine_that_is_not_there(tmp_path, capsys):
    assert main(["replay", str(FILES[0]), "--out", str(tmp_path / "out"), "--engine", "llm"]) == 1
    assert "ancrage :" in capsys.readouterr().err
