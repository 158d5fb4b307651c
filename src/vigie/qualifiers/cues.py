"""The cues of the qualifiers: those of the lexicon, and those of the tables beside this file, one for each qualifier."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from vigie.lexicon import document, lexicon
from vigie.patterns import Pattern, compile_pattern

Cues = Mapping[str, tuple[Pattern, ...]]
Place = tuple[int, str, Pattern]  # its rank among all, the name it goes by


@cache
def cues_of(language: str, qualifier: str) -> Cues:
    """Return the named cues of a qualifier, the lexicon's first."""
    told = table(language, qualifier).get("cues", {})
    known = lexicon(language).cues.get(qualifier, {})
    return MappingProxyType(
        {
            name: (*known.get(name, ()), *(_compiled(text, language) for text in told.get(name, ())))
            for name in dict.fromkeys([*known, *told])
        }
    )


def possible_cues(language: str, qualifier: str, forms: frozenset[str]) -> Cues:
    """Return the cues of a qualifier that words do not rule out, in their order."""
    always, by_word = _anchored(language, qualifier)
    places = {place[0]: place for form in by_word.keys() & forms for place in by_word[form]}
    places.update({place[0]: place for place in always})
    found: dict[str, list[Pattern]] = {}
    for _, name, pattern in sorted(places.values(), key=itemgetter(0)):
        found.setdefault(name, []).append(pattern)
    return {name: tuple(patterns) for name, patterns in found.items()}


@cache
def _anchored(language: str, qualifier: str) -> tuple[tuple[Place, ...], Mapping[str, tuple[Place, ...]]]:
    """Return the cues always worth trying, and those worth trying when a word is there."""
    named = [
        (name, pattern) for name, patterns in cues_of(language, qualifier).items() for pattern in patterns
    ]
    always: list[Place] = []
    by_word: dict[str, list[Place]] = {}
    for rank, (name, pattern) in enumerate(named):
        if any(anchor.endswith("*") for anchor in pattern.anchors):
            always.append((rank, name, pattern))
            continue
        for anchor in pattern.anchors:
            by_word.setdefault(anchor, []).append((rank, name, pattern))
    return tuple(always), {word: tuple(places) for word, places in by_word.items()}


@cache
def words_of(language: str, qualifier: str, field: str) -> frozenset[str]:
    """Return the words listed under a field of a qualifier's table."""
    return frozenset(str(table(language, qualifier).get(field, "")).split())


@cache
def table(language: str, qualifier: str) -> Mapping[str, Any]:
    """Return the table of a qualifier; empty when the language has none."""
    file = files("vigie.qualifiers").joinpath(language, f"{qualifier}.yaml")
    return document(qualifier, file.read_text(encoding="utf-8")) if file.is_file() else {}


def _compiled(text: str, language: str) -> Pattern:
    return compile_pattern(text, _groups(language), elisions=lexicon(language).forms.elisions)


@cache
def _groups(language: str) -> Mapping[str, str]:
    file = files("vigie").joinpath("lexicons", language, "groups.yaml")
    told = document("groups", file.read_text(encoding="utf-8")).get("groups", {}) if file.is_file() else {}
    return {name: " ".join(str(words).split()) for name, words in told.items()}
