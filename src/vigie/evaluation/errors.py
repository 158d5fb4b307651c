"""The missed and the false lines, each with its reading, for whoever mends the lexicons."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from vigie.evaluation.evaluate import ASKED, Read, noticed
from vigie.evaluation.messages import known_labels
from vigie.shown import as_json


def write_errors(path: Path, reads: Sequence[Read]) -> None:
    """Write one JSON object a line: `errors` says what went wrong, beside the fields of the line and the reading."""
    with path.open("w", encoding="utf-8") as out:
        for one in reads:
            if found := list(errors_in(one)):
                told = {"errors": found, **one.message.row, "reading": one.reading.as_dict()}
                out.write(f"{as_json(told)}\n")


def errors_in(one: Read) -> Iterator[str]:
    """Yield the names of what is not as the message's author says."""
    message, reading = one.message, one.reading
    if message.at_risk and message.subject is not None and not noticed(one):
        yield f"missed_{message.subject}:{message.risk}"
    if message.harmless and one.opened:
        yield "false_open"
    if message.harmless and reading.outcome in ASKED:
        yield "false_ask"
    if message.outcome and message.outcome != reading.outcome:
        yield f"outcome:{message.outcome}"
    for flag, there in message.flags.items():
        if there != (flag in reading.flags):
            yield f"{'missed' if there else 'false'}:{flag}"
    if message.labels is not None:
        said, heard = known_labels(message), frozenset(reading.labels)
        yield from (f"missed:{label}" for label in sorted(said - heard))
        yield from (f"false:{label}" for label in sorted(heard - said))
