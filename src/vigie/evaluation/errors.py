"""The missed and the false lines, each with its reading, for whoever mends the lexicons."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from vigie.evaluation.messages import known_labels
from vigie.evaluation.reads import Read
from vigie.shown import as_json


def write_errors(path: Path, reads: Sequence[Read], ordinary: Sequence[Read] = ()) -> None:
    """Write one JSON object a line: `errors` says what went wrong, beside the fields of the line and the reading."""
    told_of = [(one, list(errors_in(one))) for one in reads]
    told_of += [(one, list(_raised(one, "background"))) for one in ordinary]
    with path.open("w", encoding="utf-8") as out:
        for one, found in told_of:
            if found:
                told = {"errors": found, **one.message.row, "reading": one.reading.as_dict()}
                out.write(f"{as_json(told)}\n")


def errors_in(one: Read) -> Iterator[str]:
    """Yield the names of what is not as the message's author says."""
    message, reading = one.message, one.reading
    if one.in_danger and not one.noticed:
        yield f"missed_{message.subject}:{message.risk}"
    if message.harmless:
        yield from _raised(one, "false")
    if message.outcome and message.outcome != reading.outcome:
        yield f"outcome:{message.outcome}"
    for flag, there in message.flags.items():
        if there != (flag in reading.flags):
            yield f"{'missed' if there else 'false'}:{flag}"
    if message.labels is not None:
        said, heard = known_labels(message), frozenset(reading.labels)
        yield from (f"missed:{label}" for label in sorted(said - heard))
        yield from (f"false:{label}" for label in sorted(heard - said))


def _raised(one: Read, where: str) -> Iterator[str]:
    if one.opened:
        yield f"{where}_open"
    if one.asked:
        yield f"{where}_ask"
