"""The tables of the qualifiers can be reviewed, and hold only what their qualifier looks at."""

import inspect
from importlib import import_module
from importlib.resources import files

import pytest

from vigie.lexicon import HEADER
from vigie.qualifiers import QUALIFIERS
from vigie.qualifiers.cues import cues_of, table
from vigie.text.folding import fold

TABLES = [
    (language, file.name.removesuffix(".yaml"))
    for language in ("fr", "en")
    for file in files("vigie.qualifiers").joinpath(language).iterdir()
    if file.name.endswith(".yaml")
]
NOT_FIELDS = {*HEADER, "about", "cues"}


@pytest.mark.parametrize(("language", "qualifier"), TABLES)
def test_a_table_says_where_it_comes_from_and_that_nobody_reviewed_it(language, qualifier):
    told = table(language, qualifier)
    assert told.keys() >= set(HEADER)
    assert (told["status"], told["reviewed"]) == ("draft", None)
    assert qualifier in QUALIFIERS


@pytest.mark.parametrize(("language", "qualifier"), TABLES)
def test_a_qualifier_looks_at_every_cue_and_every_list_of_its_table(language, qualifier):
    source = inspect.getsource(import_module(f"vigie.qualifiers.{qualifier}"))
    told = table(language, qualifier)
    assert [name for name in (*told["cues"], *(told.keys() - NOT_FIELDS)) if f'"{name}"' not in source] == []


@pytest.mark.parametrize(("language", "qualifier"), TABLES)
def test_listed_words_are_written_as_they_are_compared(language, qualifier):
    told = table(language, qualifier)
    words = [word for name in told.keys() - NOT_FIELDS for word in told[name].split()]
    assert [word for word in words if fold(word) != word] == []


@pytest.mark.parametrize(("language", "qualifier"), TABLES)
def test_the_cues_of_the_lexicon_are_kept(language, qualifier):
    assert all(cues_of(language, qualifier).values()) or language == "en"
