"""The mood journal: note in two taps, correct, take back."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ancrage import content
from ancrage.journal import actions, queries
from ancrage.journal.access import access_entry
from ancrage.journal.actions import ConsentMissing
from ancrage.journal.queries import Entry
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid
from ancrage.web.person import mood as shown
from ancrage.web.person.exercise_page import help_for
from ancrage.web.person.forms import key_of
from ancrage.web.person.mood_tabs import tabs

LOWEST = 1


@require_http_methods(["GET", "HEAD", "POST"])
def mood(request: HttpRequest) -> HttpResponse:
    """Show the two taps and today's entries; keep an entry."""
    if request.method != "POST":
        return _page(request)
    sent, key = shown.mood_in(request.POST), key_of(request.POST.get("key", ""))
    try:
        kept = actions.note_mood(person=request.user, mood=sent, key=key)
    except ConsentMissing as error:
        return _page(
            request, status=403, form=shown.form(request.user, typed=sent, key=key, error=error.said)
        )
    except Invalid as error:
        return _page(
            request, status=422, form=shown.form(request.user, typed=sent, key=key, error=error.said)
        )
    if kept.heard.outcome != actions.CALM:
        return _page(request, help_now=help_for(request))
    messages.success(request, "C’est noté.")
    return redirect("mood")


@require_http_methods(["GET", "HEAD", "POST"])
def mood_entry(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Show one entry to correct it or take it back; do it."""
    row = access_entry(request.user, id)
    (entry,) = queries.opened([row])
    if request.method != "POST":
        return _entry_page(request, entry, shown.correction(request.user, entry))
    if request.POST.get("act") == "delete":
        actions.delete_entry(entry=row)
        messages.success(request, "C’est effacé.")
        return redirect(_day_of(entry))
    return _corrected(request, row, entry)


def _corrected(request: HttpRequest, row: Any, entry: Any) -> HttpResponse:
    sent = shown.mood_in(request.POST)
    try:
        kept = actions.correct_entry(entry=row, mood=sent)
    except Invalid as error:
        form = shown.correction(request.user, entry, typed=sent, error=error.said)
        return _entry_page(request, entry, form, status=422)
    if kept.heard.outcome != actions.CALM:
        (entry,) = queries.opened([kept.entry])
        form = shown.correction(request.user, entry)
        return _entry_page(request, entry, form, help_now=help_for(request))
    messages.success(request, "C’est corrigé.")
    return redirect(_day_of(entry))


def _page(request: HttpRequest, *, status: int = 200, **facts: Any) -> HttpResponse:
    person = request.user
    today = queries.today(person)
    page = {
        "tabs": tabs("mood"),
        "form": shown.form(person),
        "today": today,
        "any": bool(today) or queries.first_day(person) is not None,
        "consent": content.texts("mood_kept"),
        "imminent": content.texts("switch_imminent"),
        "very_low": content.texts("mood_very_low") if today and today[0].level == LOWEST else None,
        "line": content.resource("fr_3114"),
        "help_now": None,
    } | shown.lower_card(person, queries.change(person))
    return render(request, "person/mood.html", page | facts, status=status)


def _entry_page(
    request: HttpRequest, entry: Any, form: shown.MoodCheck, *, status: int = 200, help_now: Any = None
) -> HttpResponse:
    page = {"entry": entry, "form": form, "back": _day_of(entry), "help_now": help_now}
    return render(request, "person/mood_entry.html", page, status=status)


def _day_of(entry: Entry) -> str:
    """Return the page of the entry's day; today's is the first page."""
    today = timezone.localdate(clock.now())
    return reverse("mood") if entry.day == today else reverse("mood_day", args=[entry.day.isoformat()])
