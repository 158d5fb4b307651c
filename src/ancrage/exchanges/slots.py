"""Moments of appointments: weekly ones across a change of hour, until when one cancels, when a reminder leaves. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ancrage.content.exchange_policy import ExchangePolicy, Hours

SHORTEST, LONGEST = 10, 180  # minutes


@dataclass(frozen=True)
class Moment:
    """An appointment's time and length."""

    starts_at: datetime
    minutes: int

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        return self.starts_at + timedelta(minutes=self.minutes)


def at_the_clock(local: datetime, zone: str) -> datetime | None:
    """Return the moment when a clock on the wall shows `local` (naive); None when it never does (the hour skipped in March).

    >>> at_the_clock(datetime(2026, 3, 29, 2, 30), "Europe/Paris") is None
    True
    """
    moment = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    shown = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return moment if shown == local else None


def weekly(local: datetime, zone: str, weeks: int) -> list[datetime]:
    """Return a moment repeated each week at the same hour on the wall, whatever the change of hour between.

    >>> [at.hour for at in weekly(datetime(2026, 10, 20, 14), "Europe/Paris", 2)]
    [12, 13]
    """
    found = (at_the_clock(local + timedelta(weeks=week), zone) for week in range(weeks))
    return [at for at in found if at is not None]


def overlaps(one: Moment, other: Moment) -> bool:
    """Whether two moments share a minute."""
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def change_until(starts_at: datetime, policy: ExchangePolicy) -> datetime:
    """Return until when the person cancels or moves alone."""
    return starts_at - timedelta(hours=policy.cancel_hours)


def reminder_at(starts_at: datetime, zone: str, hours: Hours, at: datetime) -> datetime | None:
    """Return when the reminder of the day before leaves: at the same hour, never outside the quiet hours; None when it is past."""
    here = starts_at.astimezone(ZoneInfo(zone))
    wished = max(min(here.time(), time(hours.end)), time(hours.start))
    leaves = datetime.combine(here.date() - timedelta(days=1), wished, ZoneInfo(zone))
    return leaves if leaves > at else None


def calendar_file(*, uid: str, moment: Moment, written_at: datetime, title: str) -> str:
    """Return one event as a calendar file (RFC 5545): a time and a title that says nothing, no place, no name."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//carnet//FR",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{_utc(written_at)}",
        f"DTSTART:{_utc(moment.starts_at)}",
        f"DTEND:{_utc(moment.ends_at)}",
        f"SUMMARY:{title}",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
    return "\r\n".join(lines)


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
