"""What is open now; the places of care of the site's list; the contacts of one's organisations."""

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ancrage import content
from ancrage.accounts import queries as accounts
from ancrage.accounts.models import Organisation, User
from ancrage.care import queries as care
from ancrage.care.models import CareRelation
from ancrage.kernel import clock
from ancrage.orientation import rules
from ancrage.orientation.contacts import Kind
from ancrage.orientation.models import Belonging, CarePlace, OrganisationWord, OwnContact, PlaceList
from ancrage.orientation.rules import Asked, Finding, Line
from ancrage.orientation.sheet import Entry, department_of, department_of_postcode, plain
from ancrage.vault.queries import Opener
from ancrage.vault.rows import place_of

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


# --- the contacts of an organisation -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Directory:
    """An organisation's contacts, as its people see them: the checked first. `by_word`: seen because of a word that was typed."""

    organisation: Organisation
    contacts: tuple[tuple[OwnContact, bool], ...]
    by_word: bool


def contacts_of(organisation: Organisation) -> tuple[tuple[OwnContact, bool], ...]:
    """Return an organisation's contacts, each with whether it is to be confirmed; the checked first, in the order of their kinds."""
    today = timezone.localdate(clock.now())
    order = {kind.value: at for at, kind in enumerate(Kind)}
    rows = OwnContact.objects.filter(organisation=organisation, ended_at__isnull=True)
    told = [(row, row.review_by < today) for row in rows]
    return tuple(sorted(told, key=lambda one: (one[1], order[one[0].kind], one[0].name, str(one[0].pk))))


def directories_of(user: User) -> tuple[Directory, ...]:
    """Return the contacts that someone may see: of where they hold a role, of who follows them, of the word they typed."""
    told = belongs_to(user)
    rows = Organisation.objects.filter(pk__in=_own_ids(user) | ({told} if told else set()))
    return tuple(
        Directory(row, contacts_of(row), by_word=row.pk == told) for row in rows.order_by("name", "pk")
    )


def _own_ids(user: User) -> set[uuid.UUID]:
    held = accounts.organisations_of(user).values_list("pk", flat=True)
    followed = care.relations().filter(person=user, kind=CareRelation.Kind.STANDING)
    return {*held, *followed.values_list("organisation_id", flat=True)}


def belongs_to(user: User) -> uuid.UUID | None:
    """Return the organisation whose word someone typed, opened; None when there is none."""
    row = Belonging.objects.filter(person=user).first()
    if row is None:
        return None
    return uuid.UUID(Opener(user.pk).open(place_of(row, "organisation"), bytes(row.organisation_sealed)))


def word_of(organisation: Organisation) -> str:
    """Return the word that opens an organisation's contacts, "" when none was made."""
    row = OrganisationWord.objects.filter(organisation=organisation).first()
    return row.word if row else ""
