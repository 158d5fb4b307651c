"""What a version answered, one line a message, without the messages' words: to compare versions, and to add up files."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from vigie.evaluation.messages import BOM, Malformed, Unusable, labelled_from
from vigie.evaluation.reads import Read
from vigie.reading import Finding, Quality, Reading
from vigie.shown import as_json

HEARD = ("kind", "level", "subject", "outcome", "rule", "source")


def write_answers(path: Path, reads: Iterable[Read]) -> None:
    """Write one JSON object a line: the labels, the slices, the answer."""
    with path.open("w", encoding="utf-8") as out:
        for one in reads:
            out.write(f"{as_json(answer(one))}\n")


def answer(one: Read) -> dict[str, Any]:
    """Return the line of one message; its words stay out."""
    said = {name: value for name, value in one.message.row.items() if name != "text"}
    reading = one.reading
    return {
        **said,
        "slice": list(one.message.slices),
        "source": one.source,
        "answer": {
            "outcome": reading.outcome,
            "risk": reading.risk,
            "subject": reading.subject,
            "flags": list(reading.flags),
            "labels": list(reading.labels),
            "language": reading.quality.language,
            "version": reading.version,
            "findings": [{name: getattr(found, name) for name in HEARD} for found in reading.findings],
        },
        "ms": round(one.ms, 3),
    }


def read_answers(path: Path) -> Iterator[Read | Malformed]:
    """Yield what was answered to each message, or what is wrong with its line."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.removeprefix(BOM).strip():
                try:
                    yield _answered(line)
                except (Unusable, ValueError, TypeError, KeyError, AttributeError):
                    yield Malformed(number, "ce n’est pas une ligne de réponses")


def sound(answers: Iterable[Read | Malformed]) -> list[Read]:
    """Return the answers, without the lines that cannot be used."""
    return [one for one in answers if isinstance(one, Read)]


def _answered(line: bytes) -> Read:
    row = json.loads(line.removeprefix(BOM))
    said = row.pop("answer")
    message = labelled_from({**row, "text": ""})
    return Read(message, _reading(said), float(row.get("ms") or 0), str(row.get("source") or ""))


def _reading(said: Mapping[str, Any]) -> Reading:
    version = str(said.get("version") or "")
    return Reading(
        risk=said["risk"],
        subject=said["subject"],
        outcome=said["outcome"],
        quality=Quality(str(said.get("language") or "unknown"), 0),
        version=version,
        flags=tuple(said["flags"]),
        labels=tuple(said["labels"]),
        findings=tuple(_findings(said.get("findings") or (), version)),
    )


def _findings(said: Sequence[Mapping[str, str]], version: str) -> Iterator[Finding]:
    for found in said:
        kind, level, subject, outcome, rule, source = (found.get(name, "") for name in HEARD)
        yield Finding(kind, level, subject, outcome, "", 0, 0, rule, source, version)
