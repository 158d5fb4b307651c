"""The tables can be reviewed, and none of their lines is dead."""

from collections import Counter
from importlib.resources import files

import pytest

from vigie.lexicon import HEADER, lexicon
from vigie.text.folding import fold
from vigie.text.homophones import pairs
from vigie.text.tables import meanings, table, words_in

LANGUAGES = ("fr", "en")
TABLES = [
    (language, file.name.removesuffix(".yaml"))
    for language in LANGUAGES
    for file in files("vigie.text").joinpath(language).iterdir()
    if file.name.endswith(".yaml")
]
FORMS = [(language, name) for language, name in TABLES if "forms" in table(language, name)]


@pytest.mark.parametrize(("language", "name"), TABLES)
def test_a_table_says_where_it_comes_from_and_that_nobody_reviewed_it(language, name):
    told = table(language, name)
    assert told.keys() >= set(HEADER)
    assert (told["status"], told["reviewed"]) == ("draft", "null")


@pytest.mark.parametrize(("language", "name"), FORMS)
def test_a_form_is_told_once_and_as_it_is_compared(language, name):
    typed = [form for many in table(language, name)["forms"].values() for form in many.split()]
    assert [form for form, times in Counter(typed).items() if times > 1] == []
    assert [form for form in typed if fold(form) != form] == []


@pytest.mark.parametrize(("language", "name"), FORMS)
def test_what_a_form_means_is_read_as_it_is(language, name):
    forms = lexicon(language).forms
    for meant in meanings(language, name).values():
        again = tuple(word for form in meant for word in forms.expand(form, elided=False))
        assert again == meant


def test_a_homophone_stands_beside_words_as_they_are_compared():
    for many in pairs("fr").values():
        for pair in many:
            neighbours = [*pair.before, *(form for run in pair.after for form in run)]
            assert [word for word in neighbours if fold(word) != word] == []
            assert pair.after or pair.before


def test_ordinary_words_are_not_told_twice():
    assert words_in("fr", "ordinary", "words") & set(lexicon("fr").forms.written) == set()
