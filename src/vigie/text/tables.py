"""The tables beside this file: YAML a person can review, in one folder for each language."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from vigie.text.folding import fold

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every leaf is a string: « no » and « 1 » are words


@cache
def table(language: str, name: str) -> Mapping[str, Any]:
    """Return a table of a language; empty when the language has none of that name."""
    return _read(language, f"{name}.yaml")


@cache
def words_in(language: str, name: str, field: str) -> frozenset[str]:
    """Return the words listed under a field of a table."""
    return frozenset(str(table(language, name).get(field, "")).split())


@cache
def meanings(language: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """Return typed form -> the words meant, from a table told the other way round."""
    told = table(language, name).get("forms", {})
    return MappingProxyType(
        {fold(typed): tuple(meant.split()) for meant, many in told.items() for typed in many.split()}
    )


@cache
def small_words() -> Mapping[str, frozenset[str]]:
    """Return the small words of each language: of French under « fr », of English, then of those that cannot be read."""
    told = _read("languages.yaml")
    foreign = {language: frozenset(words.split()) for language, words in told["foreign"].items()}
    ours = {"fr": frozenset(told["french"].split()), "en": frozenset(told["english"].split())}
    return MappingProxyType(ours | foreign)


def _read(*path: str) -> Mapping[str, Any]:
    file = files("vigie.text").joinpath(*path)
    if not file.is_file():
        return MappingProxyType({})
    return MappingProxyType(yaml.load(file.read_text(encoding="utf-8"), LOADER))  # noqa: S506 - strings only
