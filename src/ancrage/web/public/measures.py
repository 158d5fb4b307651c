"""The measured errors of the reading, as its library publishes them."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def measured() -> dict[str, Any]:
    """Return what was measured; empty when nothing was yet."""
    file = files("vigie").joinpath("measured.json")
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}
