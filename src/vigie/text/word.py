"""One tidy word, which still knows its place in what was typed."""

from typing import NamedTuple


class Word(NamedTuple):
    """One tidy word. `start` and `end` are its place in the original text, in code points.

    `bent`: what was typed, when it was no word we know and was read as a dear one. `pictured`: a sign read as a word.
    """

    form: str
    start: int
    end: int
    sentence: int
    clause: int
    quoted: bool = False
    bent: str = ""
    pictured: bool = False
