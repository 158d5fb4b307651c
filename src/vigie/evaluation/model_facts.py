"""What the shipped model says of itself: its encoder, the encoder's licence, what it learned from."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vigie.evaluation.standing import PACKAGE

LEARNED = PACKAGE / "learned/weights"


def model_facts(folder: Path = LEARNED) -> dict[str, Any]:
    """Return the facts of the learned weights; nothing where there are none."""
    if not (folder / "mix.json").is_file():
        return {}
    return _named({"model": "learned", **json.loads((folder / "mix.json").read_text("utf-8"))}, folder)


def _named(facts: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Return the facts under the names of the card; an encoder may tell its own as an object."""
    encoder = facts.get("encoder")
    told = dict(encoder) if isinstance(encoder, Mapping) else {"name": encoder}
    carried = facts["model"] == "learned"  # the folder's licence and notice are those of its encoder
    return {
        "model": facts["model"],
        "encoder": told.get("name"),
        "licence": told.get("licence") or (_licence(folder) if carried else None),
        "notice": told.get("notice") or (_notice(folder) if carried else None),
        "data": facts.get("data"),
        "rows": facts.get("rows"),
    }


def _licence(folder: Path) -> str | None:
    """Return the name of the licence file that comes with the weights."""
    found = sorted(file.stem.removeprefix("LICENSE-") for file in folder.glob("LICENSE-*.txt"))
    return ", ".join(found) or None


def _notice(folder: Path) -> str | None:
    """Return the first paragraph of the notice that comes with the weights."""
    file = folder / "NOTICE"
    return " ".join(file.read_text("utf-8").split("\n\n")[0].split()) if file.is_file() else None
