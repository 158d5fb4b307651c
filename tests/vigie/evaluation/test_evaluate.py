"""The figures count what they say they count."""

import json

import pytest

from tests.vigie.evaluation.invented import (
    ASKED,
    CALM,
    MINE,
    OPENED,
    THEIRS,
    UNREAD,
    figures,
    heard,
    reads,
    row,
)
from vigie.evaluation import Labelled, Malformed, is_held_out, is_in, read_lines
from vigie.evaluation.errors import errors_in, write_errors
from vigie.evaluation.scores import wilson
from vigie.evaluation.tables import in_words


def test_a_danger_is_caught_when_the_finding_is_about_the_writer():
    told = figures(
        (row("a1", **MINE), OPENED),
        (row("a2", **MINE), ASKED),
        (row("a3", **MINE), heard(risk="plan", subject="other", outcome="open")),
        (row("a4", **MINE), heard()),
        (row("a5", **MINE), UNREAD),
    )["risk"]["self"]
    assert (told["n"], told["caught"], told["recall"]) == (5, 2, 0.4)
    assert (told["opened"], told["asked"], told["unknown"]) == (0.4, 0.2, 1)
    assert told["by_level"]["plan"]["n"] == 5
    assert (told["by_level"]["passive"]["n"], told["by_level"]["passive"]["recall"]) == (0, None)


def test_what_could_not_be_read_is_missed_when_in_danger_and_asked_for_nothing_when_harmless():
    told = figures(
        (row("a1", **MINE), UNREAD), (row("a2", **CALM), UNREAD), (row("a3", **CALM, lang="en"), heard())
    )
    assert told["unknown"] == {"n": 2, "at_risk": 1, "harmless": 1, "language_mistaken": 1}
    assert told["risk"]["self"]["caught"] == 0
    assert told["risk"]["none"]["false_open_or_ask"] == 0.5
    assert told["languages"]["en"]["n"] == 1


def test_a_danger_for_someone_else_is_caught_by_any_finding_of_risk():
    told = figures(
        (row("a1", **THEIRS), heard(risk="active", subject="other", outcome="open")),
        (row("a2", **THEIRS), heard(risk="active", subject="self", outcome="open")),
        (row("a3", **THEIRS), heard(kind="self_harm", subject="other", outcome="open")),
    )["risk"]["other"]
    assert (told["n"], told["caught"], told["subject_right"]) == (3, 2, 0.5)


def test_what_is_for_nothing_is_counted_where_nobody_is_in_danger():
    told = figures(
        (row("a1", **CALM), heard(risk="plan", subject="self", outcome="open")),
        (row("a2", **CALM), heard(risk="passive", subject="self", outcome="ask")),
        (row("a3", **CALM), heard(outcome="unknown")),
        (row("a4", **CALM), heard()),
        (row("hurt", risk="none", subject="self", self_harm=True), heard(outcome="open", subject="self")),
        (row("ask", **CALM, outcome="ask"), heard(outcome="ask", subject="self")),
    )["risk"]["none"]
    assert (told["n"], told["opened"], told["asked"]) == (4, 1, 2)
    assert (told["false_open"], told["false_open_or_ask"]) == (0.25, 0.75)


def test_what_is_absent_is_not_scored():
    told = figures((row("a1"), heard(risk="plan", subject="self", outcome="open", labels=("sleep",))))
    assert told["n"] == 1
    assert [told["risk"][who]["n"] for who in ("self", "other", "none")] == [0, 0, 0]
    assert told["self_harm"]["n"] == told["level_agreement"]["n"] == told["signals"]["n"] == 0
    assert told["signals"]["macro_f1"] is None


