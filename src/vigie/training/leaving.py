"""What is answered to the messages of hands that were left out: the honest figure, for `publish --crossing`."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from vigie.deciding import decide
from vigie.echoes import without_echoes
from vigie.evaluation.answers import write_answers
from vigie.evaluation.messages import Labelled, Malformed, read_lines
from vigie.evaluation.reads import Read
from vigie.evaluation.slices import sliced
from vigie.learned.hearing import Heard, findings_of
from vigie.learned.questions import QUESTIONS
from vigie.reader import prepared
from vigie.reading import Reading
from vigie.training.rows import Row
from vigie.weighing import find


def write_left_out(rows: Sequence[Row], scores: Any, folder: Path, out: Path) -> None:
    """Write one answer a line for each row, by its scores (rows x questions) and the rules; `folder`: of the corpus.

    The weights never saw their hands; the scores where it acts were chosen on them. Latencies are not measured.
    """
    heard = {
        row.id: dict(zip(QUESTIONS, map(float, line), strict=True))
        for row, line in zip(rows, scores, strict=True)
    }
    files = dict.fromkeys(row.file for row in rows)
    write_answers(out, (one for file in files for one in _answered(folder / f"{file}.jsonl", heard)))


def _answered(file: Path, heard: Mapping[str, Mapping[str, float]]) -> Iterator[Read]:
    with file.open("rb") as lines:
        for one in read_lines(lines):
            if not isinstance(one, Malformed) and one.id in heard:
                yield Read(sliced(one), _reading(one, Heard(heard[one.id])), ms=0.0, source=file.name)


def _reading(one: Labelled, heard: Heard) -> Reading:
    message, quality, spoken = prepared(one.text)
    findings = find(message, spoken)
    if quality.language != "unknown":
        findings += findings_of(heard, message, findings)
    return decide(without_echoes(findings), quality)
