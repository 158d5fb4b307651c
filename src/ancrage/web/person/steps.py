"""Where one writes in an exercise, what comes back from there, and how it is shown again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ancrage import content

LONGEST = 4_000  # characters kept of one answer
MOST_LINES = 30
SPARE_LINES = 3
BOUNDS = {"scale": 100, "ten": 10, "minutes": 1_440}
TIME = re.compile(r"([01]?\d|2[0-3])[:hH]([0-5]\d)")


@dataclass(frozen=True)
class StepField:
    """One place to write. `kind`: text, line, scale (0-100), ten (0-10), minutes, time, day or choice.

    `most`: the highest number that counts; `unseen`: its label is for screen readers (a line of a list, or the step's own title again).
    """

    name: str
    label: str
    kind: str
    value: str = ""
    hint: str = ""
    options: tuple[str, ...] = ()
    most: int = 0
    unseen: bool = False


@dataclass(frozen=True)
class Written:
    """What was written at one place, as it is read again."""

    label: str
    lines: tuple[str, ...]


def fields_of(step: content.ExerciseStep, answers: Mapping[str, str] | None = None) -> list[StepField]:
    """Return where one writes at a step, filled with what was written before."""
    known = answers or {}
    return [field for ask in step.asks for field in _fields(ask, known, step.title)]


def answers_from(posted: Mapping[str, str], step: content.ExerciseStep) -> dict[str, str]:
    """Return what was written at a step; what is not of its kind (a scale of 200, an hour 99:00) counts as not said."""
    answers = {}
    for ask in step.asks:
        for name in _names(ask, MOST_LINES if ask.grows else ask.count):
            if name in posted or not ask.grows:
                answers[name] = _clean(posted.get(name, ""), ask)
    return answers


def written(exercise: content.Exercise, answers: Mapping[str, str]) -> list[Written]:
    """Return all that was written in an exercise, in its order; what an older version asked comes last."""
    read = [one for ask in exercise.asks if (one := _read_again(ask, answers)).lines]
    known = {name for ask in exercise.asks for name in _names(ask, MOST_LINES)}
    older = tuple(text for name, text in answers.items() if name not in known and text)
    return [*read, *([Written("Écrit dans une version précédente", older)] if older else [])]


def shown_again(
    exercise: content.Exercise, step: content.ExerciseStep, answers: Mapping[str, str]
) -> list[Written]:
    """Return the earlier answers that a step puts before the eyes."""
    asks = {ask.name: ask for ask in exercise.asks}
    read = [_read_again(asks[name], answers) for name in step.shows]
    return [one for one in read if one.lines]


def built(step: content.ExerciseStep, answers: Mapping[str, str]) -> str:
    """Return the message that a step makes of earlier answers, ready to copy."""
    return "\n".join(answers[name] for name in step.builds if answers.get(name))


def _names(ask: content.Ask, lines: int) -> list[str]:
    return [ask.name] if ask.kind != "list" else [f"{ask.name}_{number}" for number in range(1, lines + 1)]


def _fields(ask: content.Ask, known: Mapping[str, str], title: str) -> list[StepField]:
    kind = "line" if ask.kind == "list" else ask.kind
    return [
        StepField(
            name=name,
            label=ask.label if ask.kind != "list" else f"{ask.label} : {number}",
            kind=kind,
            value=known.get(name, ""),
            hint=ask.hint if number == 1 else "",
            options=ask.options,
            most=BOUNDS.get(kind, 0),
            unseen=ask.kind == "list" or ask.label == title,
        )
        for number, name in enumerate(_names(ask, _lines(ask, known)), 1)
    ]


def _lines(ask: content.Ask, known: Mapping[str, str]) -> int:
    if not ask.grows:
        return ask.count
    filled = [number for number, name in enumerate(_names(ask, MOST_LINES), 1) if known.get(name)]
    return min(max([ask.count, *(number + SPARE_LINES for number in filled)]), MOST_LINES)


def _read_again(ask: content.Ask, answers: Mapping[str, str]) -> Written:
    said = [answers.get(name, "") for name in _names(ask, MOST_LINES)]
    return Written(ask.label, tuple(_as_read(text, ask.kind) for text in said if text))


def _as_read(text: str, kind: str) -> str:
    if kind in ("scale", "ten"):
        return f"{text} sur {BOUNDS[kind]}"
    if kind == "minutes":
        return f"{text} min"
    if kind == "day":
        day = date.fromisoformat(text)
        return f"{day.day:02}/{day.month:02}/{day.year}"
    return text.replace(":", " h ") if kind == "time" else text


def _clean(text: str, ask: content.Ask) -> str:
    text = text.replace("\x00", "").strip()[:LONGEST]
    if ask.kind in BOUNDS:
        return str(int(text)) if _whole(text) and int(text) <= BOUNDS[ask.kind] else ""
    if ask.kind == "time":
        found = TIME.fullmatch(text.replace(" ", ""))
        return f"{int(found[1]):02}:{found[2]}" if found else ""
    if ask.kind == "day":
        return text if _is_day(text) else ""
    return text if ask.kind != "choice" or text in ask.options else ""


def _whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
