"""What someone allowed, what is held about them, what was erased."""

import uuid
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from ancrage.kernel.holdings import Holding, Person
from ancrage.privacy.models import Consent, Erasure
from ancrage.privacy.rules import Purpose


def allows(person: Person, purpose: Purpose | str) -> bool:
    """Whether the person allows this now. Read at each use, never cached: a withdrawal counts at once."""
    return in_force(person, purpose) is not None


def in_force(person: Person, purpose: Purpose | str) -> Consent | None:
    """Return the consent in force for a purpose, or None."""
    rows = Consent.objects.filter(person_id=person.pk, purpose=Purpose(purpose).value)
    return rows.filter(withdrawn_at__isnull=True).first()


def allowed(person: Person) -> frozenset[Purpose]:
    """Return every purpose allowed now."""
    rows = Consent.objects.filter(person_id=person.pk, withdrawn_at__isnull=True)
    return frozenset(Purpose(purpose) for purpose in rows.values_list("purpose", flat=True))


def withdrew(person: Person, purpose: Purpose | str) -> bool:
    """Whether the person allowed this and no longer does: what was begun under the consent asks again before it ends."""
    rows = Consent.objects.filter(person_id=person.pk, purpose=Purpose(purpose).value)
    return rows.exists() and not allows(person, purpose)


def consents(person: Person) -> QuerySet[Consent]:
    """Return the person's consents, given and withdrawn, newest first."""
    return Consent.objects.filter(person_id=person.pk).order_by("-given_at", "-id")


def erasure_of(person_id: uuid.UUID) -> Erasure | None:
    """Return the proof that someone was erased, or None."""
    return Erasure.objects.filter(person_id=person_id).first()


def holdings() -> tuple[Holding, ...]:
    """Return what every app declares, foundations first: an erasure goes through it backwards."""
    return tuple(holding for app in apps.get_app_configs() for holding in _declared_by(app.name))


def export_of(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Return everything held about someone, opened, by name of holding."""
    return {holding.name: holding.export(person) for holding in holdings()}


def _declared_by(app: str) -> tuple[Holding, ...]:
    if not app.startswith("ancrage.") or find_spec(f"{app}.holdings") is None:
        return ()
    return tuple(import_module(f"{app}.holdings").HOLDINGS)
