"""Where each point of the mood's pictures falls: pure. Templates draw it; the same data stands beside as a table.

A level is a height above or below a middle line, never a colour. Numbers are SVG user units.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

LOWEST, MIDDLE, HIGHEST = 1, 3, 5
CELL_WIDTH, CELL_HEIGHT, EDGE = 48, 34, 5
"""A day of the month: from midnight, on the left, to midnight."""
LEFT, COLUMN, ROW, HALF, TOP = 40, 10, 26, 10, 16
"""The year: one row a month, one column a day; `HALF` is how far the highest level stands from the line."""
FLAT = 1.5  # half the height of a day that stands on the line


@dataclass(frozen=True)
class Point:
    """A moment noted: its local time and its level."""

    at: datetime
    level: int


@dataclass(frozen=True)
class Dot:
    """Where a moment falls in its day."""

    x: float
    y: float


@dataclass(frozen=True)
class Day:
    """One day of the month's picture. `levels`: in the order of the day."""

    date: date
    levels: tuple[int, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Bar:
    """One day of the year's picture: from the line up, or down."""

    x: float
    y: float
    height: float
    date: date


@dataclass(frozen=True)
class MonthRow:
    """One month of the year: its line, its bars, and what the table says. `mean` None: nothing noted."""

    first: date
    middle: float
    end: float
    bars: tuple[Bar, ...]
    days: int
    notes: int
    mean: float | None

    @property
    def foot(self) -> float:
        """Where the month's name stands."""
        return self.middle + 4


@dataclass(frozen=True)
class Head:
    """The number of a day, above its column."""

    number: int
    x: float


def month_weeks(year: int, month: int, points: Iterable[Point]) -> list[list[Day | None]]:
    """Return the weeks of a month, Monday first; None where the week goes out of the month."""
    by_day = _by_day(points)
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    return [[_day(day, by_day[day]) if day.month == month else None for day in week] for week in weeks]


def year_rows(year: int, points: Iterable[Point]) -> list[MonthRow]:
    """Return the twelve months of a year."""
    by_day = _by_day(points)
    return [_row(year, month, by_day) for month in range(1, 13)]


def year_heads() -> list[Head]:
    """Return the numbers above the year: the first day of each week of a month."""
    return [Head(number, LEFT + (number - 1) * COLUMN + 1.5) for number in range(1, 31, 7)]


def year_size() -> tuple[int, int]:
    """Return the width and height of the year's picture."""
    return LEFT + 31 * COLUMN, TOP + 12 * ROW


def _by_day(points: Iterable[Point]) -> defaultdict[date, list[Point]]:
    found: defaultdict[date, list[Point]] = defaultdict(list)
    for point in sorted(points, key=lambda one: one.at):
        found[point.at.date()].append(point)
    return found


def _day(day: date, points: Sequence[Point]) -> Day:
    return Day(day, tuple(point.level for point in points), tuple(_dot(point) for point in points))


def _dot(point: Point) -> Dot:
    through = (point.at.hour + point.at.minute / 60) / 24
    high = (point.level - LOWEST) / (HIGHEST - LOWEST)
    return Dot(
        round(EDGE + through * (CELL_WIDTH - 2 * EDGE), 1),
        round(CELL_HEIGHT - EDGE - high * (CELL_HEIGHT - 2 * EDGE), 1),
    )


def _row(year: int, month: int, by_day: defaultdict[date, list[Point]]) -> MonthRow:
    middle = TOP + (month - 1) * ROW + ROW / 2
    length = calendar.monthrange(year, month)[1]
    noted = [day for number in range(1, length + 1) if by_day[day := date(year, month, number)]]
    levels = [point.level for day in noted for point in by_day[day]]
    bars = tuple(_bar(day, [point.level for point in by_day[day]], middle) for day in noted)
    mean = sum(levels) / len(levels) if levels else None
    return MonthRow(date(year, month, 1), middle, LEFT + length * COLUMN, bars, len(noted), len(levels), mean)


def _bar(day: date, levels: Sequence[int], middle: float) -> Bar:
    away = (sum(levels) / len(levels) - MIDDLE) / (HIGHEST - MIDDLE) * HALF
    top, bottom = middle - max(away, FLAT), middle - min(away, -FLAT)
    if abs(away) > FLAT:  # a day away from the line starts on it
        top, bottom = middle - max(away, 0), middle - min(away, 0)
    return Bar(LEFT + (day.day - 1) * COLUMN + 1.5, round(top, 1), round(bottom - top, 1), day)
