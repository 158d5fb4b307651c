"""The standing figures of this version, `vigie/measured.json`: what was measured, on what, by which state of the code.

Each part is measured on its own and kept until it is measured again. The held-out figures stand at the top.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from vigie.evaluation.evaluate import evaluate
from vigie.evaluation.messages import Labelled
from vigie.evaluation.reads import Read
from vigie.shown import as_json

PACKAGE = Path(str(files("vigie")))
MEASURED = PACKAGE / "measured.json"
PARTS = ("background", "crossing", "fresh", "robustness", "bias")
COMMAND = "python -m vigie publish --held-out data/fresh/*.jsonl"
MEASURED_ON = "messages inventés, non relus"
CAUTION = (
    "Messages inventés, écrits et étiquetés par des modèles de langage, non relus par un clinicien. Ces fichiers n’ont pas"
    " servi à apprendre ; deux sur trois viennent de mains qui ont aussi écrit des messages appris : ces chiffres sont optimistes."
)
ENOUGH = 20  # messages, for a share of them to be told
DANGER = ("recall", "ci95", "opened")
ALARMS = ("false_open", "false_open_ci95", "false_open_or_ask", "false_open_or_ask_ci95")
ONE_IN = 10  # held-out messages are read again by the test
NOT_READING = ("evaluation", "training", "__pycache__")  # folders that do not change a reading
LETTERS: Mapping[str, str] = {"open": "o", "ask": "a", "nothing": "n", "unknown": "u"}


def state() -> str:
    """Return a mark of the code, the lexicons and the model by which messages are read."""
    digest = hashlib.sha256()
    for file in sorted(PACKAGE.rglob("*")):
        inside = file.relative_to(PACKAGE)
        if file.is_file() and not set(inside.parts) & set(NOT_READING) and file != MEASURED:
            digest.update(inside.as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def held_out(reads: Sequence[Read]) -> dict[str, Any]:
    """Return the figures of the files never learned from, with what one must know before believing them."""
    figures = evaluate(reads)
    return {
        "command": COMMAND,
        "part": "data/fresh: files never learned from",
        "measured_on": MEASURED_ON,
        "caution": CAUTION,
        "state": state(),
        **figures,
        "slices": {name: _worth_saying(part) for name, part in figures["slices"].items()},
        "sample": sample(reads),
    }


def in_sample(message: Labelled) -> bool:
    """Whether a message is one of those read again by the test."""
    return int(hashlib.sha256(message.id.encode("utf-8", "replace")).hexdigest()[:8], 16) % ONE_IN == 0


def sample(reads: Sequence[Read]) -> str:
    """Return the outcomes of the messages of the sample, a letter each, by order of id."""
    chosen = sorted((one for one in reads if in_sample(one.message)), key=lambda one: one.message.id)
    return "".join(LETTERS[one.reading.outcome] for one in chosen)


def measured(path: Path = MEASURED) -> dict[str, Any]:
    """Return the standing figures; nothing where there are none yet."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def keep(found: Mapping[str, Any], path: Path = MEASURED) -> dict[str, Any]:
    """Write new figures over the standing ones, and return them all; a part that was not measured again stays."""
    before = measured(path)
    if "n" in found:
        before = {name: before[name] for name in PARTS if name in before}
    after = {**before, **found}
    path.write_text(f"{as_json(after, indent=1)}\n", encoding="utf-8")
    return after


def _worth_saying(part: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures of a slice without the shares of too few messages."""
    thin = [*(DANGER if part["at_risk"] < ENOUGH else ()), *(ALARMS if part["harmless"] < ENOUGH else ())]
    return {**part, **dict.fromkeys(thin)}


def is_older(part: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    """Whether a part was measured on another state of the code than the held-out figures."""
    return bool(part.get("state") != facts.get("state"))
