"""Somewhere to call, write or go, and why someone looks for it: frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ancrage.content.schemas import Header


@dataclass(frozen=True)
class Window:
    """An opening on some days of the week (0 is Monday). Minutes since midnight; past 1440, it ends the next day."""

    days: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Opening:
    """When someone answers, in the place's own time. `holidays`: open, closed or unknown on public holidays.

    `unsure`: the hours come from a source that has to be confirmed.
    """

    always: bool = False
    weekly: tuple[Window, ...] = ()
    holidays: str = "open"
    unsure: bool = False


@dataclass(frozen=True)
class Resource:
    """Somewhere to call, write or go. `never_hide`: shown whatever its review date.

    `opening`: None when its hours are not known well enough to compute. `ways`: chat, email, app, video, lsf, beside the
    number and the SMS. `audience`: the situations it is reserved to, everybody's when empty. `verified`: the day, month or
    year of the last check, as written ("2025-11-07", "2023-09", "2018"), "" when never.
    """

    id: str
    name: str
    country: str
    tier: str
    number: str = ""
    sms: str = ""
    url: str = ""
    where: str = ""
    hours: str = ""
    opening: Opening | None = None
    languages: tuple[str, ...] = ("fr",)
    summary: str = ""
    ways: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    first_for: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    discreet: bool = False
    closed: bool = False
    replaced_by: str = ""
    never_hide: bool = False
    verified: str = ""
    review_by: date | None = None
    source: str = ""

    def to_confirm(self, today: date) -> bool:
        """Whether to write "à confirmer" beside it: past its review date (or never checked)."""
        return not self.never_hide and (self.review_by is None or self.review_by < today)


@dataclass(frozen=True)
class Country:
    """A country's shelf and what must come first there (ids of resources). `hour_of`: the city whose hour it is."""

    code: str
    name: str
    timezone: str
    hour_of: str
    emergency: tuple[str, ...]
    line: str
    no_voice: str
    minor: tuple[str, ...]
    violence: tuple[str, ...]
    resources: tuple[Resource, ...]
    header: Header


@dataclass(frozen=True)
class AskedNeed:
    """A reason to look for help, in the words of whoever looks. `code`: what an address may hold of it, neutral."""

    code: str
    label: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class AskedSituation:
    """Whoever looks, in their own words. `key`: the audience of resources. `notes`: what is worth knowing then."""

    code: str
    key: str
    label: str
    notes: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Needs:
    """What was heard, and what may be asked on a page, as keys of resources."""

    header: Header
    heard: Mapping[str, tuple[str, ...]]
    asked: tuple[AskedNeed, ...]
    situations: tuple[AskedSituation, ...]
