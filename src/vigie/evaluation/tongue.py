"""The language in which figures are told: French on a terminal, French and English on the cards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from vigie.evaluation.slices import SLICES
from vigie.names import FLAG_NAMES, LABEL_NAMES, LEVEL_NAMES

NOTHING = "–"


@dataclass(frozen=True)
class Tongue:
    """Words, names and the way numbers are written."""

    code: str
    words: Mapping[str, str]
    forms: Mapping[str, str]
    levels: Mapping[str, str]
    flags: Mapping[str, str]
    labels: Mapping[str, str]

    def __getitem__(self, word: str) -> str:
        """Return a word, as it is said here."""
        return self.words[word]

    def all(self, *words: str) -> tuple[str, ...]:
        """Return several words."""
        return tuple(self.words[word] for word in words)

    def slice(self, name: str) -> str:
        """Return the name of a slice; a free tag is its own name."""
        return SLICES[name][self.code == "en"] if name in SLICES else name

    def form(self, name: str) -> str:
        """Return the name of a disturbance, or of a form of a message."""
        return self.forms.get(name, name)

    def percent(self, value: float | None, places: int = 1) -> str:
        """Return a share.

        >>> french().percent(0.9625), english().percent(0.9625)
        ('96,2 %', '96.2%')
        """
        if value is None:
            return NOTHING
        told = f"{value * 100:.{places}f}".removesuffix(".0")
        return f"{told.replace('.', ',')} %" if self.code == "fr" else f"{told}%"

    def number(self, value: float | None) -> str:
        """Return a number."""
        if value is None:
            return NOTHING
        told = str(value).removesuffix(".0")
        return told.replace(".", ",") if self.code == "fr" else told

    def chance(self, p: float | None) -> str:
        """Return a p-value."""
        if p is None:
            return NOTHING
        return f"< {self.number(0.001)}" if p < 0.001 else self.number(round(p, 3))

    def bounds(self, interval: Sequence[float] | None) -> str:
        """Return the interval of a share."""
        return (
            f"{self.percent(interval[0])} {self['to']} {self.percent(interval[1])}" if interval else NOTHING
        )

    def numbers(self, interval: Sequence[float] | None) -> str:
        """Return the interval of a number."""
        return f"{self.number(interval[0])} {self['to']} {self.number(interval[1])}" if interval else NOTHING


@cache
def french() -> Tongue:
    """Return French."""
    told = _told()["fr"]
    return Tongue("fr", told, told["forms"], LEVEL_NAMES, FLAG_NAMES, LABEL_NAMES)


@cache
def english() -> Tongue:
    """Return English."""
    told = _told()["en"]
    names = told["names"]
    return Tongue("en", told, told["forms"], names["levels"], names["flags"], names["labels"])


def _told() -> dict[str, Any]:
    file = files("vigie.evaluation").joinpath("tongue.yaml")
    told: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return told
