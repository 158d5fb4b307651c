"""What one may say of an exercise: pure."""

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

SLUGS = {"breathing_coherence": "respirer", "grounding_54321": "s-ancrer", "thought_record": "une-pensee"}
"""Where each exercise lives: `/exercices/respirer/`."""


def has_words(text: str) -> bool:
    """Whether an answer says something to read: a number on a scale does not."""
    return bool(text.strip()) and not text.isdigit()
