"""What the page of an exercise shows: the step one has come to, what was left midway, what it rests on."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from ancrage import content
from ancrage.care import queries as care_queries
from ancrage.companion import queries as companion
from ancrage.companion.engines import reasons
from ancrage.exercises import queries
from ancrage.exercises.access import access_run
from ancrage.exercises.rules import change
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.web.person import diary
from ancrage.web.person.forms import BeginForm, RatingForm, WindowForm
from ancrage.web.person.steps import built, fields_of, shown_again


@dataclass(frozen=True)
class Midway:
    """A run left midway: where it lives, and how far it came."""

    run: Any
    exercise: content.Exercise
    number: int
    total: int
    waits: bool

    @property
    def url(self) -> str:
        """Where it is taken up again."""
        return f"{place_of(self.exercise)}?run={self.run.pk}"


def page_of(request: HttpRequest, asked: content.Exercise) -> dict[str, object]:
    """Return all that the page shows: the step of a kept run, or the whole for someone who keeps nothing."""
    run = run_in(request)
    page = {
        "exercise": asked,
        "here": place_of(asked),
        "run": run,
        "keeps": keeps(request),
        "inside": bool(request.htmx),
        "conversation_id": given_id(request, "conversation"),
        "begin": BeginForm(),
        "rating": RatingForm(),
        "steps": [(step, fields_of(step)) for step in asked.steps],
        "total": len(asked.steps),
        "grade": content.exercise_shelves().grades[asked.evidence.grade],
        "grades_note": content.exercise_shelves().grades_note,
        "help_now": None,
        "step": None,
        "waits": False,
        "again": [],
        "error": "",
        "because": why_proposed(request, asked),
    }
    if run:
        return page | at_step(run, asked, resumed="suite" in request.GET)
    return page | around(request, asked)


def why_proposed(request: HttpRequest, asked: content.Exercise) -> str:
    """Return why a talk of the person's own proposed this exercise, "" when it did not."""
    talk = given_id(request, "conversation")
    if talk is None or not request.user.is_authenticated:
        return ""
    return reasons.from_code(companion.why_proposed(request.user, talk, asked.id))


def at_step(run: Any, asked: content.Exercise, *, resumed: bool) -> dict[str, object]:
    """Return the step a run has come to, its fields filled with what was written before."""
    if run.step >= len(asked.steps):
        return {"step": None, "number": len(asked.steps)}
    step, answers = asked.steps[run.step], queries.answers(run)
    return {
        "step": step,
        "fields": fields_of(step, answers),
        "again": shown_again(asked, step, answers),
        "message": built(step, answers),
        "number": run.step + 1,
        "waits": waits(asked, run.step) and not resumed,
    }


def around(request: HttpRequest, asked: content.Exercise) -> dict[str, object]:
    """Return what stands beside an exercise not begun: one left midway, a diary, whether safety comes first."""
    if not request.user.is_authenticated:
        return {"guest": True, "safety": None}
    known: dict[str, object] = {
        "guest": False,
        "midway": left_midway(request, asked.id),
        "written": bool(queries.done(request.user, asked.id)),
        "safety": content.resource("fr_3114") if care_queries.crisis_of(request.user) != "none" else None,
    }
    if asked.id == queries.DIARY:
        known |= {"diary": diary.diary(queries.nights(request.user)), "window_form": WindowForm()}
    return known


def left_midway(request: HttpRequest, exercise_id: str = "") -> list[Midway]:
    """Return what someone left midway, to take up again."""
    if not keeps(request):
        return []
    found = []
    for run in queries.left_midway(request.user, exercise_id):
        try:
            exercise = content.exercise(run.exercise)
        except KeyError:  # an exercise that is no longer offered
            continue
        total = len(exercise.steps)
        found.append(Midway(run, exercise, min(run.step + 1, total), total, waits(exercise, run.step)))
    return found


def waits(exercise: content.Exercise, step: int) -> bool:
    """Whether a run stands before the first step that is for another moment."""
    steps = exercise.steps
    return 0 < step < len(steps) and steps[step].later and not steps[step - 1].later


def ended(run: Any, asked: content.Exercise) -> dict[str, object]:
    """Return what is shown of a run that ended: before, after, the message it built."""
    if run is None:
        return {"change": None, "message": ""}
    answers = queries.answers(run)
    message = next((text for step in asked.steps if (text := built(step, answers))), "")
    return {"change": change(run.before, run.after), "message": message}


def help_for(request: HttpRequest) -> dict[str, object]:
    """Return what to show when what was written asks for a human."""
    waiting = care_queries.crisis_of(request.user) == "waiting"
    return {
        "text": content.texts("help_now"),
        "line": content.resource("fr_3114"),
        "told": content.texts("alert_told_to_person") if waiting else None,
    }


def place_of(asked: content.Exercise) -> str:
    """Return the address of an exercise."""
    return reverse("exercise", args=[asked.slug])


def keeps(request: HttpRequest) -> bool:
    """Whether the visitor has an account and allows keeping."""
    return bool(request.user.is_authenticated and allows(request.user, Purpose.KEEP))


def run_in(request: HttpRequest) -> Any:
    """Return the run named in the request, the person's own; None when none is named."""
    named = given_id(request, "run")
    if named is None or not request.user.is_authenticated:
        return None
    return access_run(request.user, named)


def given_id(request: HttpRequest, name: str) -> uuid.UUID | None:
    """Return an id given in the form or the address, None when there is none or it is not one."""
    try:
        return uuid.UUID(request.POST.get(name) or request.GET.get(name) or "")
    except ValueError:
        return None
