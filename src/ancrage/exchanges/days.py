"""Days and hours that count for a delay: public holidays, working days, time of opening. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from ancrage.care.rules import Opening
from ancrage.content.exchange_policy import ExchangePolicy
from ancrage.orientation.hours import is_holiday

SATURDAY = 5
WEEK = 7
AHEAD = 60  # days looked at to find time of opening
NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


class Day(StrEnum):
    """Which day someone would like to be called."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEK = "week"


class Part(StrEnum):
    """Which part of that day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


DAY_WORDS = {Day.TODAY: "Aujourd’hui", Day.TOMORROW: "Demain", Day.WEEK: "Dans les sept jours"}
PART_WORDS = {Part.MORNING: "le matin", Part.AFTERNOON: "l’après-midi", Part.EVENING: "en fin de journée"}


@dataclass(frozen=True)
class Window:
    """A moment that may be asked for: which day, which part, from when until when."""

    day: Day
    part: Part
    start: datetime
    end: datetime

    @property
    def code(self) -> str:
        """What a form sends: `tomorrow.morning`."""
        return f"{self.day}.{self.part}"


def is_working(day: date) -> bool:
    """Whether a day counts in a delay of working days: Monday to Friday, not a public holiday."""
    return day.weekday() < SATURDAY and not is_holiday(day)


def working_days(since: datetime, until: datetime, zone: str) -> int:
    """Return how many working days lie after the day of `since`, until the day of `until` included."""
    first, last = (at.astimezone(ZoneInfo(zone)).date() for at in (since, until))
    return sum(is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


def open_spans(opening: Opening, first: date, days: int) -> Iterator[tuple[datetime, datetime]]:
    """Yield when someone is there, day after day. A public holiday is closed unless the cover never closes."""
    zone = ZoneInfo(opening.zone)
    for day in (first + timedelta(days=n) for n in range(days)):
        if opening.always:
            yield datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone)
        elif day.weekday() in opening.days and not is_holiday(day):
            ends = day if opening.start <= opening.end else day + timedelta(days=1)
            yield datetime.combine(day, opening.start, zone), datetime.combine(ends, opening.end, zone)


def after_opening(opening: Opening, at: datetime, minutes: int) -> datetime:
    """Return the moment when that many minutes of opening have passed; a day later when it never opens."""
    left = timedelta(minutes=minutes)
    here = at.astimezone(ZoneInfo(opening.zone)).date()
    for start, end in open_spans(opening, here - timedelta(days=1), AHEAD):
        begins = max(start.timestamp(), at.timestamp())
        span = timedelta(seconds=max(end.timestamp() - begins, 0))
        if span and span >= left:
            return datetime.fromtimestamp(begins + left.total_seconds(), at.tzinfo)
        left -= span
    return at + timedelta(days=1)


def next_opening(opening: Opening, at: datetime) -> datetime:
    """Return when someone is there next: now when someone is."""
    return after_opening(opening, at, 0)


def windows(opening: Opening, at: datetime, policy: ExchangePolicy) -> list[Window]:
    """Return the moments that someone may honestly be called at: someone is there, and there is time left."""
    here = at.astimezone(ZoneInfo(opening.zone)).date()
    near = [
        _window(opening, here + timedelta(days=ahead), day, part, policy)
        for ahead, day in ((0, Day.TODAY), (1, Day.TOMORROW))
        for part in Part
    ]
    found = [one for one in near if _is_held(opening, one, at, policy)]
    week = [
        Window(Day.WEEK, part, at, _window(opening, here + timedelta(days=WEEK), Day.WEEK, part, policy).end)
        for part in Part
        if any(_is_held(opening, one, at, policy) for one in _each_day(opening, here, part, policy))
    ]
    return found + week


def _each_day(opening: Opening, here: date, part: Part, policy: ExchangePolicy) -> Iterator[Window]:
    for ahead in range(1, WEEK + 1):
        yield _window(opening, here + timedelta(days=ahead), Day.WEEK, part, policy)


def _window(opening: Opening, on: date, day: Day, part: Part, policy: ExchangePolicy) -> Window:
    hours, zone = policy.parts[part], ZoneInfo(opening.zone)
    midnight = datetime.combine(on, time(), zone)
    return Window(day, part, midnight.replace(hour=hours.start), midnight.replace(hour=hours.end))


def _is_held(opening: Opening, window: Window, at: datetime, policy: ExchangePolicy) -> bool:
    begins = max(window.start, at)
    if window.end - begins < timedelta(minutes=policy.shortest_minutes):
        return False
    day = window.start.date()
    return any(start < window.end and end > begins for start, end in open_spans(opening, day, 1))


def opening_words(opening: Opening) -> str:
    """Say when someone is there: `tous les jours, jour et nuit`, `lundi, mardi et jeudi, de 9 h à 18 h`."""
    if opening.always:
        return "tous les jours, jour et nuit"
    days = sorted(opening.days)
    names = [NAMES[day] for day in days]
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        said = f"du {names[0]} au {names[-1]}"
    else:
        said = ", ".join(names[:-1]) + " et " + names[-1] if len(names) > 1 else "".join(names)
    return f"{said or 'sur annonce'}, de {_hour(opening.start)} à {_hour(opening.end)}"


def _hour(at: time) -> str:
    return f"{at.hour}\u00a0h\u00a0{at.minute:02}" if at.minute else f"{at.hour}\u00a0h"
