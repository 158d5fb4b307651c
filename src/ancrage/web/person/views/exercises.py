"""Exercises, alone or from a talk: with a kept account step by step, for a guest all on one page and nothing kept."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ancrage import content
from ancrage.care import queries as care_queries
from ancrage.exercises import actions, queries
from ancrage.exercises.access import access_run
from ancrage.exercises.rules import HELPED, SLUGS, Rating
from ancrage.kernel.errors import NotFound, Refused
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.web.person.forms import BeginForm, RatingForm, whole
from ancrage.web.person.steps import answers_from, fields_of

IDS = {slug: name for name, slug in SLUGS.items()}


@login_not_required
@require_safe
def shelf(request: HttpRequest) -> HttpResponse:
    """Show the exercises; what helped last time comes first."""
    helped = queries.what_helped(request.user) if request.user.is_authenticated else ()
    cards = [(exercise, SLUGS[exercise.id], exercise.id in helped) for exercise in content.exercises()]
    return render(request, "person/exercises.html", {"cards": sorted(cards, key=lambda card: not card[2])})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def exercise(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one exercise, begin it, keep a step, rate it."""
    if slug not in IDS:
        raise NotFound
    asked = content.exercise(IDS[slug])
    act = ACTS.get(request.POST.get("act", ""), show) if request.method == "POST" else show
    return act(request, asked)


def show(
    request: HttpRequest, asked: content.Exercise, *, status: int = 200, **facts: object
) -> HttpResponse:
    """Show the page: the step of a kept run, or the whole for someone who keeps nothing."""
    run = run_in(request)
    page = {
        "exercise": asked,
        "run": run,
        "keeps": keeps(request),
        "conversation_id": given_id(request, "conversation"),
        "begin": BeginForm(),
        "rating": RatingForm(),
        "steps": [(step, fields_of(step)) for step in asked.steps],
        "total": len(asked.steps),
        "help_now": None,
        "step": None,
        "error": "",
    }
    page |= (at_step(run, asked) if run else {}) | facts
    return render(request, "person/exercise.html", page, status=status)


def at_step(run: Any, asked: content.Exercise) -> dict[str, object]:
    """Return the step a run has come to, its fields filled with what was written before."""
    if run.step >= len(asked.steps):
        return {"step": None, "number": len(asked.steps)}
    step = asked.steps[run.step]
    return {"step": step, "fields": fields_of(step, queries.answers(run)), "number": run.step + 1}


def begin(request: HttpRequest, asked: content.Exercise) -> HttpResponse:
    """Begin a kept run; someone who keeps nothing simply sees the exercise."""
    if not keeps(request):
        return redirect(place_of(asked))
    run = begun(request, asked)
    return redirect(f"{place_of(asked)}?run={run.pk}")


def begun(request: HttpRequest, asked: content.Exercise) -> Any:
    """Begin a kept run, with how hard it was before when that is said."""
    form = BeginForm(request.POST)
    return actions.begin_run(
        person=request.user,
        exercise_id=asked.id,
        before=form.cleaned_data["before"] if form.is_valid() else None,
        conversation_id=given_id(request, "conversation"),
    )


def step(request: HttpRequest, asked: content.Exercise) -> HttpResponse:
    """Keep what was written at a step, have it read, and go on (or back, or stop there)."""
    run = run_in(request)
    if run is None:
        return redirect(place_of(asked))
    number = request.POST.get("number", str(min(run.step + 1, len(asked.steps))))
    here = whole(number, least=1, most=len(asked.steps)) - 1
    ahead = max(here - 1, 0) if "back" in request.POST else here + 1
    written = answers_from(request.POST, asked.steps[here])
    try:
        kept = actions.keep_answers(run=run, step=ahead, answers=written)
    except Refused as error:  # keeping is no longer allowed: what was just written stays in the page
        fields = fields_of(asked.steps[here], written)
        return show(request, asked, status=403, error=error.said, fields=fields)
    if "worse" in request.POST:
        actions.finish_run(run=run, helped=Rating.WORSE)
        return done(request, asked, rating=Rating.WORSE, conversation_id=run.conversation_id)
    if kept.heard.outcome != "nothing":
        return show(request, asked, help_now=help_for(request))
    return redirect(f"{place_of(asked)}?run={run.pk}")


def finish(request: HttpRequest, asked: content.Exercise) -> HttpResponse:
    """Say how it was; what made things worse is stopped, and help is offered."""
    form, run = RatingForm(request.POST), run_in(request)
    if not form.is_valid():
        page = {
            "exercise": asked,
            "run": run,
            "rating": form,
            "conversation_id": given_id(request, "conversation"),
        }
        return render(request, "person/exercise_end.html", page, status=422)
    if run is None and keeps(request):  # an exercise on one page begins and ends when it is rated
        run = begun(request, asked)
    rating = Rating(form.cleaned_data["helped"])
    if run is not None and keeps(request):
        actions.finish_run(run=run, helped=rating, after=form.cleaned_data["after"])
    return done(request, asked, rating=rating, conversation_id=run.conversation_id if run else None)


def done(
    request: HttpRequest, asked: content.Exercise, *, rating: Rating, conversation_id: uuid.UUID | None
) -> HttpResponse:
    """Show what follows an exercise: again another time, something else, or someone."""
    page = {
        "exercise": asked,
        "worse": rating is Rating.WORSE,
        "helped": rating in HELPED,
        "kept": keeps(request),
        "conversation_id": conversation_id,
        "line": content.resource("fr_3114"),
    }
    return render(request, "person/exercise_done.html", page)


def help_for(request: HttpRequest) -> dict[str, object]:
    """Return what to show when what was written asks for a human."""
    waiting = care_queries.crisis_of(request.user) == "waiting"
    return {
        "text": content.texts("help_now"),
        "line": content.resource("fr_3114"),
        "told": content.texts("alert_told_to_person") if waiting else None,
    }


ACTS = {"begin": begin, "step": step, "finish": finish}


def place_of(asked: content.Exercise) -> str:
    """Return the address of an exercise."""
    return reverse("exercise", args=[SLUGS[asked.id]])


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