def test_labels_have_precision_recall_and_f1():
    told = figures(
        (row("a1", labels=["sleep"]), heard(labels=("sleep",))),
        (row("a2", labels=["sleep", "grief"]), heard()),
        (row("a3", labels=[]), heard(labels=("sleep",))),
        (row("a4", labels=[]), heard()),
    )["signals"]
    assert told["by_label"]["sleep"] == {"n": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert told["by_label"]["grief"] == {"n": 1, "precision": None, "recall": 0.0, "f1": 0.0}
    assert (told["macro_f1"], told["micro_f1"]) == (0.25, 0.4)
    assert told["unlabelled"] == {"n": 2, "with_any_finding": 0.5}


def test_flags_are_scored_where_they_are_said():
    told = figures(
        (row("a1", self_harm=True), heard(flags=("self_harm",))),
        (row("a2", self_harm=False), heard(flags=("self_harm",))),
        (row("a3"), heard(flags=("self_harm",))),
        (row("a4", psychosis=True), heard()),
    )
    assert (told["self_harm"]["n"], told["self_harm"]["recall"], told["self_harm"]["precision"]) == (
        1,
        1,
        0.5,
    )
    assert told["flags"]["psychosis"]["recall"] == 0
    assert told["flags"]["psychosis"]["precision"] is None


def test_levels_and_slices():
    sms = {"slice": ["sms"]}
    told = figures(
        (row("a1", **MINE, **sms), OPENED),
        (row("a2", **MINE, **sms), heard(risk="active", subject="self", outcome="open")),
        (row("a3", **MINE, **sms), heard()),
        (row("a4", **CALM, **sms), OPENED),
    )
    assert told["level_agreement"] == {"n": 3, "exact": 0.3333, "within_one": 0.6667}
    texting = told["slices"]["texting"]
    assert (texting["n"], texting["at_risk"], texting["recall"], texting["false_open"]) == (4, 3, 0.6667, 1.0)


@pytest.mark.parametrize(
    ("hits", "n", "bounds"),
    [(231, 240, [0.9303, 0.9801]), (0, 10, [0.0, 0.2775]), (10, 10, [0.7225, 1.0]), (0, 0, None)],
)
def test_intervals_are_wilsons(hits, n, bounds):
    assert wilson(hits, n) == bounds


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "JSON"),
        (b"[1]", "JSON"),
        (b"null", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b'{"id": "a", "text": "\xe9"}', "UTF-8"),
        (b'{"id": "a"}', "text"),
        (b'{"id": "a", "text": 3}', "text"),
        (b'{"text": "mes mots secrets"}', "id"),
        (b'{"id": "a", "text": "mes mots secrets", "risk": "high"}', "risk"),
        (b'{"id": "a", "text": "mes mots secrets", "risk": ["plan"]}', "risk"),
        (b'{"id": "a", "text": "mes mots secrets", "subject": 1}', "subject"),
        (b'{"id": "a", "text": "mes mots secrets", "labels": "sleep"}', "labels"),
        (b'{"id": "a", "text": "mes mots secrets", "self_harm": "no"}', "self_harm"),
    ],
)
def test_a_malformed_line_is_told_without_its_words_and_the_rest_is_read(line, why):
    good = b'{"id": "b", "text": "bonjour", "extra": {"kept": 1}}'
    first, second = read_lines([b"\n", line, good])
    assert isinstance(first, Malformed)
    assert first.line == 2
    assert why in first.why
    assert "secrets" not in first.why
    assert isinstance(second, Labelled)
    assert second.row["extra"] == {"kept": 1}


def test_a_byte_order_mark_is_no_mistake():
    assert [line.id for line in read_lines([b'\xef\xbb\xbf{"id": 7, "text": "x"}', b"\xef\xbb\xbf"])] == ["7"]


def test_the_split_is_stable_and_keeps_twins_together():
    assert [is_held_out(f"in{number:04}") for number in (1, 5, 9, 13, 17, 21)] == [
        is_held_out(f"IN{number + 3:04}") for number in (1, 5, 9, 13, 17, 21)
    ]
    names = [f"xx{number}" for number in range(1, 3001)]
    assert 0.28 < sum(map(is_held_out, names)) / len(names) < 0.39
    assert all(is_in("all", name) for name in names)
    assert all(is_in("development", name) != is_in("held-out", name) for name in names)
    assert is_held_out("sans-numero") in {True, False}


def test_errors_say_what_went_wrong(tmp_path):
    missed, false = reads(
        (row("a1", **MINE, labels=["grief"], self_harm=True, outcome="open"), heard()),
        (row("a2", risk="none", subject="none", labels=[]), OPENED),
    )
    assert list(errors_in(missed)) == ["missed_self:plan", "outcome:open", "missed:self_harm", "missed:grief"]
    assert list(errors_in(false)) == ["false_open"]
    ordinary = reads((row("b1"), ASKED), (row("b2"), heard()))
    write_errors(tmp_path / "errors.jsonl", [missed, false], ordinary)
    told = [json.loads(line) for line in (tmp_path / "errors.jsonl").read_text().splitlines()]
    assert [(one["id"], one["errors"][0]) for one in told[1:]] == [
        ("a2", "false_open"),
        ("b1", "background_ask"),
    ]
    assert told[1]["reading"]["outcome"] == "open"


def test_the_tables_hold_each_share_with_its_count_and_its_bounds():
    text = in_words(figures((row("a1", **MINE), OPENED)))
    assert "un moyen, une date, un adieu" in text
    assert "20,6 % à 100 %" in text
