"""The words by which a message is written otherwise, read once."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words() -> Mapping[str, Any]:
    """Return every table of `otherwise.yaml`."""
    told: dict[str, Any] = yaml.safe_load(
        files("vigie.evaluation").joinpath("otherwise.yaml").read_text(encoding="utf-8")
    )
    return told


def spoken(table: str, lang: str) -> Any:
    """Return the part of a table in a language; French where there is none."""
    part: Any = words()[table]
    return part.get(lang, part["fr"])
