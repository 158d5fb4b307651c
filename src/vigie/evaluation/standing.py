"""The published figures: written by `evaluate --standing`, read by the public page, compared by a test."""

import json
from pathlib import Path
from typing import Any

COMMAND = "python -m vigie evaluate data/corpus/*.jsonl --part held-out --standing src/vigie/measured.json"


def write_standing(path: Path, figures: dict[str, Any]) -> None:
    """Write the figures with what one must know before believing them."""
    told = {
        "command": COMMAND,
        "part": "held-out third of data/corpus, by a stable hash of the id, four neighbours together",
        "data": "synthetic, unreviewed",
        "caution": (
            "Messages inventés, écrits et étiquetés par des modèles de langage, non relus par un clinicien ; le tiers mis de"
            " côté vient des mêmes auteurs que les règles : ces chiffres sont optimistes."
        ),
        **figures,
    }
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
