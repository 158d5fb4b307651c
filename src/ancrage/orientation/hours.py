"""Whether someone answers now, until when, from when. Pure: the moment and the place's time zone are arguments.

French public holidays: Code du travail, L3133-1 (Easter by the Gregorian computus). Alsace and Moselle have two more; the lines here
are national. Of an hour that the change of time repeats, the first is meant: a line is told closed rather than open by mistake.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from ancrage.content import Opening

FIXED = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
AFTER_EASTER = (1, 39, 50)
"""Days after Easter Sunday: Easter Monday, Ascension Day, Whit Monday."""
AHEAD = 16
"""Days within which the next opening is looked for: a week, its holidays, and some more."""
AS_GOOD_AS_ALWAYS = timedelta(days=7)
MINUTE, DAY = timedelta(minutes=1), 24 * 60


@dataclass(frozen=True)
class State:
    """Open, closed, or not known (None). `sure`: false when the hours are to be confirmed, or on a holiday that is not known.

    `until`: when it closes, None while open means day and night. `opens`: when it opens next. Both aware, in the place's time.
    """

    open: bool | None
    sure: bool = True
    until: datetime | None = None
    opens: datetime | None = None

    @property
    def rank(self) -> int:
        """Return 0 when someone answers for sure, 1 when probably, 2 when it is not known, 3 when closed."""
        if self.open is None:
            return 2
        return (0 if self.sure else 1) if self.open else 3


@cache
def easter(year: int) -> date:
    """Return Easter Sunday (Gregorian; the algorithm of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def is_holiday(day: date) -> bool:
    """Whether a day is one of the eleven French public holidays."""
    return (day.month, day.day) in FIXED or (day - easter(day.year)).days in AFTER_EASTER


def state(opening: Opening | None, *, timezone: str, now: datetime) -> State:
    """Return whether someone answers at `now` (aware)."""
    if opening is None:
        return State(None)
    if opening.always:
        return State(True, sure=not opening.unsure)
    zone = ZoneInfo(timezone)
    here = now.astimezone(zone)
    sure = not opening.unsure and not (opening.holidays == "unknown" and is_holiday(here.date()))
    for start, end in _spans(opening, zone, here.date()):
        if start <= now < end:
            lasting = end - start >= AS_GOOD_AS_ALWAYS
            return State(True, sure=sure, until=None if lasting else end.astimezone(zone))
        if now < start:
            return State(False, sure=sure, opens=start.astimezone(zone))
    return State(False, sure=sure)


def _spans(opening: Opening, zone: ZoneInfo, today: date) -> Iterator[tuple[datetime, datetime]]:
    """Yield openings as instants (UTC), in order, the ones that touch joined; from a day before `today`."""
    found = sorted(_instants(opening, zone, today))
    while found:
        start, end = found.pop(0)
        while found and found[0][0] <= end:
            end = max(end, found.pop(0)[1])
        yield start, end


def _instants(opening: Opening, zone: ZoneInfo, today: date) -> Iterator[tuple[datetime, datetime]]:
    for ahead in range(-1, AHEAD):
        day = today + timedelta(days=ahead)
        if opening.holidays == "closed" and is_holiday(day):
            continue
        for window in opening.weekly:
            if day.weekday() in window.days:
                yield instant(day, window.start, zone), instant(day, window.end, zone)


def instant(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """Return the moment (UTC) at which the clocks of a zone show so many minutes after the midnight that opens a day.

    An hour that the clocks skip is the moment of the change; of an hour shown twice, the first.
    """
    days, rest = divmod(minutes, DAY)
    shown = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60))
    skipped = False
    while not _exists(shown, zone):
        shown, skipped = shown - MINUTE, True
    moment = shown.replace(tzinfo=zone).astimezone(UTC)
    return moment + MINUTE if skipped else moment


def _exists(shown: datetime, zone: ZoneInfo) -> bool:
    return shown.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == shown
