"""Simpler readers run beside vigie; one whose package is missing says so."""

import json

from bench.vigie_baselines import at_same_alarms, main, row
from bench.vigie_readers import _says

from tests.vigie.evaluation.invented import CALM, MINE


def test_the_keyword_list_and_vigie_run_side_by_side(tmp_path, capsys):
    file = tmp_path / "rows.jsonl"
    rows = [{"id": "a", "text": "je veux mourir", **MINE}, {"id": "b", "text": "il pleut", **CALM}]
    file.write_text("\n".join(map(json.dumps, rows)))
    assert main([str(file), "--half", "all", "--learn", "--only", "keywords", "vigie_whole"]) == 0
    told = capsys.readouterr().out
    assert "2 messages: 1 with somebody in danger, 1 harmless" in told
    assert told.count("100%") >= 2
    assert "vigie_whole" in told


def test_a_reader_that_cannot_run_says_so():
    assert "No module named 'x'" in row({"name": "x", "missing": "No module named 'x'"}, None)[1]


def test_scores_are_also_compared_at_the_same_alarms():
    rows = [[True, False, 0.9], [True, False, -0.5], [False, True, 0.5], [False, True, -0.7]]
    assert at_same_alarms({"rows": rows}, 0.5) == 1.0
    assert at_same_alarms({"rows": rows}, 0.0) == 0.5


def test_lemma_rules_hear_close_lemmas_that_nobody_denies():
    assert _says(["je", "vouloir", "mourir"])
    assert not _says(["je", "vouloir", "pas", "mourir"])
    assert not _says(["vouloir", "dormir", "et", "manger", "sans", "mourir"])
