"""Every French phrase that people read in the content's files, with its place. Pure.

A new key is read like the others until `policy/wording.yaml` says that nobody reads it: nothing is left out by being forgotten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from ancrage.content.loader import ROOT
from ancrage.content.speaking import FORMS, GENDERS, VALUES, Voice, spoken
from ancrage.content.wording_policy import WordingPolicy, WordingShelf

HEADER = frozenset(("id", "version", "language", "source", "licence", "status", "reviewed"))
FREE = (("lines",), ("reflects",), ("asks",), ("affirms",))
VOICES = tuple(Voice(address, gender) for address in ("vous", "tu") for gender in ("e", "f", "m"))


@dataclass(frozen=True)
class Phrase:
    """A phrase and its place. `line`: the id of a line of the talk, or the way to it in its file; `kind`: what a line does, or ""."""

    file: str
    line: str
    kind: str
    say: str
    shelf: WordingShelf

    @cached_property
    def said(self) -> tuple[tuple[Voice, str], ...]:
        """Return the phrase as each person would read it, its values filled with a letter."""
        values = dict.fromkeys(VALUES.findall(self.say), "x")
        if FORMS.search(self.say) or GENDERS.search(self.say):
            return tuple((voice, spoken(self.say, voice, values)) for voice in VOICES)
        once = spoken(self.say, VOICES[0], values)
        return tuple((voice, once) for voice in VOICES)

    @cached_property
    def ways(self) -> tuple[str, ...]:
        """Return the different texts that this makes: one when it says neither tu nor vous, nor a gender."""
        return tuple(dict.fromkeys(text for _voice, text in self.said))

    @property
    def plainly(self) -> str:
        """Return the phrase as it is said in vous to anyone."""
        return self.said[0][1]


def phrases(policy: WordingPolicy, root: Path = ROOT) -> tuple[Phrase, ...]:
    """Return the phrases of every shelf, in the order of the files."""
    return tuple(
        phrase
        for shelf in policy.shelves
        for files in shelf.files
        for path in sorted(root.glob(files))
        for phrase in _phrases_of(path, str(path.relative_to(root)), shelf)
    )


def _phrases_of(path: Path, file: str, shelf: WordingShelf) -> Iterator[Phrase]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    header = str(content.get("id", "")) if isinstance(content, dict) else ""
    for way, kind, say in _leaves(content, (), "", shelf.skips | HEADER):
        yield Phrase(file=file, line=_line(header, way), kind=kind, say=say.strip(), shelf=shelf)


def _leaves(
    node: Any, way: tuple[str, ...], kind: str, skips: frozenset[str]
) -> Iterator[tuple[tuple[str, ...], str, str]]:
    if isinstance(node, str):
        yield way, kind, node
    elif isinstance(node, dict):
        own = str(node.get("kind", kind))
        for name, value in node.items():
            # The names of lines are free: one may be called like a key that is skipped.
            if way[-1:] in FREE or name not in skips:
                yield from _leaves(value, (*way, str(name)), own, skips)
    elif isinstance(node, list):
        for order, value in enumerate(node):
            named = value.get("id", order) if isinstance(value, dict) else order
            yield from _leaves(value, (*way, str(named)), kind, skips)


def _line(header: str, way: tuple[str, ...]) -> str:
    """Return a line's id as the talk knows it (`greet.ask.mind`, `work.exile.reflects.two`), else the way to it."""
    # A line is its words alone, or a mapping whose `say` holds them; a line may also be named "say".
    way = way[:4] if len(way) == 5 and way[4] == "say" else way
    if way[0] == "moments":
        way = (way[1], *way[3:]) if way[2] == "lines" else way[1:]
    elif way[0] == "situations" and header.startswith("situations_"):
        way = (header.removeprefix("situations_"), *way[1:])
    return ".".join(way)
