"""What one may say of an exercise, and when one left midway is worth taking up again: pure."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Rating(StrEnum):
    """How an exercise was."""

    YES = "yes"
    BIT = "bit"
    NO = "no"
    WORSE = "worse"

    @property
    def label(self) -> str:
        """The words people read."""
        return RATINGS[self]


RATINGS = {
    Rating.YES: "Oui, cela m’a aidé",
    Rating.BIT: "Un peu",
    Rating.NO: "Pas vraiment",
    Rating.WORSE: "C’est pire qu’avant",
}

HELPED = frozenset({Rating.YES, Rating.BIT})
"""What makes an exercise worth proposing again."""

NOTHING_WRITTEN_FOR = timedelta(hours=12)
"""An exercise left midway without a word written is forgotten after this."""

NUMBERS = re.compile(r"[\d\s:/.-]+")


def has_words(text: str) -> bool:
    """Whether an answer says something to read: a number on a scale, an hour or a date does not."""
    return bool(text.strip()) and not NUMBERS.fullmatch(text)


def worth_resuming(*, written: bool, begun_at: datetime, now: datetime) -> bool:
    """Whether a run left midway is proposed again: something was written in it, or it is of today."""
    return written or now - begun_at < NOTHING_WRITTEN_FOR


@dataclass(frozen=True)
class Change:
    """How hard it was before and after, 0 to 10."""

    before: int
    after: int

    @property
    def words(self) -> str:
        """Say what moved, without judging it."""
        moved = self.after - self.before
        if not moved:
            return "C’est resté pareil."
        points = "d’un point" if abs(moved) == 1 else f"de {abs(moved)} points"
        return f"C’est descendu {points}." if moved < 0 else f"C’est monté {points}."


def change(before: int | None, after: int | None) -> Change | None:
    """Return what moved between before and after; None when one of them was not said."""
    return None if before is None or after is None else Change(before, after)
