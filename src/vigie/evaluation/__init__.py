"""Measure the reading on labelled messages: what it caught, what it opened for nothing, how fast."""

from vigie.evaluation.evaluate import evaluate
from vigie.evaluation.messages import Labelled, Malformed, read_lines, read_turns
from vigie.evaluation.reads import Read, read_all
from vigie.evaluation.slices import sliced
from vigie.evaluation.split import is_held_out, is_in

__all__ = [
    "Labelled",
    "Malformed",
    "Read",
    "evaluate",
    "is_held_out",
    "is_in",
    "read_all",
    "read_lines",
    "read_turns",
    "sliced",
]
