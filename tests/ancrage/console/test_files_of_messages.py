"""`ancrage read` and `ancrage replay`: what outside tools send is read line by line, what is malformed is named."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ancrage.console.main import main

ROOT = Path(__file__).resolve().parents[3]
FIELDS = {
    *("id", "turn", "user", "reply", "words", "questions", "reflections", "advice", "exercises", "resources"),
    *("question", "lines", "kinds", "reading", "alert", "stage", "engine", "ms"),
}


def replay(talks: str, folder: Path, *options: str) -> tuple[int, list[dict], str]:
    file, out = folder / "talks.jsonl", folder / "out.jsonl"
    file.write_text(talks)
    command = [sys.executable, "-m", "ancrage.console.main", "replay", str(file), "--out", str(out), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, [json.loads(line) for line in out.read_text().splitlines()], done.stderr


@pytest.fixture
def read(tmp_path, capsys):
    def run(name, text):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        status = main(["read", str(file)])
        said = capsys.readouterr()
        return status, [json.loads(line) for line in said.out.splitlines()], said.err

    return run


def test_messages_are_read_one_by_one_as_json(read):
    status, found, _err = read(
        "m.jsonl", '{"id": "a", "text": "je voudrais mourir"}\n{"id": "b", "text": "bonjour à toi"}\n'
    )
    assert status == 0
    assert [(line["id"], line["outcome"]) for line in found] == [("a", "open"), ("b", "nothing")]
    assert found[0]["findings"][0]["quote"] == "voudrais mourir"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_read_too(read, separator):
    status, found, _err = read("m.csv", f'id{separator}text\n1{separator}"je voudrais mourir"\n')
    assert (status, found[0]["risk"]) == (0, "passive")


def test_a_malformed_line_is_named_and_the_rest_is_read(read):
    status, found, err = read("m.jsonl", 'pas du json\n{"id": "b", "text": "bonjour"}\n{"id": "c"}\n')
    assert status == 1
    assert [line["id"] for line in found] == ["b"]
    assert "1" in err
    assert "3" in err


def test_a_talk_is_replayed_turn_by_turn_with_every_field(tmp_path):
    talk = {"id": "d01", "turns": [{"turn": 1, "user": "je voudrais mourir"}, {"turn": 2, "user": "oui"}]}
    status, turns, _err = replay(json.dumps(talk) + "\n", tmp_path)
    assert status == 0
    assert [set(turn) for turn in turns] == [FIELDS, FIELDS]
    assert turns[0]["alert"] is not None
    assert "fr_3114" in turns[0]["resources"]


def test_talks_do_not_know_each_other(tmp_path):
    one = {"id": "a", "turns": [{"turn": 1, "user": "je voudrais mourir"}]}
    two = {"id": "b", "turns": [{"turn": 1, "user": "bonjour"}]}
    for options in ((), ("--fresh",)):
        _status, turns, _err = replay(f"{json.dumps(one)}\n{json.dumps(two)}\n", tmp_path, *options)
        assert [turn["alert"] is None for turn in turns] == [False, True]


def test_the_same_draw_says_the_same_words_and_another_draw_may_not(tmp_path):
    talk = json.dumps({"id": "a", "turns": [{"user": "bonjour"}, {"user": "je dors mal"}, {"user": "bof"}]})

    def said(*options):
        return [turn["reply"] for turn in replay(talk + "\n", tmp_path, *options)[1]]

    assert said() == said("--draw", "0")
    assert len({tuple(said("--draw", str(draw))) for draw in range(3)}) > 1


def test_a_talk_can_be_played_at_another_hour_than_now(tmp_path):
    at_night = json.dumps({"id": "a", "turns": [{"user": "bonjour"}]}) + "\n"
    status, turns, _err = replay(at_night, tmp_path, "--at", "2026-03-10T03:00+01:00")
    assert (status, len(turns)) == (0, 1)


def test_an_hour_without_its_zone_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["replay", "talks.jsonl", "--out", str(tmp_path / "out"), "--at", "2026-03-10T03:00"])
    assert "fuseau" in capsys.readouterr().err


def test_a_malformed_talk_is_named_and_the_rest_is_played(tmp_path):
    status, turns, err = replay('{"id": "x"}\n{"id": "b", "turns": [{"user": "bonjour"}]}\n', tmp_path)
    assert status == 1
    assert [turn["id"] for turn in turns] == ["b"]
    assert "1" in err


def test_a_replay_leaves_the_house_as_it_was(tmp_path, db):
    from ancrage.accounts.models import User

    replay('{"id": "b", "turns": [{"user": "bonjour"}]}\n', tmp_path)
    assert not User.objects.exists()
