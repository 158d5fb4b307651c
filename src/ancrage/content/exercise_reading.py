"""From YAML to exercises. Every refusal says which file and which place."""

import re
from collections.abc import Iterable

from ancrage.content.exercise_schemas import (
    Ask,
    Beat,
    Evidence,
    Exercise,
    ExerciseShelf,
    ExerciseShelves,
    ExerciseStep,
    Grade,
    Lesson,
    Pace,
)
from ancrage.content.fields import ContentError, Fields
from ancrage.content.reading import read_header

KINDS = ("text", "line", "list", "scale", "ten", "minutes", "time", "day", "choice")
BEATS = ("inhale", "top_up", "hold", "exhale", "rest")
GRADES = ("A", "B", "C", "practice")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_shelves(fields: Fields) -> ExerciseShelves:
    """Read the needs under which exercises stand, and what each grade of evidence means."""
    shelves = ExerciseShelves(
        header=read_header(fields),
        shelves=tuple(_read_shelf(part) for part in fields.children("shelves")),
        grades={name: _read_grade(name, part) for name, part in fields.part("grades").mappings()},
        grades_note=fields.text("grades_note"),
    )
    if tuple(shelves.grades) != GRADES:
        raise fields.error("grades", f"expected {', '.join(GRADES)}, in this order")
    fields.close()
    return shelves


def _read_shelf(fields: Fields) -> ExerciseShelf:
    shelf = ExerciseShelf(id=fields.text("id"), title=fields.text("title"), says=fields.text("says"))
    fields.close()
    return shelf


def _read_grade(name: str, fields: Fields) -> Grade:
    grade = Grade(id=name, label=fields.text("label"), says=fields.text("says"))
    fields.close()
    return grade


def read_exercises(files: Iterable[Fields], shelves: ExerciseShelves) -> dict[str, Exercise]:
    """Read every exercise, in the order of the shelves; a slug or a place used twice is refused."""
    order = [shelf.id for shelf in shelves.shelves]
    found: list[Exercise] = []
    for fields in files:
        exercise = read_exercise(fields, order)
        for other in found:
            if other.slug == exercise.slug or (other.shelf, other.place) == (exercise.shelf, exercise.place):
                raise ContentError(f"{fields.where}: slug or place already taken by {other.id}")
        found.append(exercise)
    return {one.id: one for one in sorted(found, key=lambda one: (order.index(one.shelf), one.place))}


def read_exercise(fields: Fields, shelves: list[str]) -> Exercise:
    """Read a guided exercise."""
    header = read_header(fields)
    exercise = Exercise(
        header=header,
        id=header.id,
        slug=fields.text("slug"),
        title=fields.text("title"),
        summary=fields.text("summary"),
        minutes=fields.number("minutes"),
        shelf=fields.one_of("shelf", shelves),
        place=fields.number("place"),
        also=fields.texts("also", ()),
        contraindications=fields.texts("contraindications"),
        warns=bool(fields.flag("warns", default=False)),
        steps=tuple(_read_step(step) for step in fields.children("steps")),
        helps=fields.texts("helps"),
        not_for=fields.texts("not_for"),
        stop=fields.text("stop"),
        evidence=_read_evidence(fields.part("evidence")),
        learn=tuple(_read_lesson(lesson) for lesson in fields.children("learn", ())),
        rated=bool(fields.flag("rated", default=True)),
        waiting=fields.text("waiting", ""),
        pace=_read_pace(fields.child("pace", None)),
    )
    _check(fields, exercise, shelves)
    fields.close()
    return exercise


def _check(fields: Fields, exercise: Exercise, shelves: list[str]) -> None:
    names = [ask.name for ask in exercise.asks]
    if not SLUG.fullmatch(exercise.slug):
        raise fields.error("slug", "expected small letters, digits and dashes")
    if unknown := set(exercise.also) - set(shelves):
        raise fields.error("also", f"no such shelf: {', '.join(sorted(unknown))}")
    if len(set(names)) != len(names):
        raise fields.error("steps", "a name is used twice")
    if bool(exercise.waiting) != any(step.later for step in exercise.steps):
        raise fields.error("waiting", "said when a step waits for later, and only then")
    known: set[str] = set()
    for step in exercise.steps:
        if unknown := {*step.shows, *step.builds} - known:
            raise fields.error("steps", f"{step.title!r} shows what is not written before: {sorted(unknown)}")
        known |= {ask.name for ask in step.asks}


def _read_step(fields: Fields) -> ExerciseStep:
    title, text, seconds = fields.text("title"), fields.text("text"), fields.number("seconds", 0)
    kind = fields.one_of("field", KINDS, "")
    alone = (_read_ask(fields, title, kind),) if kind else ()
    step = ExerciseStep(
        title=title,
        text=text,
        seconds=seconds,
        asks=alone or tuple(_read_listed(part) for part in fields.children("fields", ())),
        shows=fields.texts("shows", ()),
        later=bool(fields.flag("later", default=False)),
        builds=fields.texts("builds", ()),
    )
    fields.close()
    return step


def _read_listed(fields: Fields) -> Ask:
    ask = _read_ask(fields, fields.text("label"), fields.one_of("field", KINDS))
    fields.close()
    return ask


def _read_ask(fields: Fields, label: str, kind: str) -> Ask:
    ask = Ask(
        name=fields.text("name"),
        label=label,
        kind=kind,
        count=fields.number("count", 0),
        grows=bool(fields.flag("grows", default=False)),
        hint=fields.text("hint", ""),
        options=fields.texts("options", ()),
    )
    if (kind == "list") != bool(ask.count):
        raise fields.error("count", "a list says how many lines, and only a list")
    if (kind == "choice") != bool(ask.options):
        raise fields.error("options", "a choice has options, and only a choice")
    return ask


def _read_evidence(fields: Fields) -> Evidence:
    evidence = Evidence(grade=fields.one_of("grade", GRADES), says=fields.text("says"))
    fields.close()
    return evidence


def _read_lesson(fields: Fields) -> Lesson:
    lesson = Lesson(title=fields.text("title"), text=fields.text("text"))
    fields.close()
    return lesson


def _read_pace(fields: Fields | None) -> Pace | None:
    if fields is None:
        return None
    pace = Pace(
        beats=tuple(_read_beat(beat) for beat in fields.children("beats")), cycles=fields.number("cycles")
    )
    if not pace.total or any(not beat.seconds for beat in pace.beats):
        raise fields.error("beats", "each beat and the whole last at least a second")
    fields.close()
    return pace


def _read_beat(fields: Fields) -> Beat:
    beat = Beat(
        kind=fields.one_of("do", BEATS),
        seconds=fields.number("seconds"),
        say=fields.text("say"),
    )
    fields.close()
    return beat
