"""Which words weighed most in what the learned reader heard: each is hidden in turn, and the score read again.

On demand, outside any time budget. Words explain a score only when hiding them together lowers it more than hiding others does:
this is checked, and said.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from vigie.learned.hearing import hear
from vigie.learned.questions import QUESTIONS
from vigie.reader import prepared
from vigie.text import Tidied
from vigie.weighing import find

MOST_READ = 120  # words of a message that are hidden one by one, the first ones
SHOWN = 6
LEAST = 0.05  # of a score lost, below which a word did not weigh
OTHERS = 5  # groups of other words that are hidden to compare


@dataclass(frozen=True)
class Weighed:
    """One word of the original text, and how much the score falls without it."""

    quote: str
    start: int
    end: int
    lost: float


@dataclass(frozen=True)
class Explained:
    """What weighed for a question. `faithful`: whether these words, hidden together, lower the score most."""

    question: str
    score: float
    words: tuple[Weighed, ...]
    faithful: bool


def words_that_weigh(text: str, question: str = "risk") -> Explained:
    """Return the words that weighed most for a question of the learned reader (`risk`, a flag, a label).

    Raises: ValueError for a question it does not answer.

    >>> words_that_weigh("je voudrais dormir et ne plus me réveiller").question
    'risk'
    """
    if question not in QUESTIONS:
        wrong = f"{question}: not a question of the learned reader"
        raise ValueError(wrong)
    message = prepared(text)[0]
    whole = _score(text, question)
    spans = _spans(message)
    lost = [whole - _score(_without(text, [span]), question) for span in spans]
    order = sorted(range(len(spans)), key=lambda place: -lost[place])
    kept = [place for place in order[:SHOWN] if lost[place] >= LEAST]
    words = tuple(
        Weighed(text[spans[place][0] : spans[place][1]], *spans[place], round(lost[place], 3))
        for place in kept
    )
    return Explained(question, round(whole, 3), words, _faithful(text, question, spans, kept))


def _spans(message: Tidied) -> list[tuple[int, int]]:
    """Return the places of the words in the original, without doubles: a word tidied into two has one place."""
    return list(dict.fromkeys((word.start, word.end) for word in message.words))[:MOST_READ]


def _score(text: str, question: str) -> float:
    message, _quality, spoken = prepared(text)
    return hear(message.original, find(message, spoken)).scores[question]


def _without(text: str, spans: Collection[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return " ".join(text.split())


def _faithful(text: str, question: str, spans: Sequence[tuple[int, int]], kept: Sequence[int]) -> bool:
    """Whether hiding these words lowers the score more than hiding as many others, several times, does."""
    others = [place for place in range(len(spans)) if place not in kept]
    if not kept:
        return False
    without = _score(_without(text, [spans[place] for place in kept]), question)
    return all(
        without < _score(_without(text, [spans[place] for place in group]), question)
        for group in _groups(others, len(kept))
    )


def _groups(places: Sequence[int], size: int) -> list[list[int]]:
    """Return some groups of places, spread over the message, the same each time."""
    size = min(size, len(places))
    if size == 0:
        return []
    step = max(1, len(places) // OTHERS)
    return [[places[(first + turn * step) % len(places)] for turn in range(size)] for first in range(OTHERS)]
