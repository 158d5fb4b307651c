"""The measured errors of the reading, as its library publishes them (the object of `python -m vigie evaluate --json`)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LEVELS = {
    "passive": "dont : envie d’être mort·e",
    "active": "dont : idées de suicide",
    "plan": "dont : un moyen, une date, un adieu",
    "imminent": "dont : geste en cours",
}
SLICES = {
    "texting": "écriture SMS",
    "spelling": "fautes de frappe, sans accents",
    "non_native": "quand le français n’est pas la langue maternelle",
    "young": "adolescentes et adolescents",
    "elder": "personnes âgées",
    "implicit": "à demi-mot",
    "long": "messages longs",
    "short": "messages très courts",
    "third_party": "à propos de quelqu’un d’autre",
    "look_alike": "au milieu de mots qui trompent",
    "denied_or_past": "qui dit, puis se rétracte",
    "work": "à propos du travail",
}


@dataclass(frozen=True)
class Figure:
    """One measured share: of how many messages, and within which bounds (95 %)."""

    label: str
    share: float
    count: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Measures:
    """What was measured, on what, sorted into what should be high and what should be low."""

    version: str
    count: int
    noticed: tuple[Figure, ...]
    mistaken: tuple[Figure, ...]
    slices: tuple[Figure, ...]


@cache
def measured() -> Measures | None:
    """Return what the installed library measured; None when nothing was yet."""
    file = files("vigie").joinpath("measured.json")
    return measures_from(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None


def measures_from(facts: Mapping[str, Any]) -> Measures | None:
    """Read the library's object; what it lacks is left out, never guessed."""
    if not facts.get("n"):
        return None
    risk = facts.get("risk", {})
    mine, other, none = (risk.get(name, {}) for name in ("self", "other", "none"))
    noticed = [
        figure("Un danger pour la personne qui écrit", mine, "recall"),
        *(figure(word, mine.get("by_level", {}).get(level, {}), "recall") for level, word in LEVELS.items()),
        figure("Un danger pour quelqu’un d’autre", other, "recall"),
        figure("Des blessures faites à soi-même", facts.get("self_harm", {}), "recall"),
        figure("Des violences subies", facts.get("violence_suffered", {}), "recall"),
    ]
    mistaken = [
        figure("L’aide s’est ouverte pour rien", none, "false_open"),
        figure("L’aide ou la question directe, pour rien", none, "false_open_or_ask"),
    ]
    slices = [
        figure(SLICES.get(name, name), {**part, "n": part.get("at_risk", part.get("n"))}, "recall")
        for name, part in facts.get("slices", {}).items()
    ]
    return Measures(
        version=str(facts.get("version", "")),
        count=int(facts["n"]),
        noticed=known(noticed),
        mistaken=known(mistaken),
        slices=tuple(sorted(known(slices), key=lambda one: (one.share, one.label))),
    )


def figure(label: str, part: Mapping[str, Any], name: str) -> Figure | None:
    """Return one share of a part; None when it was not measured."""
    share = part.get(name)
    if share is None or not part.get("n"):
        return None
    low, high = part.get("ci95") or (None, None)
    return Figure(label=label, share=float(share), count=int(part["n"]), low=low, high=high)


def known(figures: list[Figure | None]) -> tuple[Figure, ...]:
    """Keep what was measured."""
    return tuple(one for one in figures if one is not None)
