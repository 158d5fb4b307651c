"""Two versions are compared on the messages that both answered, pair by pair."""

import json

import pytest

from tests.vigie.evaluation.invented import ASKED, CALM, MINE, OPENED, heard, reads, row
from vigie.evaluation import evaluate
from vigie.evaluation.answers import read_answers, sound, write_answers
from vigie.evaluation.compare import compare
from vigie.evaluation.exact import difference_interval, mcnemar, poisson_interval
from vigie.evaluation.tables import compared

SAME = {"latency_ms", "peak_memory_mb"}


def version(*answers):
    """Answers to six messages: four in danger, two harmless."""
    rows = [row(f"a{number}", **MINE, slice=["sms"]) for number in range(4)]
    rows += [row(f"b{number}", **CALM) for number in range(2)]
    return reads(*zip(rows, answers, strict=True))


BEFORE = version(OPENED, heard(), heard(), heard(), OPENED, heard())
AFTER = version(heard(), OPENED, ASKED, ASKED, heard(), heard())


def test_answers_are_written_without_words_and_read_again_with_the_same_figures(tmp_path):
    place = tmp_path / "answers.jsonl"
    write_answers(place, AFTER)
    told = [json.loads(line) for line in place.read_text().splitlines()]
    assert "text" not in told[0]
    assert (told[0]["id"], told[0]["source"], told[0]["answer"]["outcome"]) == (
        "a0",
        "invented.jsonl",
        "nothing",
    )
    again, first = evaluate(sound(read_answers(place))), evaluate(AFTER)
    assert {name: again[name] for name in again.keys() - SAME} == {
        name: first[name] for name in first.keys() - SAME
    }


def test_a_line_that_holds_no_answer_is_told(tmp_path):
    place = tmp_path / "answers.jsonl"
    place.write_text('{"id": "a"}\n\n{"id": "a", "answer": {"outcome": "open"}}\nnull\n')
    assert [one.line for one in read_answers(place)] == [1, 3, 4]


def test_what_changed_is_counted_on_both_sides():
    told = compare(BEFORE, AFTER)
    recall = told["recall"]
    assert (recall["before"], recall["after"], recall["difference"]) == (0.25, 0.75, 0.5)
    assert (recall["only_before"], recall["only_after"], recall["p"]) == (1, 3, 0.625)
    alarms = told["false_open"]
    assert (alarms["before"], alarms["after"], alarms["only_before"]) == (0.5, 0.0, 1)
    assert told["slices"]["texting"]["recall"] == recall


def test_messages_that_only_one_version_answered_are_left_out():
    told = compare(BEFORE[1:], AFTER)
    assert (told["pairs"], told["alone"]) == (5, {"before": 0, "after": 1})
    assert compare(BEFORE, [])["recall"]["p"] == 1.0


def test_a_comparison_is_shown_in_tables():
    text = compared(compare(BEFORE, AFTER))
    assert "25 %" in text
    assert "écriture SMS" in text


@pytest.mark.parametrize(
    ("only_before", "only_after", "p"),
    [(0, 0, 1.0), (0, 5, 0.0625), (1, 9, 0.021484), (10, 10, 1.0), (900, 1200, 0.0)],
)
def test_mcnemar_is_exact(only_before, only_after, p):
    assert mcnemar(only_before, only_after) == mcnemar(only_after, only_before) == pytest.approx(p, abs=1e-6)


@pytest.mark.parametrize(
    ("count", "low", "high"), [(0, 0.0, 3.689), (1, 0.025, 5.572), (10, 4.795, 18.390), (100, 81.36, 121.63)]
)
def test_poisson_intervals_are_exact(count, low, high):
    assert poisson_interval(count) == pytest.approx((low, high), abs=0.01)


def test_the_interval_of_a_difference_holds_it():
    low, high = difference_interval(5, 15, 100)
    assert low < 0.1 < high
    assert difference_interval(0, 0, 0) is None
