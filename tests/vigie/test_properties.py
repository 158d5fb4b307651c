"""Whatever is typed: no exception, and offsets that give back the person’s own words."""

from hypothesis import given, settings
from hypothesis import strategies as st

import vigie
from vigie.lexicon import lexicon
from vigie.text import tidy

PIECES = st.sampled_from(
    [
        "j’ai mis des cachets de côté",
        "JE VEUX MOURIR",
        "mouriiir",
        "ma sœur",
        "je dors plus",
        "\x00",
        "\u200b",
        "\u202e",
        "😀",
        "...",
        "\n",
        "ʼ",
        "'",
        "«",
        "— ",
        "e\u0301",
        "ﬁn",
    ]
)
MESSAGES = st.one_of(
    st.text(max_size=400), st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=20).map(" ".join)
)


@settings(max_examples=150, deadline=None)
@given(MESSAGES)
def test_a_reading_always_comes_back_and_its_quotes_are_the_text(text):
    reading = vigie.read(text)
    assert "reading_failed" not in reading.quality.notes
    for finding in reading.findings:
        assert text[finding.start : finding.end] == finding.quote
        assert 0 <= finding.start < finding.end <= len(text)


@settings(max_examples=150, deadline=None)
@given(MESSAGES)
def test_each_tidy_word_knows_its_place(text):
    words = tidy(text, lexicon("fr").forms).words
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.none(), st.integers(), st.binary(), st.lists(st.integers())))
def test_even_what_is_not_text_is_unknown_rather_than_an_error(thing):
    assert vigie.read(thing).outcome == "unknown"
