"""Where one writes in an exercise: what is not of its kind counts as not said, what was written is read again in words."""

import pytest

from ancrage.content import Ask, ExerciseStep
from ancrage.web.person.steps import LONGEST, MOST_LINES, answers_from, fields_of

SLEEP = ExerciseStep("Nuit", "…", asks=(Ask("bed", "Au lit", "time"), Ask("day", "Jour", "day")))
LIST = ExerciseStep("Liste", "…", asks=(Ask("worry", "Souci", "list", count=2, grows=True),))


def step(kind, **options):
    return ExerciseStep("Étape", "…", asks=(Ask("one", "Un", kind, **options),))


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("time", "23:05", "23:05"),
        ("time", "7h30", "07:30"),
        ("time", "25:00", ""),
        ("time", "bientôt", ""),
        ("day", "2026-11-28", "2026-11-28"),
        ("day", "28/11/2026", ""),
        ("day", "2026-02-31", ""),
        ("ten", "10", "10"),
        ("ten", "11", ""),
        ("ten", "-1", ""),
        ("minutes", "007", "7"),
        ("minutes", "9999", ""),
        ("scale", "²", ""),
        ("scale", "100", "100"),
        ("text", " a\x00b ", "ab"),
        ("text", "x" * 9_000, "x" * LONGEST),
    ],
)
def test_what_is_not_of_its_kind_counts_as_not_said(kind, typed, kept):
    assert answers_from({"one": typed}, step(kind)) == {"one": kept}


def test_a_choice_is_one_of_the_options():
    one = step("choice", options=("Oui", "Non"))
    assert answers_from({"one": "Oui"}, one) == {"one": "Oui"}
    assert answers_from({"one": "Peut-être"}, one) == {"one": ""}


def test_a_list_offers_more_lines_once_it_is_filled_and_never_too_many():
    assert len(fields_of(LIST)) == 2
    assert len(fields_of(LIST, {"worry_2": "x"})) == 5
    assert len(fields_of(LIST, {f"worry_{MOST_LINES}": "x"})) == MOST_LINES


def test_lines_beyond_the_last_are_not_taken():
    posted = {f"worry_{number}": "x" for number in range(1, 99)}
    assert len(answers_from(posted, LIST)) == MOST_LINES


def test_a_line_that_is_emptied_is_emptied():
    assert answers_from({"worry_1": ""}, LIST) == {"worry_1": ""}


def test_what_a_step_does_not_ask_is_not_taken():
    assert set(answers_from({"bed": "23:00", "other": "x"}, SLEEP)) == {"bed", "day"}


def test_the_label_that_repeats_the_title_is_for_screen_readers_only():
    twice = ExerciseStep("La situation", "…", asks=(Ask("one", "La situation", "text"),))
    assert fields_of(twice)[0].unseen
    assert not fields_of(step("text"))[0].unseen
