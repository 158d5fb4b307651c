"""The twelve slices by which the reading is measured: how, when and about whom a message is written.

Rows carry them by name; the free tags of the first authors are gathered into them by `data/corpus/slices.yaml`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from vigie.evaluation.messages import Labelled
from vigie.reading import Subject

SLICES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "texting": ("écriture SMS, argot", "texting, slang"),
        "spelling": ("fautes, dictée, sans accents", "misspelt, dictated, no accents"),
        "non_native": ("le français n’est pas sa langue", "French is not their language"),
        "young": ("jeunes : école, études, apprentissage", "young: school, studies, apprenticeship"),
        "elder": ("personnes âgées", "older people"),
        "implicit": ("à demi-mot", "implied, never said"),
        "long": ("plus de 60 mots", "more than 60 words"),
        "short": ("moins de 8 mots", "fewer than 8 words"),
        "third_party": ("à propos de quelqu’un d’autre", "about someone else"),
        "look_alike": (
            "y ressemble seulement : image, blague, fiction",
            "only looks like it: idiom, joke, fiction",
        ),
        "denied_or_past": ("nié, ou passé", "denied, or past"),
        "work": ("le travail", "work"),
    }
)
MAP = Path(__file__).resolve().parents[3] / "data/corpus/slices.yaml"
LONG, SHORT = 60, 8  # words


@dataclass(frozen=True)
class Sorting:
    """Which slices a free tag, or every row of an author, belongs to."""

    by_tag: Mapping[str, tuple[str, ...]]
    by_author: Mapping[str, tuple[str, ...]]


@cache
def sorting(path: Path = MAP) -> Sorting:
    """Return the map of tags, read once; where the corpus is not at hand, only the slices' own names are known."""
    told = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    tags = [(tag, name) for name, part in told.items() for tag in part.get("tags", ())]
    authors = [(author, name) for name, part in told.items() for author in part.get("authors", ())]
    return Sorting(_gathered([*tags, *((name, name) for name in SLICES)]), _gathered(authors))


def sliced(message: Labelled, known: Sorting | None = None) -> Labelled:
    """Return a message with its slices in place of its free tags."""
    found = frozenset(_slices(message, known or sorting()))
    return replace(message, slices=tuple(name for name in SLICES if name in found))


def _slices(message: Labelled, known: Sorting) -> Iterator[str]:
    for tag in message.slices:
        yield from known.by_tag.get(tag, ())
    yield from known.by_author.get(str(message.row.get("author")), ())
    words = len(message.text.split())
    if words > LONG:
        yield "long"
    if words < SHORT:
        yield "short"
    if message.subject == Subject.OTHER:
        yield "third_party"


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, name in pairs:
        found[key] = (*found.get(key, ()), name)
    return found
