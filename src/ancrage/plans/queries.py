"""Someone’s plan, opened for them or for whom they let read it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from ancrage import content
from ancrage.accounts.models import User
from ancrage.care.models import CareRelation
from ancrage.care.queries import crisis_of, relation, relations
from ancrage.kernel import clock
from ancrage.kernel.holdings import Person
from ancrage.plans.models import PlanCode, PlanShare, PlanVersion
from ancrage.plans.rules import Number, Plan, may_still_open, unpacked
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.vault.queries import unseal
from ancrage.vault.rows import place_of


@dataclass(frozen=True)
class CodeLine:
    """A code that can still open the plan, as its person sees it: never the code itself."""

    id: uuid.UUID
    name: str
    made_at: datetime
    expires_at: datetime


# --- the plan ----------------------------------------------------------------------------------


def versions(person: Person) -> QuerySet[PlanVersion]:
    """Return every version that was finished, the latest first."""
    return PlanVersion.objects.filter(person_id=person.pk, finished_at__isnull=False).order_by("-number")


def being_written(person: Person) -> PlanVersion | None:
    """Return the version being written, None when there is none."""
    return PlanVersion.objects.filter(person_id=person.pk, finished_at__isnull=True).first()


def opened(version: PlanVersion) -> Plan:
    """Open a version."""
    text = unseal(
        owner=version.person_id,
        place=place_of(version, "contents"),
        sealed=bytes(version.contents_sealed),
    )
    return Plan(
        id=version.pk,
        number=version.number,
        at=version.finished_at or version.saved_at,
        finished=version.finished_at is not None,
        contents=unpacked(text),
    )


def current(person: Person) -> Plan | None:
    """Return the plan to show: the last version, else what is written so far; None when nothing was ever written.

    A plan left midway is better than none at three in the morning.
    """
    version = versions(person).first() or being_written(person)
    plan = opened(version) if version else None
    return None if plan is None or plan.is_empty else plan


def finished(person: Person) -> Plan | None:
    """Return the last finished version, the only one that others may be shown; None when there is none."""
    version = versions(person).first()
    return opened(version) if version else None


def has_plan(person: Person) -> bool:
    """Whether there is something to show: one cheap look, nothing is opened."""
    return PlanVersion.objects.filter(person_id=person.pk).exists()


def keeps(person: Person) -> bool:
    """Whether the person allows keeping, now."""
    return allows(person, Purpose.KEEP)


def may_share(person: Person) -> bool:
    """Whether the person allows sharing with whoever follows them, now: each share asks for it on top of its own choice."""
    return allows(person, Purpose.SHARE)


def may_write(person: User) -> bool:
    """Whether this is a moment to write: never during a crisis (Stanley and Brown: after the peak)."""
    return crisis_of(person) == "none"


def numbers_for(person: User | None) -> tuple[Number, ...]:
    """Return the numbers that always stand in the plan: the country's line and emergencies, those of the young when minor."""
    return numbers_of(person.country if person else "", minor=bool(person and person.minor))


def numbers_of(country: str, *, minor: bool = False) -> tuple[Number, ...]:
    """Return a country's line, its emergencies, what serves without a voice, then the lines of the young."""
    shelf = content.country(country)
    ids = (shelf.line, *shelf.emergency, shelf.no_voice, *(shelf.minor if minor else ()))
    found = (content.resource(name) for name in dict.fromkeys(ids) if name)
    return tuple(
        Number(_called(one.name, one.number or one.sms), one.number, "" if one.number else one.sms)
        for one in found
        if one.number or one.sms
    )


def _called(name: str, number: str) -> str:
    """Return the name without the number it begins with: the number stands beside it."""
    short = name.removeprefix(f"{number}, ")
    return short[:1].upper() + short[1:]


# --- who may read ------------------------------------------------------------------------------


def professionals(person: Person) -> list[User]:
    """Return those who follow someone now, outside any alert."""
    held = relations().filter(person_id=person.pk, kind=CareRelation.Kind.STANDING)
    rows = User.objects.filter(pk__in=held.values("professional_id")).order_by("display_name", "username")
    owner = User.objects.get(pk=person.pk)
    return [one for one in rows if relation(one, owner) is not None]


def shares(person: Person) -> QuerySet[PlanShare]:
    """Return the shares in force, whatever else they need to count."""
    return PlanShare.objects.filter(person_id=person.pk, withdrawn_at__isnull=True)


def reads(professional: User, person: User) -> CareRelation | None:
    """Return the ground on which a professional reads someone's plan now, None without one.

    It takes three things, looked at each time: the person's choice for this professional, their consent to share, and a
    relation that stands since before that choice (a relation begun anew asks anew).
    """
    share = shares(person).filter(professional_id=professional.pk).first()
    if share is None or not may_share(person):
        return None
    held = relation(professional, person)
    if held is None or held.kind != CareRelation.Kind.STANDING or held.since > share.created_at:
        return None
    return held


def shared_plan_of(person: User, *, reader: User) -> bool:
    """Whether a professional has someone's plan to read."""
    return versions(person).exists() and reads(reader, person) is not None


def codes_in_force(person: Person) -> list[CodeLine]:
    """Return the codes that can still open the plan, the latest first."""
    at = clock.now()
    rows = PlanCode.objects.filter(person_id=person.pk, expires_at__gt=at).order_by("-created_at", "id")
    return [
        CodeLine(row.pk, row.name, row.created_at, row.expires_at) for row in rows if still_opens(row, at)
    ]


def still_opens(row: PlanCode, at: datetime) -> bool:
    """Whether a code can still open anything."""
    return may_still_open(
        at=at,
        expires_at=row.expires_at,
        tries=row.tries,
        used=row.opened_at is not None,
        revoked=row.revoked_at is not None,
    )
