"""What the pages of the mental load show: each thing as a line, the lists as tabs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from ancrage import content
from ancrage.load import queries
from ancrage.load.rules import Carrier, Domain, Every, State, Thing, Unseen
from ancrage.web.ui.templatetags.words import listed, on_day

VIEWS = {
    "": "Aujourd’hui",
    "prevu": "Prévu",
    "delegue": "Délégué",
    "lache": "Lâché",
    "fait": "Fait",
}
SHOWN = 30  # lines of a list on its first page
CARRIED = {"me": "porté par moi", "shared": "partagé", "other": "porté par quelqu’un d’autre"}


@dataclass(frozen=True)
class Line:
    """One thing as a list shows it: its words, what is known of it in a few words, whether its day has gone by."""

    thing: Thing
    notes: tuple[str, ...]
    late: bool = False
    when: Any = None  # when it was done or let go


def line_of(thing: Thing, *, today: date, when: Any = None) -> Line:
    """Return a thing as a list shows it."""
    late = bool(thing.day and thing.day < today and thing.state in (State.DO, State.PLANNED))
    about = thing.about
    notes = (
        f"prévu {on_day(thing.day)}" if thing.day and when is None else "",
        f"confié à {about.to_whom}" if about.to_whom else "",
        Every(thing.every).label if thing.every else "",
        Domain(about.domain).label if about.domain else "",
        CARRIED.get(about.carrier, ""),
        listed([Unseen(one).label for one in about.unseen]),
        f"remis {about.postponed} fois" if about.postponed > 1 else "",
    )
    return Line(thing, tuple(note for note in notes if note), late, when)


def lines_of(things: Iterable[Thing]) -> list[Line]:
    """Return things as a list shows them."""
    today = queries.local_today()
    return [line_of(thing, today=today) for thing in things]


def tabs(view: str, counted: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the lists as tabs, with how many things each holds."""
    return [
        {
            "label": label,
            "url": place_of(name),
            "current": name == view,
            "count": counted.get(name, 0),
        }
        for name, label in VIEWS.items()
    ]


def place_of(view: str) -> str:
    """Return the address of a list."""
    return reverse("load") + (f"?vue={view}" if view else "")


def lists_of(request: HttpRequest, view: str) -> dict[str, Any]:
    """Return the sections of one list, and the tabs to the others."""
    person, today = request.user, queries.local_today()
    due, undated = queries.sections(person)
    ahead, found = queries.ahead(person), queries.counts(person)
    counted = {
        "": len(due) + len(undated),
        "prevu": len(ahead),
        "delegue": found[State.DELEGATED],
        "lache": found[State.LET_GO],
        "fait": found[State.DONE],
    }
    page: dict[str, Any] = {"due": [], "undated": [], "lines": [], "view": view, "tabs": tabs(view, counted)}
    page |= {"to_sort": found[State.TO_SORT], "any": sum(found.values()), "ended": view in ("lache", "fait")}
    page |= {"hidden": 0}
    if view in ("lache", "fait"):
        state = State.LET_GO if view == "lache" else State.DONE
        rows = queries.ended(person, state)
        lines = [line_of(thing, today=today, when=when) for thing, when in rows]
    elif view in ("prevu", "delegue"):
        lines = lines_of(ahead if view == "prevu" else queries.things(person, State.DELEGATED))
    else:
        page, lines = page | {"due": lines_of(due)}, lines_of(undated)
    shown = lines if "tout" in request.GET else lines[:SHOWN]
    return page | {"hidden": len(lines) - len(shown), "lines" if view else "undated": shown}


def agreement(request: HttpRequest) -> dict[str, Any]:
    """Return whether keeping is allowed, and the words of that switch."""
    return {
        "allowed": queries.keeps(request.user),
        "switch": content.texts("switch_keep"),
        "imminent": content.texts("switch_imminent"),
    }


def choices() -> dict[str, Any]:
    """Return what may be said of a thing, for forms written by hand."""
    return {"carriers": list(Carrier), "domains": list(Domain), "unseens": list(Unseen)}
