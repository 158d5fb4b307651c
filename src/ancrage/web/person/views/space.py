"""The person's own first page: how are you, where I was, what is planned, help. Nothing red unless it is an emergency."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ancrage import content
from ancrage.companion import history
from ancrage.companion import queries as talks
from ancrage.exchanges import queries as exchanges
from ancrage.exercises import queries as exercises
from ancrage.load import queries as load
from ancrage.orientation.queries import lines_open_now
from ancrage.web.person import mood

LINES = 2
"""Lines that answer now, shown here; the others are one tap away."""
TALKS = 1


@dataclass(frozen=True)
class Midway:
    """An exercise begun and not finished."""

    slug: str
    title: str


@require_safe
def my_space(request: HttpRequest) -> HttpResponse:
    """Show where someone is, in a few lines, each leading to its page."""
    person = request.user
    facts = {
        "mood_check": mood.check(person),
        "lines": history.talk_lines(person, list(talks.conversations(person)[:TALKS])),
        "midway": midway(exercises.left_midway(person)),
        "load_today": load.today(person),
        "standing": exchanges.standing(person),
        "open_lines": lines_open_now(person.country)[:LINES],
    }
    return render(request, "person/space.html", facts)


def midway(runs: list[exercises.ExerciseRun]) -> list[Midway]:
    """Return what was begun, by the exercises that still exist, each once, the latest first."""
    known = {one.id: one for one in content.exercises()}
    found = {run.exercise: known[run.exercise] for run in runs if run.exercise in known}
    return [Midway(one.slug, one.title) for one in found.values()]
