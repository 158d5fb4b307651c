"""What one quote already says is not said twice."""

from dataclasses import replace

from vigie.echoes import without_echoes
from vigie.reading import Finding

LONG = Finding("suicide", "plan", "self", "open", "mis des cachets de côté", 0, 23, "a", "rule", "0", (), "")
SHORT = replace(LONG, quote="cachets de côté", start=8, rule="b")


def test_a_shorter_quote_of_the_same_thing_is_left_out():
    assert without_echoes([SHORT, LONG]) == [LONG]


def test_the_same_words_are_kept_once():
    assert without_echoes([LONG, replace(LONG, rule="c")]) == [LONG]


def test_a_graver_level_in_a_shorter_quote_is_kept():
    graver = replace(SHORT, level="imminent")
    assert without_echoes([LONG, graver]) == [LONG, graver]


def test_what_is_lowered_hides_nothing():
    mention = replace(LONG, outcome="nothing")
    assert without_echoes([mention, SHORT]) == [mention, SHORT]


def test_someone_else_is_not_an_echo():
    other = replace(SHORT, subject="other")
    assert without_echoes([LONG, other]) == [LONG, other]
