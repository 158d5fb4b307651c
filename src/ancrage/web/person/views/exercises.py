"""Exercises, alone or inside a talk: with a kept account step by step, for a guest all on one page and nothing kept."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ancrage import content
from ancrage.care import queries as care_queries
from ancrage.exercises import actions, queries
from ancrage.exercises.rules import HELPED, Rating
from ancrage.kernel import clock
from ancrage.kernel.errors import NotFound, Refused
from ancrage.web.person import diary
from ancrage.web.person.exercise_page import (
    ended,
    given_id,
    help_for,
    keeps,
    left_midway,
    page_of,
    place_of,
    run_in,
)
from ancrage.web.person.forms import BeginForm, RatingForm, WindowForm, whole
from ancrage.web.person.steps import answers_from, fields_of


@login_not_required
@require_safe
def shelf(request: HttpRequest) -> HttpResponse:
    """Show the exercises by need: what was left midway and what helped come first."""
    ratings = queries.last_ratings(request.user) if request.user.is_authenticated else {}
    helped = [content.exercise(name) for name, said in ratings.items() if said in HELPED and exists(name)]
    every = content.exercises()
    needs = [
        (
            need,
            [(one, ratings.get(one.id, "")) for one in every if one.shelf == need.id],
            [one for one in every if need.id in one.also],
        )
        for need in content.exercise_shelves().shelves
    ]
    page = {"needs": needs, "helped": helped, "midway": left_midway(request)}
    return render(request, "person/exercises.html", page)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def exercise(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one exercise, begin it, keep a step, rate it."""
    try:
        asked = content.exercise_at(slug)
    except KeyError:
        raise NotFound from None
    run = run_in(request)
    if run is not None and run.exercise != asked.id:
        raise NotFound
    if request.method == "POST":
        return ACTS.get(request.POST.get("act", ""), show)(request, asked)
    if run is not None and run.finished_at:
        return redirect("exercise_kept", slug=slug, id=run.pk)
    return show(request, asked)


def show(
    request: HttpRequest, asked: content.Exercise, *, status: int = 200, **facts: object
) -> HttpResponse:
    """Show the page, or its inside alone when a talk asked for it."""
    return answer(request, "exercise", page_of(request, asked) | facts, status=status)


def answer(request: HttpRequest, name: str, page: dict[str, object], *, status: int = 200) -> HttpResponse:
    """Return a whole page; inside a talk, only what takes the exercise's place there (whatever the status)."""
    if request.htmx:
        return render(request, f"person/_{name}.html", page | {"inside": True})
    return render(request, f"person/{name}.html", page, status=status)


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
        run = actions.finish_run(run=run, helped=Rating.WORSE)
        return done(request, asked, rating=Rating.WORSE, run=run)
    ends_here = ahead >= len(asked.steps) and not asked.rated
    if ends_here:
        actions.close_run(run=run)
    if kept.heard.outcome != "nothing":
        return show(request, asked, help_now=help_for(request))
    onward = (
        "&suite=1" if ahead < len(asked.steps) and asked.steps[ahead].later and "back" in request.POST else ""
    )
    return redirect(f"{place_of(asked)}#nuits" if ends_here else f"{place_of(asked)}?run={run.pk}{onward}")


def finish(request: HttpRequest, asked: content.Exercise) -> HttpResponse:
    """Say how it was; what made things worse is stopped, and help is offered."""
    form, run = RatingForm(request.POST), run_in(request)
    if not form.is_valid():
        page = page_of(request, asked) | {"rating": form}
        return answer(request, "exercise_end", page, status=422)
    if run is None and keeps(request):  # an exercise on one page begins and ends when it is rated
        run = begun(request, asked)
    rating = Rating(form.cleaned_data["helped"])
    if run is not None and keeps(request):
        run = actions.finish_run(run=run, helped=rating, after=form.cleaned_data["after"])
    return done(request, asked, rating=rating, run=run)


def done(request: HttpRequest, asked: content.Exercise, *, rating: Rating, run: Any) -> HttpResponse:
    """Show what follows an exercise: again another time, something else, or someone."""
    page = {
        "exercise": asked,
        "worse": rating is Rating.WORSE,
        "helped": rating in HELPED,
        "kept": keeps(request),
        "run": run,
        "conversation_id": run.conversation_id if run else None,
        "line": content.resource("fr_3114"),
    }
    return answer(request, "exercise_done", page | ended(run, asked))


def count(request: HttpRequest, asked: content.Exercise) -> HttpResponse:
    """Count one night for someone who keeps nothing: its hours are computed, shown, and forgotten."""
    if asked.id != queries.DIARY:
        return redirect(place_of(asked))
    hours = answers_from(request.POST, asked.steps[0])
    night = diary.one_night(hours, timezone.localdate(clock.now()))
    filled = [(step, fields_of(step, hours)) for step in asked.steps]
    return show(request, asked, steps=filled, counted=True, night=night)


def window(request: HttpRequest, asked: content.Exercise) -> HttpResponse:
    """Show the hours in bed to try, to a grown-up who said that no caution applies and for whom nothing serious is open."""
    if asked.id != queries.DIARY or not keeps(request):
        return redirect(place_of(asked))
    form = WindowForm(request.POST)
    if not form.is_valid():
        return show(request, asked, status=422, window_form=form)
    spared = request.user.minor or care_queries.crisis_of(request.user) != "none"
    found = None if spared else diary.window(queries.nights(request.user))
    return show(request, asked, window=found, window_asked=True, spared=spared)


def exists(name: str) -> bool:
    """Whether an exercise is still offered."""
    return any(one.id == name for one in content.exercises())


ACTS = {"begin": begin, "step": step, "finish": finish, "count": count, "window": window}
