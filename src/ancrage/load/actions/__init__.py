"""Verbs of the list. Adding needs the consent to keep; taking away never does."""

from ancrage.load.actions.emptying import Kept, empty_head
from ancrage.load.actions.following import (
    Corrected,
    correct_item,
    finish_item,
    forget_all,
    forget_ended,
    forget_item,
    keep_item,
    let_go_item,
    put_off_item,
    reopen_item,
    say_carrier,
)
from ancrage.load.actions.keeping import Changed, ConsentMissing, Wrong
from ancrage.load.actions.sorting import skip_item, sort_item, undo_last

__all__ = [
    "Changed",
    "ConsentMissing",
    "Corrected",
    "Kept",
    "Wrong",
    "correct_item",
    "empty_head",
    "finish_item",
    "forget_all",
    "forget_ended",
    "forget_item",
    "keep_item",
    "let_go_item",
    "put_off_item",
    "reopen_item",
    "say_carrier",
    "skip_item",
    "sort_item",
    "undo_last",
]
