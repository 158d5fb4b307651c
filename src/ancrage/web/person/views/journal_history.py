"""The mood looked back on: a day, a month, a year. Pictures, and the same as tables; nothing is counted as a success."""

import calendar
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ancrage.content.journal_reading import mood_words
from ancrage.journal import queries
from ancrage.journal.queries import Entry
from ancrage.kernel import clock
from ancrage.kernel.errors import NotFound
from ancrage.web.person import mood_picture as picture
from ancrage.web.person.mood_tabs import tabs
from ancrage.web.person.mood_words import WEEKDAYS

EARLIEST = date(2000, 1, 1)


@require_safe
def mood_day(request: HttpRequest, day: str) -> HttpResponse:
    """Show what was noted on one day."""
    asked, today = _date_of(day), _today()
    if asked is None or asked > today:
        raise NotFound
    facts = {
        "day": asked,
        "entries": queries.on(request.user, asked)[::-1],
        "before": asked - timedelta(days=1) if asked > EARLIEST else None,
        "after": asked + timedelta(days=1) if asked < today else None,
    }
    return render(request, "person/mood_day.html", facts)


@require_safe
def mood_month(request: HttpRequest) -> HttpResponse:
    """Show a month as a calendar: each moment a point, higher when the mood was."""
    today, person = _today(), request.user
    first = _month_of(request.GET.get("mois", ""), today)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    entries, begun = queries.between(person, first, last)[::-1], queries.first_day(person)
    weeks = picture.month_weeks(first.year, first.month, _points(entries))
    before = (first - timedelta(days=1)).replace(day=1)
    facts = {
        "tabs": tabs("mood_month"),
        "first": first,
        "weekdays": WEEKDAYS,
        "weeks": [[day and (day, _said(day)) for day in week] for week in weeks],
        "entries": entries,
        "days": len({entry.day for entry in entries}),
        "today": today,
        "size": (picture.CELL_WIDTH, picture.CELL_HEIGHT),
        "before": before if begun and begun < first else None,
        "after": last + timedelta(days=1) if last < today else None,
    }
    return render(request, "person/mood_month.html", facts)


@require_safe
def mood_year(request: HttpRequest) -> HttpResponse:
    """Show a year, one row a month: above the line or below."""
    today, person = _today(), request.user
    year = _year_of(request.GET.get("annee", ""), today)
    entries, begun = queries.between(person, date(year, 1, 1), date(year, 12, 31)), queries.first_day(person)
    rows = picture.year_rows(year, _points(entries))
    width, height = picture.year_size()
    facts = {
        "tabs": tabs("mood_year"),
        "year": year,
        "rows": [(row, _level_near(row.mean)) for row in rows],
        "notes": len(entries),
        "days": sum(row.days for row in rows),
        "heads": picture.year_heads(),
        "width": width,
        "height": height,
        "left": picture.LEFT,
        "bar": picture.COLUMN - 3,
        "before": year - 1 if begun and begun.year < year else None,
        "after": year + 1 if year < today.year else None,
    }
    return render(request, "person/mood_year.html", facts)


def _points(entries: list[Entry]) -> list[picture.Point]:
    return [picture.Point(entry.at, entry.level) for entry in entries]


def _said(day: picture.Day) -> str:
    """Return a day in words: one level, or from the lowest to the highest."""
    if not day.levels:
        return ""
    words = mood_words()
    low, high = (words.level_name(value).lower() for value in (min(day.levels), max(day.levels)))
    notes = f"{len(day.levels)} notes" if len(day.levels) > 1 else "une note"
    return f"{notes}, {low}" if low == high else f"{notes}, entre « {low} » et « {high} »"


def _level_near(mean: float | None) -> str:
    return "" if mean is None else mood_words().level_name(round(mean)).lower()


def _today() -> date:
    return timezone.localdate(clock.now())


def _date_of(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found >= EARLIEST else None


def _month_of(text: str, today: date) -> date:
    """Return the first day of a month asked as `2026-03`; this month when it is none, or not come yet."""
    asked = _date_of(f"{text}-01")
    return asked if asked and asked <= today else today.replace(day=1)


def _year_of(text: str, today: date) -> int:
    asked = int(text) if text.isdecimal() and len(text) == len("2026") else today.year
    return asked if EARLIEST.year <= asked <= today.year else today.year
