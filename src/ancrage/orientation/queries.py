"""What is open now, at the hour of the house; the places of care of the site's list."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ancrage import content
from ancrage.kernel import clock
from ancrage.orientation import rules
from ancrage.orientation.models import CarePlace, PlaceList
from ancrage.orientation.rules import Asked, Finding, Line
from ancrage.orientation.sheet import Entry, department_of, department_of_postcode, plain

MOST_SHOWN = 60
"""Places on a page; more asks for a narrower search."""
POSTCODE = re.compile(r"\d{5}")


def lines_open_now(country: str, *needs: str) -> tuple[Line, ...]:
    """Return the lines that answer now in a country for what was heard, or for needs; whoever listens when none is given."""
    return rules.lines_open(country, needs, clock.now())


def find_now(country: str, asked: Asked) -> Finding:
    """Return the help of a country for what is asked, now."""
    return rules.find(code=country, asked=asked, now=clock.now())


# --- the site's list of places -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Near:
    """What a search gave. `within`: where it looked at last, in words; `widened`: nothing exactly there, so around it.

    `understood`: whether the place was recognised at all. `more`: how many are not shown.
    """

    places: tuple[CarePlace, ...] = ()
    within: str = ""
    widened: bool = False
    understood: bool = True
    more: int = 0


@dataclass(frozen=True)
class Difference:
    """What a new list changes: places that come, go, stay."""

    added: int
    removed: int
    same: int


def list_in_use() -> PlaceList | None:
    """Return the list that the page shows, None when the site gave none."""
    return PlaceList.objects.filter(in_use=True).first()


def lists() -> QuerySet[PlaceList]:
    """Return every version, the latest first."""
    return PlaceList.objects.order_by("-version")


def to_confirm(places: PlaceList) -> bool:
    """Whether a list is older than what may be shown without a word."""
    old = timedelta(days=content.directory().review_days)
    return timezone.localdate(clock.now()) - places.listed_on > old


def difference(entries: Iterable[Entry]) -> Difference:
    """Return what putting these places in use would change."""
    current = list_in_use()
    rows = CarePlace.objects.filter(list=current) if current else CarePlace.objects.none()
    before = {_place(row) for row in rows}
    after = {one.place for one in entries}
    return Difference(added=len(after - before), removed=len(before - after), same=len(before & after))


def _place(row: CarePlace) -> tuple[str, ...]:
    return (row.kind, plain(row.name), row.postcode, row.town_plain, plain(row.address))


def near(where: str, kind: str = "") -> Near:
    """Return the places of a département (code or name), a postcode or a town (accents and capitals do not matter).

    A postcode or a town without any is widened to its département.
    """
    current = list_in_use()
    if current is None:
        return Near(understood=False)
    rows = CarePlace.objects.filter(list=current)
    of_kind = rows.filter(kind=kind) if kind else rows
    asked = " ".join(where.split())
    if code := department_of(asked):
        return _near(of_kind.filter(department=code), _department_words(code))
    if POSTCODE.fullmatch(asked):
        exact, code = of_kind.filter(postcode=asked), department_of_postcode(asked)
    else:
        exact, code = _by_town(of_kind, asked), _department_of_town(rows, asked)
    if exact.exists():
        return _near(exact, asked)
    return (
        _near(of_kind.filter(department=code), _department_words(code), widened=True)
        if code
        else Near(understood=False)
    )


def _by_town(rows: QuerySet[CarePlace], town: str) -> QuerySet[CarePlace]:
    name = plain(town)
    exact = rows.filter(town_plain=name)
    if not name or exact.exists():
        return exact
    return rows.filter(town_plain__startswith=f"{name} ")  # "Lyon" finds "Lyon 3e arrondissement"


def _department_of_town(rows: QuerySet[CarePlace], town: str) -> str:
    row = _by_town(rows, town).order_by("pk").first()
    return row.department if row else ""


def _department_words(code: str) -> str:
    return f"{content.directory().departments[code]} ({code})"


def _near(rows: QuerySet[CarePlace], within: str, *, widened: bool = False) -> Near:
    found = list(rows.order_by("town_plain", "kind", "name", "pk")[: MOST_SHOWN + 1])
    more = rows.count() - MOST_SHOWN if len(found) > MOST_SHOWN else 0
    return Near(tuple(found[:MOST_SHOWN]), within=within, widened=widened, more=more)
