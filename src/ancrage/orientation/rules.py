"""Which help to show for what is asked, and which lines answer now. Pure: the moment is an argument.

Emergencies, suicide lines, 119, 3919 and 114 never hide, whatever is asked and whatever their review date. The others, once past it, come
after the ones that were checked. Closed-down ones never show.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ancrage.content import AskedNeed, AskedSituation, Country, Resource, country, needs, needs_file
from ancrage.content.ranking import may_show, needs_heard, place
from ancrage.orientation import hours
from ancrage.orientation.hours import State

WAYS = {
    "t": "Par téléphone",
    "s": "Par SMS",
    "c": "Par chat",
    "m": "Par courrier électronique",
    "v": "Sans parler ni entendre (SMS, chat, e-mail, LSF)",
}
"""Codes of an address, and the words people read."""
WRITTEN = frozenset({"chat", "email", "video", "lsf"})
DEAF = "sourd"
"""The situation in which what can be read or signed comes first."""


@dataclass(frozen=True)
class Asked:
    """What someone looks for; each part may be missing."""

    need: AskedNeed | None = None
    situation: AskedSituation | None = None
    way: str = ""
    open_now: bool = False

    @property
    def anything(self) -> bool:
        """Whether something is asked at all."""
        return bool(self.need or self.situation or self.way or self.open_now)


@dataclass(frozen=True)
class Found:
    """A resource as it is shown: whether it answers now, and whether to write "à confirmer"."""

    resource: Resource
    state: State
    to_confirm: bool


@dataclass(frozen=True)
class Finding:
    """What the page shows. `first`: whom to call first there; `fitting`: what answers what is asked, best first.

    `always`: what never hides and is in neither. `closed`: how many fit and are left out because they are closed now.
    """

    country: Country
    asked: Asked
    first: tuple[Found, ...]
    fitting: tuple[Found, ...]
    always: tuple[Found, ...]
    closed: int = 0


@dataclass(frozen=True)
class Line:
    """A line that answers now: call, write or chat. `sure`: false when its hours are to be confirmed."""

    resource: Resource
    state: State
    to_confirm: bool

    @property
    def sure(self) -> bool:
        """Whether its hours are known well enough to be told as they are."""
        return self.state.sure and not self.to_confirm


def need_coded(code: str) -> AskedNeed | None:
    """Return the need that a code stands for; None when it stands for none."""
    return next((one for one in needs_file().asked if one.code == code), None)


def situation_coded(code: str) -> AskedSituation | None:
    """Return the situation that a code stands for; None when it stands for none."""
    return next((one for one in needs_file().situations if one.code == code), None)


def can(resource: Resource, way: str) -> bool:
    """Whether a resource is reached in a way (`WAYS`); whatever is asked when it is none of them."""
    match way:
        case "t":
            return bool(resource.number)
        case "s":
            return bool(resource.sms)
        case "c":
            return "chat" in resource.ways
        case "m":
            return "email" in resource.ways
        case "v":
            return bool(resource.sms) or not WRITTEN.isdisjoint(resource.ways)
    return True


def find(*, code: str, asked: Asked, now: datetime) -> Finding:
    """Return the help of a country for what is asked, at a moment (aware)."""
    shelf, today = _shelf(code, now)
    shown = {row.id: found(row, shelf, now, today) for row in shelf.resources if not row.closed}
    first = tuple(shown[name] for name in dict.fromkeys(firsts(shelf, asked)))
    rest = [one for one in shown.values() if one not in first]
    fitting = sorted(
        (one for one in rest if fits(one.resource, asked)), key=lambda one: _order(one, asked, today)
    )
    opened = [one for one in fitting if not asked.open_now or one.state.open is not False]
    always = tuple(one for one in rest if one.resource.never_hide and one not in opened)
    return Finding(shelf, asked, first, tuple(opened), always, closed=len(fitting) - len(opened))


def found(resource: Resource, shelf: Country, now: datetime, today: date) -> Found:
    """Return a resource with its state at a moment."""
    at = hours.state(resource.opening, timezone=shelf.timezone, now=now)
    return Found(resource, at, resource.to_confirm(today))


def firsts(shelf: Country, asked: Asked) -> tuple[str, ...]:
    """Return the ids of whom to call first: the suicide line, emergencies, what serves without a voice; 114 first for who is deaf."""
    usual = (shelf.line, *shelf.emergency, shelf.no_voice)
    silent = asked.way == "v" or (asked.situation is not None and asked.situation.key == DEAF)
    ordered = (shelf.no_voice, *usual) if silent else usual
    return tuple(name for name in ordered if name)


def fits(resource: Resource, asked: Asked) -> bool:
    """Whether a resource answers what is asked: its need or its audience, its way, and no need that excludes it."""
    keys = asked.need.keys if asked.need else ()
    if not set(resource.not_for).isdisjoint(keys) or not can(resource, asked.way):
        return False
    who = asked.situation.key if asked.situation else ""
    if who and resource.audience and who not in resource.audience:
        return False
    if keys:
        return not set(resource.needs).isdisjoint(keys)
    return bool(resource.needs)


def _order(one: Found, asked: Asked, today: date) -> tuple[object, ...]:
    resource = one.resource
    who = asked.situation.key if asked.situation else ""
    silent = who == DEAF and not can(resource, "v")
    opened = one.state.rank if asked.open_now else 0
    keys = list(asked.need.keys) if asked.need else []
    reserved = not (who and who in resource.audience)
    return (silent, one.to_confirm, opened, reserved, *place(resource, keys, today))


def lines_open(country_code: str, names: Collection[str] | str, now: datetime) -> tuple[Line, ...]:
    """Return the lines that answer at `now` (aware) in a country for a need, best first.

    `names`: what was heard or needs themselves, as `content.resources_for` takes them (one, or several); none at all means
    whoever listens. Lines whose hours are not known are left out; the country's own suicide line and emergencies stay.
    """
    shelf, today = _shelf(country_code, now)
    given = (names,) if isinstance(names, str) else tuple(names)
    keys = list(needs_heard(needs(), [name for name in given if name])) or ["detresse", "isolement"]
    rows = [row for row in shelf.resources if may_show(row, keys) and _is_line(row)]
    lines = (found(row, shelf, now, today) for row in rows)
    opened = [one for one in lines if one.state.open]
    opened.sort(key=lambda one: (one.state.rank, *place(one.resource, keys, today)))
    return tuple(Line(one.resource, one.state, one.to_confirm) for one in opened)


def _is_line(resource: Resource) -> bool:
    return bool(resource.number or resource.sms or "chat" in resource.ways)


def _shelf(code: str, now: datetime) -> tuple[Country, date]:
    shelf = country(code)
    return shelf, now.astimezone(ZoneInfo(shelf.timezone)).date()
