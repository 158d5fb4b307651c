"""The standing figures of this version: written by `evaluate --write-measured`, read by the public page, checked by a test.

The invented messages carry the tags of their authors, each their own: they are gathered here into a few ways of writing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from vigie.evaluation.messages import Labelled
from vigie.evaluation.tables import WORTH_SHOWING, as_markdown, sentences, tables
from vigie.shown import as_json

COMMAND = "python -m vigie evaluate data/corpus/*.jsonl --write-measured"
MEASURED_ON = "messages inventés, non relus"
CAUTION = (
    "Messages inventés, écrits et étiquetés par des modèles de langage, non relus par un clinicien. Le tiers mis de côté"
    " vient des mêmes auteurs que les messages qui ont servi à écrire les règles et à entraîner le modèle : ces chiffres"
    " sont optimistes."
)
LONG, SHORT = 400, 60  # characters
START, END = "<!-- figures -->", "<!-- end of figures -->"

WAYS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "sms": frozenset({"sms", "texting"}),
        "implicit": frozenset({"implicit", "implicite", "imp", "indirect"}),
        "typos": frozenset({"typo", "typos", "fautes"}),
        "slang": frozenset({"slang", "argot", "verlan"}),
        "nonnative": frozenset({"nonnative", "non_native", "allophone", "migrant"}),
        "young": frozenset({"teen", "ado", "college", "lycee"}),
        "older": frozenset({"older", "old", "senior", "retraite"}),
        "denial": frozenset({"denial", "negation"}),
    }
)
_ACCENT = re.compile(r"[^\W\d_a-zA-Z]")


def by_way_of_writing(messages: Iterable[Labelled]) -> list[Labelled]:
    """Return the messages with the ways of writing in place of their authors' tags."""
    return [replace(message, slices=tuple(_ways(message))) for message in messages]


def standing(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures with what one must know before believing them, without the slices too thin to say anything."""
    slices = {name: part for name, part in figures["slices"].items() if part["at_risk"] >= WORTH_SHOWING}
    return {
        "command": COMMAND,
        "part": "held-out third of data/corpus, by a stable hash of the id, four neighbours together",
        "measured_on": MEASURED_ON,
        "caution": CAUTION,
        **figures,
        "slices": slices,
    }


def write_measured(figures: Mapping[str, Any], path: Path | None = None) -> Path:
    """Write the standing figures; return where."""
    place = path or Path(str(files("vigie").joinpath("measured.json")))
    place.write_text(f"{as_json(standing(figures), indent=1)}\n", encoding="utf-8")
    return place


def write_page(figures: Mapping[str, Any], page: Path) -> None:
    """Put the figures between the two marks of a page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(START)
    after = rest.partition(END)[2]
    page.write_text(f"{before}{START}\n{on_page(standing(figures))}\n{END}{after}", encoding="utf-8")


def on_page(figures: Mapping[str, Any]) -> str:
    """Return the figures as they stand on a page."""
    told = "\n".join(f"- {sentence}" for sentence in sentences(figures))
    return "\n\n".join([told, *(as_markdown(table) for table in tables(figures))])


def _ways(message: Labelled) -> Iterator[str]:
    tags = frozenset(message.slices)
    yield from (way for way, names in WAYS.items() if tags & names)
    if message.row.get("lang") == "en":
        yield "en"
    elif len(message.text) > SHORT and not _ACCENT.search(message.text):
        yield "no_accents"
    if len(message.text) <= SHORT:
        yield "short"
    if len(message.text) >= LONG:
        yield "long"
