"""Exercises, alone or from a talk: with a kept account step by step, for a guest all on one page and nothing kept."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ancrage import content
from ancrage.exercises import actions, queries
from ancrage.exercises.access import access_run
from ancrage.exercises.rules import SLUGS, Rating
from ancrage.kernel.errors import NotFound
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.web.person.forms import BeginForm, RatingForm
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


def show(request: HttpRequest, asked: content.Exercise) -> HttpResponse:
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
    }
    return render(request, "person/exercise.html", page | (at_step(run, asked) if run else {"step": None}))


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
    form = BeginForm(request.POST)
    before = form.cleaned_data["before"] if form.is_valid() else None
    run = actions.begin_run(
        person=request.user,
        exercise_id=asked.id,
        before=before,
        conversation_id=given_id(request, "conversation"),
    )
    return redirect(f"{place_of(asked)}?run={run.pk}")


def step(request: HttpRequest, asked: content.Exercise) -> HttpResponse:
    """Keep what was written at a step, and go on (or back)."""
    run = run_in(request)
    if run is None:
        return redirect(place_of(asked))
    here = min(run.step, len(asked.steps) - 1)
    ahead = max(here - 1, 0) if "back" in request.POST else here + 1
    actions.keep_answers(run=run, step=ahead, answers=answers_from(request.POST, asked.steps[here]))
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
    rating = Rating(form.cleaned_data["helped"])
    if run is None and keeps(request):  # an exercise on one page begins and ends when it is rated
        run = actions.begin_run(
            person=request.user, exercise_id=asked.id, conversation_id=given_id(request, "conversation")
        )
    if run is not None:
        actions.finish_run(run=run, helped=rating, after=form.cleaned_data["after"])
    page = {
        "exercise": asked,
        "worse": rating is Rating.WORSE,
        "helped": rating in (Rating.YES, Rating.BIT),
        "conversation_id": run.conversation_id if run else None,
        "line": content.resource("fr_3114"),
    }
    return render(request, "person/exercise_done.html", page)


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
