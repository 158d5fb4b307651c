"""Each author is read by a model that never saw them, and the answers are added up."""

import json

from tests.vigie.evaluation.invented import CALM, MINE, OPENED, heard
from vigie.evaluation.answers import read_answers, sound
from vigie.evaluation.authors import by_hand, hands
from vigie.evaluation.crossing import honest, leave_one_out, main


def corpus(folder):
    files = []
    for name in ("anne", "bruno", "chloe"):
        rows = [
            {"id": f"{name}1", "text": f"danger de {name}", **MINE},
            {"id": f"{name}2", "text": "calme", **CALM},
        ]
        files.append(folder / f"{name}.jsonl")
        files[-1].write_text("\n".join(map(json.dumps, rows)))
    return files


def by_heart(files):
    """A model that only recognises the messages it learned."""
    learned = {json.loads(line)["text"] for file in files for line in file.read_text().splitlines()}
    return lambda text: OPENED if text in learned else heard()


def test_no_model_reads_a_file_that_it_learned_from(tmp_path):
    out = tmp_path / "answers"
    places = list(leave_one_out(corpus(tmp_path), by_heart, out))
    assert [place.name for place in places] == [
        "without-anne.jsonl",
        "without-bruno.jsonl",
        "without-chloe.jsonl",
    ]
    told = honest([one for place in places for one in sound(read_answers(place))])
    assert told["total"]["recall"] == 0.0
    assert {name: part["at_risk"] for name, part in told["authors"].items()} == {
        "anne": 1,
        "bruno": 1,
        "chloe": 1,
    }
    assert told["total"]["false_open"] == 1.0


def test_answers_already_there_are_kept(tmp_path):
    out = tmp_path / "answers"
    files = corpus(tmp_path)
    list(leave_one_out(files, by_heart, out))

    def never(_files):
        raise AssertionError

    assert len(list(leave_one_out(files, never, out))) == 3


def test_the_command_adds_answers_up(tmp_path, capsys):
    places = list(map(str, leave_one_out(corpus(tmp_path), by_heart, tmp_path / "answers")))
    assert main(places) == 0
    assert "anne" in capsys.readouterr().out
    main([*places, "--json"])
    assert json.loads(capsys.readouterr().out)["n"] == 6


def test_files_of_one_hand_are_left_out_together(tmp_path, monkeypatch):
    monkeypatch.setattr("vigie.evaluation.authors.hands", lambda: {"anne": "x", "chloe": "x", "bruno": "y"})
    seen = []

    def train(files):
        seen.append([file.stem for file in files])
        return by_heart(files)

    places = list(leave_one_out(corpus(tmp_path), train, tmp_path / "answers"))
    assert seen == [["bruno"], ["anne", "chloe"]]
    told = honest([one for place in places for one in sound(read_answers(place))])
    assert {name: part["n"] for name, part in told["authors"].items()} == {"anne + chloe": 4, "bruno": 2}


def test_the_corpus_tells_whose_hand_wrote_each_file(tmp_path):
    told = tmp_path / "files.yaml"
    told.write_text("files:\n  nuit: {author: a}\n  jour: {author: a}\n  soir: {author: b}\n")
    assert by_hand(["soir", "nuit", "jour", "autre"], hands(told)) == {
        "autre": ("autre",),
        "jour + nuit": ("jour", "nuit"),
        "soir": ("soir",),
    }
    assert hands(tmp_path / "absent.yaml") == {}
