"""Choosing a line: conditions, what was already said, chance by seed, gender. Saying it is `content.speaking`."""

import random
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ancrage.content import Line

DOTTED = re.compile(r"<[^<>]*·[^<>]*>")

FACTS = frozenset(
    [
        "night",
        "evening",
        "kept",
        "ephemeral",
        "on_duty",
        "has_professional",
        "returning",
        "week",
        "ago",
        "remembers",
        "minor",
        "voice",
        "france",
        "again",
        "tu",
        "vous",
        "helped",
        "taken",
        "heart",
        "substance",
        "bleeding",
        "man",
        "baby",
        "voices",
        "weapon",
        "treatment",
        "sleep",
    ]
).union(
    (
        "breathing_coherence",
        "grounding_54321",
        "breathing_sigh",
        "muscle_relaxation",
        "body_scan",
        "breathing_box",
        "breathing_478",
        "thought_record",
        "worry_time",
        "defusion",
        "problem_solving",
        "self_compassion",
        "making_room",
        "anger_pause",
        "urge_surfing",
        "behavioural_activation",
        "values",
        "gratitude",
        "sleep_diary",
        "bedtime_list",
        "micro_break",
        "transition_after_work",
        "desc_message",
        "reach_out",
    )  # exercises, by id
)
"""What a line's `when` may name (a test holds the files to it)."""


@dataclass(frozen=True)
class Manner:
    """What a choice takes into account beside conditions. `avoid`: the opening words of the last reply."""

    avoid: str = ""
    gender: str = ""


def sentence(said: str) -> str:
    """Return words that open with a capital: a value may come first."""
    return said[:1].upper() + said[1:]


def holds(line: Line, facts: Collection[str]) -> bool:
    """Whether a line's conditions hold."""
    return all((name[1:] not in facts) if name.startswith("!") else (name in facts) for name in line.when)


def choose(
    lines: Sequence[Line],
    *,
    facts: Collection[str],
    used: Sequence[str],
    chance: random.Random,
    manner: Manner | None = None,
) -> Line | None:
    """Return a line to say: fitting, the most specific first, not said yet.

    Lines that may come again do, the longest ago first.
    """
    manner = manner or Manner()
    fitting = [line for line in lines if holds(line, facts)]
    fresh = [line for line in fitting if line.id not in used]
    if fresh:
        best = max(specific(line) for line in fresh)
        best_ones = [line for line in fresh if specific(line) == best]
        return _other_opening(plainest(best_ones, manner.gender), chance, manner.avoid)
    again = [line for line in fitting if line.again]
    return min(again, key=lambda line: last_use(line.id, used)) if again else None


def plainest(lines: list[Line], gender: str) -> list[Line]:
    """Return the lines that agree without « ·e » while the person's gender is not known, unless there is no other."""
    if gender != "e":
        return lines
    return [line for line in lines if not DOTTED.search(line.say)] or lines


def _other_opening(lines: list[Line], chance: random.Random, avoid: str) -> Line:
    others = [line for line in lines if opening_of(line.say) != avoid]
    return chance.choice(others or lines)


def specific(line: Line) -> int:
    """Return how many facts a line asks for."""
    return sum(not name.startswith("!") for name in line.when)


def last_use(name: str, used: Sequence[str]) -> int:
    """Return the last place of an id among the ids used, -1 when never."""
    return max((place for place, other in enumerate(used) if other == name), default=-1)


def opening_of(text: str) -> str:
    """Return the first two words, to compare two replies' openings."""
    return " ".join(re.findall(r"[\w’']+", text.lower())[:2])
