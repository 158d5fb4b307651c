"""vigie reads a French message for signs of danger and distress, and shows why. Pure: no Django, no network."""

from vigie.learned.occlusion import Explained, words_that_weigh
from vigie.learned.weights import operating_points
from vigie.reader import read
from vigie.reading import Finding, Outcome, Quality, Reading, Risk, Subject, Turn
from vigie.version import VERSION

__all__ = [
    "VERSION",
    "Explained",
    "Finding",
    "Outcome",
    "Quality",
    "Reading",
    "Risk",
    "Subject",
    "Turn",
    "operating_points",
    "read",
    "words_that_weigh",
]
