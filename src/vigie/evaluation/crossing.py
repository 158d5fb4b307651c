"""Leave one author out at a time: their files are read by a model that never saw them, then all answers are added up.

`leave_one_out` writes the answers, given a way to train; `python -m vigie.evaluation.crossing ANSWERS` adds them up.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from vigie.evaluation.answers import read_answers, sound, write_answers
from vigie.evaluation.authors import by_hand
from vigie.evaluation.drawing import drawn
from vigie.evaluation.evaluate import by_name, evaluate, slice_figures
from vigie.evaluation.loading import labelled_in
from vigie.evaluation.reads import Read, read_all
from vigie.evaluation.standing_tables import crossing
from vigie.evaluation.tongue import french
from vigie.reading import Reading
from vigie.shown import as_json


class Train(Protocol):
    """Learn from some files; return how messages are then read."""

    def __call__(self, files: Sequence[Path]) -> Callable[[str], Reading]:
        """Return a reader that learned from these files only."""


def leave_one_out(files: Sequence[Path], train: Train, out: Path) -> Iterator[Path]:
    """For each author, train without their files, read these, and yield where the answers are; done ones are kept."""
    out.mkdir(parents=True, exist_ok=True)
    for left in by_hand(file.stem for file in files).values():
        place = out / f"without-{left[0]}.jsonl"
        if not place.exists():
            reader = train([file for file in files if file.stem not in left])
            write_answers(place, _read([file for file in files if file.stem in left], reader))
        yield place


def _read(files: Sequence[Path], reader: Callable[[str], Reading]) -> list[Read]:
    by_file, _status = labelled_in(files)
    return [one for name, messages in by_file.items() for one in read_all(messages, reader, name)]


def honest(reads: Sequence[Read]) -> dict[str, Any]:
    """Return what is caught and raised for nothing on authors never seen: over all, by author, by slice."""
    figures = evaluate(reads)
    kept = ("n", "version", "risk", "self_harm", "violence_suffered", "flags", "level_agreement")
    together = by_hand(Path(one.source).stem for one in reads)
    authors = {file: name for name, files in together.items() for file in files}
    signals = {name: figures["signals"][name] for name in ("n", "macro_f1", "micro_f1")}
    return {
        **{name: figures[name] for name in kept},
        "signals": signals,
        "total": slice_figures(reads),
        "authors": by_name((one, [authors[Path(one.source).stem]]) for one in reads),
        "slices": figures["slices"],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Add up the answers and print the honest table."""
    parser = argparse.ArgumentParser(prog="python -m vigie.evaluation.crossing", description=__doc__)
    parser.add_argument(
        "answers", type=Path, nargs="+", help="answers written by models trained without the file"
    )
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    figures = honest([one for path in asked.answers for one in sound(read_answers(path))])
    told = as_json(figures, indent=1) if asked.json else "\n\n".join(map(drawn, crossing(figures, french())))
    sys.stdout.write(f"{told}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
