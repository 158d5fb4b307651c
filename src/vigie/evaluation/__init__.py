"""Measure the reading on labelled messages: what it caught, what it opened for nothing, how fast."""

from vigie.evaluation.evaluate import evaluate, read_all
from vigie.evaluation.messages import Labelled, Malformed, read_lines, read_turns
from vigie.evaluation.split import is_held_out, is_in

__all__ = [
    "Labelled",
    "Malformed",
    "evaluate",
    "is_held_out",
    "is_in",
    "read_all",
    "read_lines",
    "read_turns",
]
