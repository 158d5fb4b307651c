"""The missed and the false lines, each with its reading, for whoever mends the lexicons."""

import json
from collections.abc import Sequence
from pathlib import Path

from vigie.evaluation.evaluate import Read, at_risk, harmless
from vigie.reading import Subject


def write_errors(path: Path, reads: Sequence[Read]) -> None:
    """Write one JSON object a line: `error` says what went wrong."""
    wrong = [("missed_self", one) for one in at_risk(reads, Subject.SELF) if not one.about_writer]
    wrong += [("missed_other", one) for one in at_risk(reads, Subject.OTHER) if not one.about_risk]
    for one in harmless(reads):
        if one.raised:
            wrong.append(("false_open" if one.opened else "false_ask", one))
    lines = [
        json.dumps({"error": error, **one.message.row, "reading": one.reading.as_dict()}, ensure_ascii=False)
        for error, one in wrong
    ]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
