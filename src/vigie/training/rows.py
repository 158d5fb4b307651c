"""The messages to learn from, with the answers they teach and how much each answer weighs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from vigie.evaluation.messages import Labelled, Malformed, read_lines
from vigie.learned.questions import FLAGS, LABELS, LEVELS, QUESTIONS

CORPUS = Path("data/corpus")
SPARSE_LABEL, SPARSE_LABEL_AT_RISK = 0.35, 0.15  # an absent label of a file that does not label all of them
LEAST_SAID = 0.6  # a label that is said
LEVEL_ELSEWHERE = 0.1  # a level that is absent because there is no risk
FLAG = 0.7


@dataclass(frozen=True)
class Row:
    """One message. `author`: whose hand; `weighs`: kept apart once; `answers`, `weights`: in the order of `QUESTIONS`."""

    id: str
    text: str
    file: str
    author: str
    harmless: bool
    english: bool
    weighs: bool
    answers: tuple[float, ...]
    weights: tuple[float, ...]

    @property
    def at_risk(self) -> bool:
        """Whether somebody is at risk of suicide."""
        return self.answers[0] > 0


def read_rows(folder: Path = CORPUS) -> list[Row]:
    """Return every message of a corpus folder, in the order of files and lines.

    Raises: ValueError when a line is malformed or a file is not described in `files.yaml`.
    """
    known = yaml.safe_load((folder / "files.yaml").read_text(encoding="utf-8"))["files"]
    rows: list[Row] = []
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem not in known:
            message = f"{path.name} is not described in files.yaml"
            raise ValueError(message)
        rows += _rows_of(path, known[path.stem])
    return rows


def _rows_of(path: Path, told: Mapping[str, Any]) -> Iterable[Row]:
    with path.open("rb") as lines:
        for place, one in enumerate(read_lines(lines)):
            if isinstance(one, Malformed):
                message = f"{path.name}: malformed line"
                raise ValueError(message)  # noqa: TRY004 - the data is wrong, not the type of an argument
            yield _row(one, path.stem, told, place)


def _row(one: Labelled, file: str, told: Mapping[str, Any], place: int) -> Row:
    return Row(
        id=one.id,
        text=one.text,
        file=file,
        author=told["author"],
        harmless=one.harmless,
        english=one.row.get("lang") == "en",
        weighs=_weighs(told.get("weighs", False), place),
        answers=_answers(one),
        weights=_weights(one, labels_complete=told["labels"] == "complete"),
    )


def _weighs(told: object, place: int) -> bool:
    """Whether a message is kept apart once: `half` of a file is its second fifty messages of each hundred."""
    return place % 100 >= 50 if told == "half" else bool(told)


def _answers(one: Labelled) -> tuple[float, ...]:
    said = {
        "risk": one.at_risk,
        "risk_self": one.at_risk and one.subject == "self",
        "risk_other": one.at_risk and one.subject == "other",
        **{level: one.risk == level for level in LEVELS},
        **{flag: bool(one.flags.get(flag)) for flag in FLAGS},
        **{label: label in (one.labels or ()) for label in LABELS},
    }
    return tuple(float(said[name]) for name in QUESTIONS)


def _weights(one: Labelled, *, labels_complete: bool) -> tuple[float, ...]:
    level = 0.5 if one.at_risk else LEVEL_ELSEWHERE
    absent = 1.0 if labels_complete else SPARSE_LABEL_AT_RISK if one.at_risk else SPARSE_LABEL
    of = dict.fromkeys(QUESTIONS, 1.0) | dict.fromkeys(LEVELS, level) | dict.fromkeys(FLAGS, FLAG)
    of |= {label: max(absent, LEAST_SAID) if label in (one.labels or ()) else absent for label in LABELS}
    return tuple(of[name] for name in QUESTIONS)


def harmless_texts(rows: Sequence[Row]) -> list[str]:
    """Return the short harmless messages, to be put around others."""
    return [row.text for row in rows if row.harmless and len(row.text) < 120]
