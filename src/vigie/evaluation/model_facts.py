"""What the shipped model says of itself: its encoder, the encoder's licence, what it learned from."""

import gzip
import json
from collections.abc import Mapping
from typing import Any

import vigie.model
from vigie.evaluation.standing import PACKAGE


def model_facts() -> dict[str, Any]:
    """Return the facts of the model, from the model's own module or from the first line of its weights."""
    told = getattr(vigie.model, "facts", None)
    if callable(told):
        return _named(told())
    packed = PACKAGE / "model.bin.gz"
    if not packed.is_file():
        return {}
    with gzip.open(packed, "rt", encoding="utf-8", errors="replace") as lines:
        return _named({"model": "model.bin.gz", **json.loads(lines.readline())})


def _named(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts under the names of the card; an encoder may tell its own as an object."""
    encoder = facts.get("encoder")
    told = dict(encoder) if isinstance(encoder, Mapping) else {"name": encoder}
    return {
        "model": facts.get("model") or facts.get("name"),
        "encoder": told.get("name"),
        "licence": told.get("licence") or facts.get("licence") or facts.get("encoder_licence"),
        "notice": told.get("notice") or facts.get("notice"),
        "data": facts.get("data"),
        "rows": facts.get("rows"),
    }
