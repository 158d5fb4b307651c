"""The fields of an exercise's step, and what comes back from them."""

from collections.abc import Mapping
from dataclasses import dataclass

from ancrage import content

LONGEST = 4_000  # characters kept of one answer


@dataclass(frozen=True)
class StepField:
    """One place to write. `kind`: text, line or scale (0 to 100)."""

    name: str
    label: str
    kind: str
    value: str = ""


def fields_of(step: content.ExerciseStep, answers: Mapping[str, str] | None = None) -> list[StepField]:
    """Return where one writes at a step: nowhere, one field, or as many lines as it counts."""
    known = answers or {}
    if not step.field:
        return []
    if step.field != "list":
        return [StepField(step.name, step.title, step.field, known.get(step.name, ""))]
    names = [f"{step.name}_{number}" for number in range(1, step.count + 1)]
    return [
        StepField(name, f"{step.title} : {name.rsplit('_', 1)[1]}", "line", known.get(name, ""))
        for name in names
    ]


def answers_from(posted: Mapping[str, str], step: content.ExerciseStep) -> dict[str, str]:
    """Return what was written at a step; a scale that is not a number from 0 to 100 counts as not said."""
    return {field.name: _clean(posted.get(field.name, ""), field.kind) for field in fields_of(step)}


def _clean(text: str, kind: str) -> str:
    text = text.replace("\x00", "").strip()[:LONGEST]
    if kind == "scale" and not (text.isdigit() and int(text) <= 100):
        return ""
    return text
