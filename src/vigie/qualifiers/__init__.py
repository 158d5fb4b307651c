"""What was said is one thing; about whom, when, and whether is another: one module each.

A qualifier looks at a match in its message and returns the words that show it, or "" when nothing does.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from vigie.qualifiers import figure, hypothesis, negation, other_person, past, quotation
from vigie.qualifiers.scene import Scene

Qualifier = Callable[[Scene], str]

QUALIFIERS: Mapping[str, Qualifier] = MappingProxyType(
    {
        "negation": negation.shown_by,
        "other_person": other_person.shown_by,
        "past": past.shown_by,
        "hypothesis": hypothesis.shown_by,
        "quotation": quotation.shown_by,
        "figure": figure.shown_by,
    }
)

__all__ = ["QUALIFIERS", "Qualifier", "Scene"]
