"""The figures count what they say they count."""

import json

import pytest

from vigie.evaluation import Labelled, Malformed, evaluate, is_held_out, is_in, read_all, read_lines
from vigie.evaluation.errors import errors_in, write_errors
from vigie.evaluation.scores import wilson
from vigie.evaluation.standing import by_way_of_writing
from vigie.evaluation.tables import drawn, percent, sentences, tables
from vigie.reading import Finding, Quality, Reading

QUALITY = Quality("fr", 10)


def heard(*, risk="none", subject="none", outcome="nothing", flags=(), labels=(), kind="suicide"):
    finding = Finding(kind, risk, subject, outcome, "x", 0, 1, "rule", "rule", "0")
    findings = () if outcome in {"nothing", "unknown"} else (finding,)
    return Reading(risk, subject, outcome, QUALITY, "0", flags, labels, findings)


def lines(*rows):
    return list(read_lines([json.dumps(row).encode() for row in rows]))


def figures(*pairs):
    """The figures of rows, each with the reading it gets."""
    readings = {row["text"]: reading for row, reading in pairs}
    return evaluate(
        read_all(lines(*(row for row, _ in pairs)), reader=lambda text: readings.get(text, heard()))
    )


def row(name, **fields):
    return {"id": name, "text": name, **fields}


def test_a_danger_is_caught_when_the_finding_is_about_the_writer():
    mine = {"risk": "plan", "subject": "self"}
    told = figures(
        (row("a1", **mine), heard(risk="plan", subject="self", outcome="open")),
        (row("a2", **mine), heard(risk="passive", subject="self", outcome="ask")),
        (row("a3", **mine), heard(risk="plan", subject="other", outcome="open")),
        (row("a4", **mine), heard()),
        (row("a5", **mine), heard(outcome="unknown")),
    )["risk"]["self"]
    assert (told["n"], told["caught"], told["recall"], told["opened"]) == (5, 2, 0.4, 0.4)
    assert told["by_level"]["plan"]["n"] == 5
    assert told["by_level"]["passive"] == {"n": 0, "caught": 0, "recall": None, "ci95": None}


def test_a_danger_for_someone_else_is_caught_by_any_finding_of_risk():
    theirs = {"risk": "active", "subject": "other"}
    told = figures(
        (row("a1", **theirs), heard(risk="active", subject="other", outcome="open")),
        (row("a2", **theirs), heard(risk="active", subject="self", outcome="open")),
        (row("a3", **theirs), heard(kind="self_harm", subject="other", outcome="open")),
    )["risk"]["other"]
    assert (told["n"], told["caught"], told["subject_right"]) == (3, 2, 0.5)


def test_what_is_for_nothing_is_counted_where_nobody_is_in_danger():
    calm = {"risk": "none", "subject": "none", "self_harm": False}
    told = figures(
        (row("a1", **calm), heard(risk="plan", subject="self", outcome="open")),
        (row("a2", **calm), heard(risk="passive", subject="self", outcome="ask")),
        (row("a3", **calm), heard(outcome="unknown")),
        (row("a4", **calm), heard()),
        (row("hurt", risk="none", subject="self", self_harm=True), heard(outcome="open", subject="self")),
        (row("ask", **calm, outcome="ask"), heard(outcome="ask", subject="self")),
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
    told = figures(
        (
            row("a1", risk="plan", subject="self", slice=["sms"]),
            heard(risk="plan", subject="self", outcome="open"),
        ),
        (
            row("a2", risk="plan", subject="self", slice=["sms"]),
            heard(risk="active", subject="self", outcome="open"),
        ),
        (row("a3", risk="plan", subject="self", slice=["sms"]), heard()),
        (
            row("a4", risk="none", subject="none", slice=["sms"]),
            heard(risk="active", subject="self", outcome="open"),
        ),
    )
    assert told["level_agreement"] == {"n": 3, "exact": 0.3333, "within_one": 0.6667}
    sms = told["slices"]["sms"]
    assert (sms["n"], sms["at_risk"], sms["recall"], sms["false_open"]) == (4, 3, 0.6667, 1.0)


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
    reads = read_all(
        lines(
            row("a1", risk="plan", subject="self", labels=["grief"], self_harm=True, outcome="open"),
            row("a2", risk="none", subject="none", labels=[]),
        ),
        reader=lambda text: heard(risk="active", subject="self", outcome="open") if text == "a2" else heard(),
    )
    assert list(errors_in(reads[0])) == [
        "missed_self:plan",
        "outcome:open",
        "missed:self_harm",
        "missed:grief",
    ]
    assert list(errors_in(reads[1])) == ["false_open"]
    write_errors(tmp_path / "errors.jsonl", reads)
    told = [json.loads(line) for line in (tmp_path / "errors.jsonl").read_text().splitlines()]
    assert [one["id"] for one in told] == ["a1", "a2"]
    assert told[1]["reading"]["outcome"] == "open"


def test_ways_of_writing_gather_the_tags_of_several_authors():
    ways = by_way_of_writing(
        lines(
            row("a1", slice=["texting", "uk"], lang="en"),
            {"id": "a2", "text": "je sais pas trop quoi vous dire mais la je suis a bout de tout et voila"},
        )
    )
    assert [one.slices for one in ways] == [("sms", "en", "short"), ("no_accents",)]


def test_the_tables_hold_each_share_with_its_count_and_its_bounds():
    told = figures(
        (row("a1", risk="plan", subject="self"), heard(risk="plan", subject="self", outcome="open"))
    )
    text = "\n".join([*sentences(told), *map(drawn, tables(told))])
    assert "un moyen, une date, un adieu" in text
    assert "20,6 % à 100 %" in text
    assert percent(None) == "–"
