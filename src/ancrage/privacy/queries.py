"""What someone allowed, what is held about them, what was erased."""

import uuid
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from ancrage.kernel import clock
from ancrage.kernel.holdings import Holding, Person
from ancrage.privacy.models import AskedErasure, Consent, Copy, DataRequest, Erasure, Standstill
from ancrage.privacy.rules import Purpose, Still
from ancrage.vault.queries import Opener
from ancrage.vault.rows import place_of


def allows(person: Person, purpose: Purpose | str) -> bool:
    """Whether the person allows this now. Read at each use, never cached: a withdrawal counts at once.

    Under a limit nothing is allowed, whatever was: the data is kept, and nothing is done with it.
    """
    return allowing(purpose).filter(person_id=person.pk).exists()


def allowing(purpose: Purpose | str) -> QuerySet[Consent]:
    """Return the consents that count now for a purpose: in force, and their person not under a limit."""
    return _counting().filter(purpose=Purpose(purpose).value)


def _counting() -> QuerySet[Consent]:
    limited = Standstill.objects.filter(kind=Still.LIMIT, ended_at__isnull=True)
    rows = Consent.objects.filter(withdrawn_at__isnull=True)
    return rows.exclude(person_id__in=limited.values("person_id")).order_by("given_at", "id")


def in_force(person: Person, purpose: Purpose | str) -> Consent | None:
    """Return the consent that the person gave for a purpose and did not withdraw, or None: what a switch shows."""
    rows = Consent.objects.filter(person_id=person.pk, purpose=Purpose(purpose).value)
    return rows.filter(withdrawn_at__isnull=True).first()


def allowed(person: Person) -> frozenset[Purpose]:
    """Return every purpose allowed now."""
    rows = _counting().filter(person_id=person.pk)
    return frozenset(Purpose(purpose) for purpose in rows.values_list("purpose", flat=True))


def withdrew(person: Person, purpose: Purpose | str) -> bool:
    """Whether the person allowed this and no longer does: what was begun under the consent asks again before it ends."""
    rows = Consent.objects.filter(person_id=person.pk, purpose=Purpose(purpose).value)
    return rows.exists() and not allows(person, purpose)


def consents(person: Person) -> QuerySet[Consent]:
    """Return the person's consents, given and withdrawn, newest first."""
    return Consent.objects.filter(person_id=person.pk).order_by("-given_at", "-id")


def standing_still(person: Person, kind: Still) -> Standstill | None:
    """Return the pause or the limit that the person is in, or None."""
    return Standstill.objects.filter(person_id=person.pk, kind=kind, ended_at__isnull=True).first()


def paused(person: Person) -> bool:
    """Whether the person asked for quiet: no reminder, no proposal of the program's own accord. Never cached."""
    return standing_still(person, Still.PAUSE) is not None


def requests_of(person: Person) -> QuerySet[DataRequest]:
    """Return what the person asked about their data, the latest first."""
    return DataRequest.objects.filter(person_id=person.pk).order_by("-created_at", "id")


def requests_waiting() -> QuerySet[DataRequest]:
    """Return every request that is not closed, the one to be answered first first."""
    rows = DataRequest.objects.filter(closed_at__isnull=True).select_related("person")
    return rows.order_by("answer_by", "id")


def requests_closed() -> QuerySet[DataRequest]:
    """Return the requests that were closed, the latest first."""
    rows = DataRequest.objects.filter(closed_at__isnull=False).select_related("person")
    return rows.order_by("-closed_at", "id")


def words_of(request: DataRequest) -> tuple[str, str]:
    """Return what was asked and what was answered ("" not yet), opened."""
    opener = Opener(request.person_id)
    asked = opener.open(place_of(request, "words"), request.words_sealed)
    answered = request.answer_sealed
    return asked, opener.open(place_of(request, "answer"), answered) if answered else ""


def copies(person: Person) -> QuerySet[Copy]:
    """Return the copies the person asked for, the latest first, without their archives."""
    return Copy.objects.filter(person_id=person.pk).defer("archive_sealed").order_by("-created_at", "id")


def ready_copies(person: Person) -> QuerySet[Copy]:
    """Return the copies that can be downloaded now."""
    return copies(person).filter(ready_at__isnull=False, expires_at__gt=clock.now())


def asked_erasure(person: Person) -> AskedErasure | None:
    """Return the erasure that waits for its day, or None."""
    return AskedErasure.objects.filter(person_id=person.pk).first()


def erasure_of(person_id: uuid.UUID) -> Erasure | None:
    """Return the proof that someone was erased, or None."""
    return Erasure.objects.filter(person_id=person_id).first()


def erasure_known_as(reference: uuid.UUID) -> Erasure | None:
    """Return the proof of that reference, or None."""
    return Erasure.objects.filter(pk=reference).first()


def erasure_asked_as(reference: uuid.UUID) -> AskedErasure | None:
    """Return the erasure that waits under that reference, or None."""
    return AskedErasure.objects.filter(pk=reference).first()


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
