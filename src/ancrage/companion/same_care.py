"""Whether the same story gets the same care, whoever tells it and however it is written. Pure.

Talks are named `script-voice`. Stages and resources must be the same turn by turn; lengths may differ by 40 % of their mean.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

WIDEST = 0.4

LISTENING = {"reflect": "listen", "explore": "listen", "summarise": "listen"}
"""Giving back, asking and gathering are one stage here: the tolerance that is published with the table."""


@dataclass(frozen=True)
class Told:
    """One script as one voice told it: what each turn got."""

    stages: tuple[str, ...]
    resources: tuple[frozenset[str], ...]
    words: int  # of all the replies


@dataclass(frozen=True)
class Compared:
    """One script, by all its voices."""

    script: str
    voices: Mapping[str, Told]

    @property
    def same_stages(self) -> bool:
        """Whether every voice went through the same stages."""
        return len({told.stages for told in self.voices.values()}) == 1

    @property
    def same_resources(self) -> bool:
        """Whether every voice was shown the same resources, at the same turns."""
        return len({told.resources for told in self.voices.values()}) == 1

    @property
    def gap(self) -> float:
        """Return how far the length that is furthest from the mean lies from it, as a share of the mean."""
        words = [told.words for told in self.voices.values()]
        mean = sum(words) / len(words)
        return max(abs(each - mean) for each in words) / mean if mean else 0.0


def compare(turns: Iterable[Mapping[str, Any]]) -> list[Compared]:
    """Return each script of a played file with its voices, in the file's order."""
    talks: dict[str, dict[str, list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for turn in turns:
        script, _, voice = turn["id"].partition("-")
        talks[script][voice].append(turn)
    return [
        Compared(script, {voice: _told(said) for voice, said in voices.items()})
        for script, voices in talks.items()
    ]


def _told(turns: Iterable[Mapping[str, Any]]) -> Told:
    known = list(turns)
    return Told(
        stages=tuple(LISTENING.get(turn["stage"], turn["stage"]) for turn in known),
        resources=tuple(frozenset(turn["resources"]) for turn in known),
        words=sum(turn["words"] for turn in known),
    )
