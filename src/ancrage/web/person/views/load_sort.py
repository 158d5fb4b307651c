"""Sort, one thing at a time: one key or one tap each, the last one taken back. Works without a script."""

import uuid
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ancrage.kernel.errors import Conflict, Invalid, NotFound
from ancrage.load import actions, queries
from ancrage.load.access import access_item
from ancrage.load.rules import About, State
from ancrage.web.person.exercise_page import help_for
from ancrage.web.person.forms import is_uuid
from ancrage.web.person.load_forms import SortForm
from ancrage.web.person.load_page import agreement, choices, line_of

SATURDAY, WEEK = 5, 7
DETAILS = "precis"


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("to_whom")
def load_sort(request: HttpRequest) -> HttpResponse:
    """Show the thing to sort now, or do what was said of it."""
    if request.method != "POST":
        return _page(request, precise=DETAILS in request.GET)
    act = request.POST.get("to", "")
    if act == "undo":
        actions.undo_last(person=request.user)
        return _next(request)
    named = request.POST.get("item", "")
    if not is_uuid(named):
        raise Invalid
    item = access_item(request.user, uuid.UUID(named))
    if act == "skip":
        actions.skip_item(item=item)
        return _next(request)
    return _sort(request, item)


def _sort(request: HttpRequest, item: Any) -> HttpResponse:
    form = SortForm(request.POST)
    if not form.is_valid():
        return _wrong(request, item, form.errors.get("day", ["Ce choix n’est pas lisible."])[0], "day")
    said = form.cleaned_data
    to, day = _what(said)
    about = About(said["carrier"], said["domain"], tuple(said["unseen"]))
    try:
        changed = actions.sort_item(item=item, to=to, day=day, to_whom=said["to_whom"], about=about)
    except actions.Wrong as error:
        return _wrong(request, item, error.said, error.field)
    except Conflict:  # a key pressed twice, a page sent again: it is sorted already
        return _next(request)
    precise = bool(about.carrier or about.domain or about.unseen)
    if changed.heard.outcome != "nothing":
        return _page(request, help_now=help_for(request), precise=precise)
    return _next(request, precise=precise)


def _what(said: dict[str, Any]) -> tuple[str, date | None]:
    """Return what a button means: a day tapped plans, « dès aujourd’hui » is to be done today."""
    if said["jour"]:
        return State.PLANNED, said["jour"]
    if said["to"] == "today":
        return State.DO, queries.local_today()
    return said["to"], said["day"] if said["to"] == State.PLANNED else None


def _next(request: HttpRequest, *, precise: bool = False) -> HttpResponse:
    """Go on with the next thing: in its place with the script, on a fresh page without."""
    if request.htmx:
        return _page(request, precise=precise)
    return redirect(reverse("load_sort") + (f"?{DETAILS}=1" if precise else ""))


def _wrong(request: HttpRequest, item: Any, said: str, field: str) -> HttpResponse:
    """Show the same thing again, with what is wrong beside its field and what was typed still there."""
    thing = queries.opened_one(item)
    if thing.state is not State.TO_SORT:
        raise NotFound
    typed = {name: request.POST.get(name, "") for name in ("day", "to_whom")}
    wrong = {"said": said, "field": field}
    return _page(request, status=422, thing=thing, wrong=wrong, typed=typed)


def _page(request: HttpRequest, *, status: int = 200, **facts: Any) -> HttpResponse:
    sorting, today = queries.sorting(request.user), queries.local_today()
    page = {
        "thing": sorting.thing,
        "left": sorting.left,
        "last": sorting.last and line_of(sorting.last, today=today),
        "days": days_offered(today),
        "today": today,
        "wrong": {"said": "", "field": ""},
        "typed": {"day": "", "to_whom": ""},
        "precise": False,
        "help_now": None,
        "any": sorting.left or sum(queries.counts(request.user).values()),
    }
    page |= choices() | agreement(request) | facts
    if request.htmx:  # whatever the status: the card comes back in its place
        return render(request, "person/_load_sort.html", page)
    return render(request, "person/load_sort.html", page, status=status)


def days_offered(today: date) -> list[tuple[str, date]]:
    """Return the days one tap away: tomorrow, this Saturday, Monday, in two weeks, the first of next month."""
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    offered = [
        ("Demain", today + timedelta(days=1)),
        ("Samedi", today + timedelta(days=(SATURDAY - today.weekday()) % WEEK or WEEK)),
        ("Lundi", today + timedelta(days=WEEK - today.weekday())),
        ("Dans deux semaines", today + timedelta(weeks=2)),
        ("Le 1er du mois", first),
    ]
    seen: dict[date, str] = {}
    for words, day in offered:
        seen.setdefault(day, words)
    return [(words, day) for day, words in seen.items()]
