"""The pictures of the load, measured here and drawn by a template: whole numbers, no style, no script."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ancrage.load.picture import Shares, Week

WIDTH, HEIGHT = 360, 190
TOP, BOTTOM, SIDE = 18, 152, 6
KINDS = ("added", "done", "let_go")
BAR = 11
FULL = 1000  # the width of a share, in its own units


@dataclass(frozen=True)
class Bar:
    """One bar of a week: what it counts, where it stands, how many."""

    kind: str
    x: int
    y: int
    height: int
    count: int

    @property
    def middle(self) -> int:
        """Where its number stands."""
        return self.x + BAR // 2

    @property
    def above(self) -> int:
        """The line of its number."""
        return self.y - 4


@dataclass(frozen=True)
class WeekShown:
    """One week: its bars, and its Monday under them."""

    week: Week
    middle: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Part:
    """One part of a share."""

    kind: str
    x: int
    width: int


@dataclass(frozen=True)
class ShareShown:
    """Who carries one domain: its counts and the parts of its bar."""

    shares: Shares
    parts: tuple[Part, ...]


def bars(weeks: Sequence[Week]) -> list[WeekShown]:
    """Return the bars of weeks, the highest as high as the picture."""
    most = max((count for week in weeks for count in _counts(week)), default=0) or 1
    step = (WIDTH - 2 * SIDE) // max(len(weeks), 1)
    return [_week(week, SIDE + place * step + step // 2, most) for place, week in enumerate(weeks)]


def shares(found: Sequence[Shares]) -> list[ShareShown]:
    """Return who carries, a bar a domain."""
    return [ShareShown(one, tuple(_parts(one))) for one in found]


def label_of(monday: date) -> str:
    """Return how a week is named under its bars: `24/11`."""
    return f"{monday.day:02}/{monday.month:02}"


def _week(week: Week, middle: int, most: int) -> WeekShown:
    left = middle - (3 * BAR + 2) // 2
    found = []
    for place, (kind, count) in enumerate(zip(KINDS, _counts(week), strict=True)):
        height = max(round(count / most * (BOTTOM - TOP)), 2) if count else 0
        found.append(Bar(kind, left + place * (BAR + 1), BOTTOM - height, height, count))
    return WeekShown(week, middle, tuple(found))


def _counts(week: Week) -> tuple[int, int, int]:
    return week.added, week.done, week.let_go


def _parts(one: Shares) -> list[Part]:
    counts = {"me": one.me, "shared": one.shared, "other": one.other}
    parts, x = [], 0
    for kind, count in counts.items():
        width = round(count * FULL / one.total)
        if width:
            parts.append(Part(kind, x, width))
        x += width
    return parts
