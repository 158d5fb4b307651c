"""Whatever is typed: no exception, and offsets that give back the person’s own words."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import vigie
from vigie.lexicon import lexicon
from vigie.reading import Outcome, Risk, Subject, Turn
from vigie.shown import as_json, reading_in_words
from vigie.text import CAP, tidy
from vigie.weighing import find

PIECES = st.sampled_from(
    [
        "j’ai mis des cachets de côté",
        "JE VEUX MOURIR",
        "mouriiir",
        "ma sœur",
        "je dors plus",
        "I want to die",
        "pas",
        "\x00",
        "\u200b",
        "\u202e",
        "\ud83d",
        "أريد أن أموت",
        "😀",
        "👩‍👩‍👧",
        "...",
        "\n",
        "ʼ",
        "'",
        "«",
        "— ",
        "e\u0301",
        "ﬁn",
        "İ",
        "<b>mourir</b>",
    ]
)
EVERY_LETTER = st.characters(codec=None, exclude_categories=())  # lone surrogates and null bytes among them
ANYTHING = st.text(EVERY_LETTER, max_size=200)
MESSAGES = st.one_of(ANYTHING, st.lists(st.one_of(PIECES, ANYTHING), max_size=20).map(" ".join))
TURNS = st.lists(
    st.builds(
        Turn,
        role=st.sampled_from(["person", "companion", "professional", "nobody"]),
        text=MESSAGES,
        last_question_kind=st.sampled_from(
            [None, "", "suicide_direct", "suicide_plan", "safety_now", "feeling"]
        ),
    ),
    max_size=4,
)
VERY_LONG = [
    "je veux mourir " * 2_000,
    "a" * 60_000,
    "😀" * 20_001,
    "mourir\x00" * 5_000,
    "أريد " * 5_000,
    "'" * 30_000,
    "e\u0301" * 15_000,
    "j'" * 15_000,
    "\n" * 30_000,
    " . " * 10_000,
    "\u200b" * 30_000,
    "pas pas plus jamais " * 2_000,
]


def assert_sound(reading, text):
    assert "reading_failed" not in reading.quality.notes
    assert reading.risk in set(Risk)
    assert reading.subject in set(Subject)
    assert reading.outcome in set(Outcome)
    for finding in reading.findings:
        assert text[finding.start : finding.end] == finding.quote
        assert 0 <= finding.start < finding.end <= min(len(text), CAP)
    starts = [finding.start for finding in reading.findings if finding.source == "rule"]
    assert starts == sorted(starts)


@settings(max_examples=200, deadline=None)
@given(MESSAGES)
@example("\ud83d")
@example("je veux mourir \udc00 \x00 ")
@example("\x00j\x00e\x00 veux mourir")
@example("\u202eruoj")
def test_a_reading_always_comes_back_and_its_quotes_are_the_text(text):
    assert_sound(vigie.read(text), text)


@settings(max_examples=60, deadline=None)
@given(MESSAGES, TURNS)
def test_whatever_came_before_the_reading_comes_back(text, turns):
    assert_sound(vigie.read(text, context=turns), text)


@settings(max_examples=60, deadline=None)
@given(MESSAGES)
def test_a_reading_can_always_be_shown_and_written(text):
    reading = vigie.read(text)
    assert as_json(reading.as_dict()).encode("utf-8")
    assert reading_in_words(reading)


@settings(max_examples=60, deadline=None)
@given(MESSAGES)
def test_the_same_words_are_read_the_same_way_twice(text):
    assert vigie.read(text) == vigie.read(text)


@settings(max_examples=60, deadline=None)
@given(MESSAGES)
@example("je suis de\u0301sespe\u0301re\u0301, j’ai mis des cachets de co\u0302te\u0301")
def test_composed_and_decomposed_messages_are_read_alike(text):
    known = lexicon("fr")
    composed, decomposed = (
        [
            (found.rule, found.outcome, found.subject, found.qualifiers)
            for found in find(tidy(one, known.forms), known)
        ]
        for one in (unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text))
    )
    assert composed == decomposed


@pytest.mark.parametrize("text", VERY_LONG, ids=lambda text: repr(text[:8]))
def test_what_is_very_long_is_read_up_to_the_cap(text):
    reading = vigie.read(text)
    assert_sound(reading, text)
    assert reading.quality.characters == len(text)
    assert reading.quality.capped or not reading.quality.readable


@settings(max_examples=100, deadline=None)
@given(MESSAGES)
def test_each_tidy_word_knows_its_place(text):
    words = tidy(text, lexicon("fr").forms).words
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.none(), st.integers(), st.binary(), st.lists(st.integers())))
def test_even_what_is_not_text_is_unknown_rather_than_an_error(thing):
    assert vigie.read(thing).outcome == "unknown"
