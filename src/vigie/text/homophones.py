"""Words that sound alike, typed for one another: mended only where their neighbours leave no doubt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from vigie.text.tables import table
from vigie.text.word import Word


@dataclass(frozen=True, slots=True)
class Pair:
    """What is typed, what is meant, and the neighbours that show it."""

    meant: tuple[str, ...]
    after: frozenset[tuple[str, ...]]
    before: frozenset[str]
    alone: bool

    def fits(self, words: Sequence[Word], place: int) -> bool:
        """Whether the word at a place stands among the neighbours of this pair."""
        return (
            (not self.after or any(_preceded(words, place, run) for run in self.after))
            and (not self.before or _next(words, place) in self.before)
            and (not self.alone or not _next(words, place))
        )


@cache
def pairs(language: str) -> Mapping[str, tuple[Pair, ...]]:
    """Return what is typed -> the pairs that may explain it."""
    found: dict[str, list[Pair]] = {}
    for told in table(language, "homophones").get("pairs", ()):
        found.setdefault(told["typed"], []).append(_pair(told))
    return MappingProxyType({typed: tuple(many) for typed, many in found.items()})


def _pair(told: Mapping[str, Any]) -> Pair:
    after = told.get("after", "")
    runs = after.split() if isinstance(after, str) else after
    return Pair(
        meant=tuple(told["meant"].split()),
        after=frozenset(tuple(run.split()) for run in runs),
        before=frozenset(str(told.get("before", "")).split()),
        alone=told.get("alone") == "true",
    )


def mend_homophones(words: list[Word], language: str) -> list[Word]:
    """Return the words as they were meant; each keeps its place."""
    known = pairs(language)
    if not any(word.form in known for word in words):
        return words
    meant: list[Word] = []
    for place, word in enumerate(words):
        pair = next((pair for pair in known.get(word.form, ()) if pair.fits(words, place)), None)
        meant.extend([word] if pair is None else [word._replace(form=form) for form in pair.meant])
    return meant


def _preceded(words: Sequence[Word], place: int, run: tuple[str, ...]) -> bool:
    start = place - len(run)
    if start < 0 or words[start].clause != words[place].clause:
        return False
    return all(word.form == form for word, form in zip(words[start:place], run, strict=True))


def _next(words: Sequence[Word], place: int) -> str:
    following = words[place + 1] if place + 1 < len(words) else None
    return following.form if following and following.clause == words[place].clause else ""
