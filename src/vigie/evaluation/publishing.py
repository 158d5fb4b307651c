"""`python -m vigie publish`: measure some parts again, keep the others, write the standing figures and both cards."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from vigie.evaluation.answers import read_answers, sound
from vigie.evaluation.background import rates, read_background
from vigie.evaluation.bias import bias
from vigie.evaluation.card import write_cards
from vigie.evaluation.crossing import honest
from vigie.evaluation.evaluate import by_name, evaluate, slice_figures
from vigie.evaluation.loading import labelled_in
from vigie.evaluation.reads import Read, read_all
from vigie.evaluation.robustness import robustness
from vigie.evaluation.standing import held_out, keep, state

FEW = 3  # files, for each to be named
MOST = 600  # messages written otherwise, for each way


def publish(asked: argparse.Namespace) -> int:
    """Measure what was asked for; return 1 when a line was malformed."""
    found: dict[str, Any] = {}
    status = 0
    if asked.held_out:
        reads, status = _read(asked.held_out, "all")
        found |= held_out(reads)
    if asked.fresh:
        reads, wrong = _read(asked.fresh, "all")
        found["fresh"], status = _made(_fresh(reads), "--fresh", asked.fresh), status | wrong
    if asked.background:
        ordinary = [one for path in asked.background for one in read_background(path)]
        good = [one for one in ordinary if isinstance(one, Read)]
        found["background"] = _made(rates(good), "--background", asked.background)
        status |= len(good) < len(ordinary)
    if asked.crossing:
        answers = [one for path in asked.crossing for one in sound(read_answers(path))]
        found["crossing"] = _made(honest(answers), "--crossing", asked.crossing)
    if asked.robustness:
        by_file, wrong = labelled_in(asked.robustness, "all")
        messages = [one for some in by_file.values() for one in some]
        otherwise = {
            "robustness": robustness(messages, most=asked.most),
            "bias": bias(messages, most=asked.most),
        }
        found |= {name: _made(part, "--robustness", asked.robustness) for name, part in otherwise.items()}
        status |= wrong
    write_cards(keep(found))
    return status


def _read(paths: Sequence[Path], half: str) -> tuple[list[Read], int]:
    by_file, status = labelled_in(paths, half)
    return [one for name, some in by_file.items() for one in read_all(some, source=name)], status


def _fresh(reads: Sequence[Read]) -> dict[str, Any]:
    figures = evaluate(reads)
    kept = ("n", "version", "risk", "self_harm", "violence_suffered", "flags", "level_agreement", "slices")
    return {
        **{name: figures[name] for name in kept},
        "total": slice_figures(reads),
        "files": by_name((one, [Path(one.source).stem]) for one in reads),
    }


def _made(part: Mapping[str, Any], option: str, paths: Sequence[Path]) -> dict[str, Any]:
    """Return a part with the command that made it, its files by name only, and the state of the code."""
    names = " ".join(path.name for path in paths)
    if len(paths) > FEW:
        names = " ".join(sorted({f"{path.parent.name}/*{path.suffix}" for path in paths}))
    command = f"python -m vigie publish {option} {names}"
    return {"command": command, "state": state(), **part}
