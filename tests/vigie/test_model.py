"""The second ear: it raises what the rules missed, never lowers, and is learned the same way each time."""

import json
from dataclasses import replace

import pytest

import vigie
from vigie.evaluation import training
from vigie.evaluation.learning import folded, learn
from vigie.features import features
from vigie.lexicon import lexicon
from vigie.model import EVEN, LEVELS, OTHER, RISK, Head, Seen, find_by_model, heads, pack, unpack
from vigie.text import tidy
from vigie.weighing import find

MISSED_BY_RULES = "voilà, tout est réglé pour les petits, la maison est à leur nom, je peux m'en aller tranquille maintenant"


def read(text):
    return tidy(text, lexicon("fr").forms)


def test_the_shipped_model_answers_every_question():
    assert {RISK, OTHER, *LEVELS, "sleep", "grief", "panic"} <= set(heads())


def test_what_the_rules_missed_is_raised_with_its_words_and_its_source():
    findings = [one for one in find_by_model(read(MISSED_BY_RULES), []) if one.kind == "suicide"]
    assert findings, "the model should hear it"
    assert findings[0].quote in MISSED_BY_RULES
    assert findings[0].rule == "model.risk"
    assert findings[0].outcome == "ask"
    assert findings[0].version == vigie.VERSION


@pytest.mark.parametrize("text", ["je veux me tuer", "je dors plus, j'ai mis des cachets de côté"])
def test_what_the_rules_opened_is_left_as_they_said_it(text):
    message = read(text)
    rules = find(message, lexicon("fr"))
    assert not [one for one in find_by_model(message, rules) if one.kind == "suicide"]


@pytest.mark.parametrize("text", ["bonjour", "ok", "merci à vous", "oui"])
def test_a_word_or_two_is_not_guessed_from(text):
    assert vigie.read(text).findings == ()


def test_a_head_learns_what_it_is_shown():
    rows = [
        features(read(text).words and [w.form for w in read(text).words])
        for text in ("il fait beau", "je souffre")
    ]
    head = learn("pain", folded(rows * 10, 1 << 10), [False, True] * 10, 1 << 10)
    assert head.score(Seen(rows[1])) > 0 > head.score(Seen(rows[0]))


def test_learning_twice_gives_the_same_weights():
    rows, answers = folded([[1, 2], [2, 3], [4, 5]], 16), [True, False, True]
    assert learn("x", rows, answers, 16) == learn("x", rows, answers, 16)


def test_a_packed_model_comes_back_the_same():
    head = Head("risk", bytes([EVEN, EVEN + 2, EVEN - 2, EVEN]), 0.5, 0.1, 1.0)
    assert unpack(pack({"risk": head}, {"version": "x"})) == {"risk": head}
    assert head.score(Seen([1])) == pytest.approx(0.1 + 0.5 * 2)


def test_training_reads_the_growing_part_only(tmp_path, monkeypatch):
    rows = [
        {
            "id": f"x{number:04}",
            "text": "je veux mourir" if number % 2 else "il fait beau",
            "risk": risk,
            "labels": [],
        }
        for number in range(1, 41)
        for risk in ["passive" if number % 2 else "none"]
    ]
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(
        "".join(json.dumps({**row, "subject": "self"}) + "\n" for row in rows), encoding="utf-8"
    )
    seen = []
    monkeypatch.setattr(training, "train", lambda grown: seen.extend(one.id for one, _ in grown) or {})
    assert training.main([str(corpus), "--out", str(tmp_path / "model.bin.gz")]) == 0
    assert seen
    assert not [row_id for row_id in seen if training.is_in("held-out", row_id)]


def test_what_only_the_model_hears_is_never_opened(monkeypatch):
    sure = {name: replace(head, asks=-99.0) for name, head in heads().items()}
    monkeypatch.setattr("vigie.model.heads", lambda: sure)
    raised = find_by_model(read(MISSED_BY_RULES), [])
    assert raised
    assert {one.outcome for one in raised} <= {"ask", "nothing"}
