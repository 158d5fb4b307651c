"""The commands that measure, as they are typed."""

import json

import pytest

from tests.vigie.evaluation.invented import CALM, MINE
from vigie.__main__ import main
from vigie.evaluation import publishing

ROWS = [
    {
        "id": "a",
        "text": "je veux mourir, j'ai mis des cachets de côté",
        "slice": ["sms", "mot_a_moi"],
        **MINE,
    },
    {"id": "b", "text": "il a plu toute la matinée", "slice": ["senior"], **CALM},
]


@pytest.fixture
def file(tmp_path):
    place = tmp_path / "rows.jsonl"
    place.write_text("\n".join(map(json.dumps, ROWS)))
    return str(place)


def told(capsys, *arguments):
    status = main(list(map(str, arguments)))
    return status, capsys.readouterr().out


def test_slices_go_by_their_own_names_and_tags_only_when_asked(file, capsys):
    plain = json.loads(told(capsys, "evaluate", file, "--json")[1])
    asked = json.loads(told(capsys, "evaluate", file, "--json", "--tags")[1])
    assert set(plain["slices"]) == {"texting", "sms", "elder", "short"}
    assert plain["slices"]["sms"] == plain["slices"]["texting"]
    assert "tags" not in plain
    assert set(asked["tags"]) == {"sms", "mot_a_moi", "senior"}


def test_ordinary_messages_are_measured_alone_or_beside(file, tmp_path, capsys):
    ordinary = tmp_path / "ordinary.txt"
    ordinary.write_text("bonjour à tous\nil fait beau\n")
    assert main(["evaluate", file, "--background", str(ordinary)]) == 0
    assert "Sur 2 messages ordinaires" in capsys.readouterr().out
    status, alone = told(capsys, "evaluate", "--json", "--background", ordinary)
    assert (status, json.loads(alone)["background"]["n"]) == (0, 2)
    assert main(["evaluate"]) == 2


def test_two_files_of_answers_are_compared(file, tmp_path, capsys):
    answers = tmp_path / "answers.jsonl"
    main(["evaluate", file, "--answers", str(answers)])
    capsys.readouterr()
    status, same = told(capsys, "compare", answers, answers, "--json")
    assert (status, json.loads(same)["recall"]["p"]) == (0, 1.0)
    assert "Avant et après" in told(capsys, "compare", answers, answers)[1]
    answers.write_text("{oops\n")
    assert main(["compare", str(answers), str(answers)]) == 1


def test_robustness_is_told_by_disturbance_then_by_form(file, capsys):
    status, text = told(capsys, "robustness", file)
    assert status == 0
    assert "deux fautes de frappe" in text
    assert "prénom du Maghreb" in text
    assert json.loads(told(capsys, "robustness", file, "--most", "1", "--json")[1])["robustness"]["most"] == 1


def test_publishing_measures_the_parts_that_were_asked_for(file, tmp_path, monkeypatch):
    kept, cards = [], []
    monkeypatch.setattr(publishing, "keep", lambda found: kept.append(found) or found)
    monkeypatch.setattr(publishing, "write_cards", cards.append)
    answers, ordinary = tmp_path / "answers.jsonl", tmp_path / "ordinary.txt"
    ordinary.write_text("il fait beau\n")
    main(["evaluate", file, "--answers", str(answers)])
    parts = ["--fresh", file, "--background", str(ordinary), "--crossing", str(answers)]
    assert main(["publish", *parts, "--held-out", file, "--robustness", file]) == 0
    assert set(kept[0]) >= {"n", "sample", "fresh", "background", "crossing", "robustness", "bias"}
    assert kept[0]["fresh"]["command"] == "python -m vigie publish --fresh rows.jsonl"
    assert cards == kept
    assert main(["publish"]) == 0
    assert kept[1] == {}
