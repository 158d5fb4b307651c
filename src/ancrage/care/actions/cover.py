"""Draft and sign a cover policy. Rows are never rewritten: signing one ends the one before."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from ancrage import content
from ancrage.accounts.models import Organisation, User
from ancrage.audit.actions import record
from ancrage.care import queries
from ancrage.care.models import Alert, CoverPolicy, CoverStep
from ancrage.care.rules import AlertState, Opening
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, Refused


def draft_cover(
    *,
    organisation: Organisation,
    by: User,
    safety_officer: User,
    steps: Sequence[tuple[User | None, int]],
    opening: dict[str, Any] | None = None,
) -> CoverPolicy:
    """Write a policy to sign: whom to tell (None = everybody on it) and how many minutes each step may last."""
    hours = opening or {"always": True}
    _check(organisation, safety_officer, steps, hours)
    with transaction.atomic():
        last = CoverPolicy.objects.filter(organisation=organisation).order_by("-version").first()
        policy = CoverPolicy.objects.create(
            organisation=organisation,
            version=last.version + 1 if last else 1,
            safety_officer=safety_officer,
            opening=hours,
            table_version=content.policy().version,
        )
        CoverStep.objects.bulk_create(
            CoverStep(policy=policy, order=order, target=target, delay_minutes=minutes)
            for order, (target, minutes) in enumerate(steps)
        )
        record("cover.drafted", actor_id=by.pk, object_type="care.coverpolicy", object_id=policy.pk)
    return policy


def sign_cover(*, policy: CoverPolicy, by: User) -> CoverPolicy:
    """Put a policy in force, in its signer's name; alerts that wait start again by it, at once."""
    if not queries.is_safety_officer(by, policy.organisation):
        raise Refused("Seule la personne responsable de la sécurité des alertes signe cette organisation.")
    at = clock.now()
    with transaction.atomic():
        CoverPolicy.objects.filter(
            organisation=policy.organisation, signed_at__isnull=False, ended_at__isnull=True
        ).exclude(pk=policy.pk).update(ended_at=at)
        signed = CoverPolicy.objects.filter(pk=policy.pk, signed_at__isnull=True, ended_at__isnull=True)
        if not signed.update(signed_by=by, signed_at=at):
            raise Conflict("Cette organisation a déjà été signée.")
        Alert.objects.filter(organisation=policy.organisation, state=AlertState.WAITING).update(due_at=at)
        record("cover.signed", actor_id=by.pk, object_type="care.coverpolicy", object_id=policy.pk)
    policy.refresh_from_db()
    return policy


def _check(
    organisation: Organisation,
    officer: User,
    steps: Sequence[tuple[User | None, int]],
    opening: dict[str, Any],
) -> None:
    bound = set(queries.caring(organisation).values_list("pk", flat=True))
    named = {target.pk for target, _minutes in steps if target is not None} | {officer.pk}
    if not steps or any(minutes < 1 for _target, minutes in steps):
        raise Invalid("Il faut au moins une étape, et un délai d’au moins une minute à chacune.")
    if not named <= bound:
        raise Invalid("Seules des personnes liées par le secret de cette équipe peuvent être prévenues.")
    try:
        Opening.from_dict(opening, organisation.timezone)
    except (ValueError, TypeError, AttributeError) as error:
        raise Invalid("Les heures d’ouverture ne se lisent pas : par exemple 09:00 et 18:00.") from error
