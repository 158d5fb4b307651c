"""What a person wrote in an exercise: the dates, one of them opened, one of them deleted."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ancrage import content
from ancrage.exercises import actions, queries
from ancrage.exercises.access import access_run
from ancrage.exercises.rules import Rating, change
from ancrage.kernel.errors import NotFound
from ancrage.web.person.exercise_page import ended, place_of
from ancrage.web.person.steps import written


@require_safe
def exercise_written(request: HttpRequest, slug: str) -> HttpResponse:
    """List the times a person did an exercise, the latest first."""
    asked = named(slug)
    rows = [
        (run, change(run.before, run.after), run.helped and Rating(run.helped).label)
        for run in queries.done(request.user, asked.id)
    ]
    return render(request, "person/exercise_written.html", {"exercise": asked, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def exercise_kept(request: HttpRequest, slug: str, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Show what was written one day; delete it when that is asked and confirmed."""
    asked, run = named(slug), access_run(request.user, id)
    if run.exercise != asked.id:
        raise NotFound
    if request.POST.get("act") == "delete":
        actions.forget_run(run=run)
        return redirect("exercise_written", slug=slug)
    page = {
        "exercise": asked,
        "run": run,
        "written": written(asked, queries.answers(run)),
        "said": run.helped and Rating(run.helped).label,
        "resume": "" if run.finished_at else f"{place_of(asked)}?run={run.pk}",
        "asks_to_delete": "effacer" in request.GET,
    }
    return render(request, "person/exercise_kept.html", page | ended(run, asked))


def named(slug: str) -> content.Exercise:
    """Return the exercise of an address; NotFound when there is none."""
    try:
        return content.exercise_at(slug)
    except KeyError:
        raise NotFound from None
