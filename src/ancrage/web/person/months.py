"""Months of the calendar, as a list narrows to them: "2026-11" in an address, local midnights around."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

FIRST = "%Y-%m"


def named_month(name: str) -> date | None:
    """Return the first day of the month named `2026-11`; None when it is not one."""
    try:
        return datetime.strptime(name, FIRST).date()  # noqa: DTZ007 - a month, no hour
    except ValueError:
        return None


def span_of(month: date) -> tuple[datetime, datetime]:
    """Return when a month begins and when the next one does, at local midnights."""
    after = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    start, end = (timezone.make_aware(datetime.combine(day, time())) for day in (month, after))
    return start, end


def months_between(first: datetime, last: datetime) -> list[date]:
    """Return the first days of every month from one moment to another, the latest first."""
    oldest, month = (timezone.localdate(at).replace(day=1) for at in (first, last))
    found = [month]
    while month > oldest:
        month = (month - timedelta(days=1)).replace(day=1)
        found.append(month)
    return found
