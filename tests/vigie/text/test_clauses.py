"""Sentences end at stops, lines and questions; clauses also at commas, dots, emoji, and at the words that open one."""

import pytest

from vigie.lexicon import lexicon
from vigie.text import tidy


def parts(text, what, language="fr"):
    """The words of a text, cut at each sentence or clause."""
    found = {}
    for word in tidy(text, lexicon(language).forms).words:
        found.setdefault(getattr(word, what), []).append(word.form)
    return [" ".join(forms) for forms in found.values()]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("je dors. je pars", ["je dors", "je pars"]),
        ("je dors\nje pars", ["je dors", "je pars"]),
        ("tu dors ? non", ["tu dors", "non"]),
        ("je dors... je pars", ["je dors je pars"]),
        ("je dors, je pars", ["je dors je pars"]),
    ],
)
def test_where_a_sentence_ends(text, sentences):
    assert parts(text, "sentence") == sentences


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("pas faim mais envie de dormir", ["pas faim", "mais envie de dormir"]),
        ("je mange pas et je dors pas", ["je mange pas", "et je dors pas"]),
        ("envie de rien et de personne", ["envie de rien et de personne"]),
        ("je mange pas je dors pas", ["je mange pas", "je dors pas"]),
        ("je pars... tout va bien", ["je pars", "tout va bien"]),
        ("je pars… tout va bien", ["je pars", "tout va bien"]),
        ("je dors 😀 tout va bien", ["je dors", "tout va bien"]),
        ("je sais que je pars", ["je sais que je pars"]),
        ("que veut-il", ["que veut il"]),
        ("je mange pas puis dodo", ["je mange pas", "puis dodo"]),
        ("je pars par contre elle reste", ["je pars", "par contre elle reste"]),
    ],
)
def test_where_a_clause_ends(text, clauses):
    assert parts(text, "clause") == clauses


def test_english_clauses():
    text = "i can not eat and i can not sleep but fine"
    assert parts(text, "clause", "en") == ["i can not eat", "and i can not sleep", "but fine"]
