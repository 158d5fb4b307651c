"""Let someone read the plan, and take it back: a professional one chooses, a relative with a code that opens once."""

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid, NotFound, Refused
from ancrage.plans import queries, rules
from ancrage.plans.models import PlanCode, PlanShare
from ancrage.plans.rules import Plan
from ancrage.vault.actions import seal
from ancrage.vault.queries import unseal
from ancrage.vault.rows import place_of

OWN = "own_file"
LONGEST_SIGNATURE = 60
TRIES_TO_NAME = 8
NOT_OPEN = (
    "Ce code n’ouvre rien : il est mal recopié, déjà utilisé, retiré, ou il a plus de 24 heures. "
    "Demandez-en un autre à la personne, ou appelez-la."
)


class ShareRefused(Refused):
    """The general consent to share is not there."""

    said = "Pour partager votre plan, il faut d’abord accepter le partage dans « Mes données »."


@dataclass(frozen=True)
class ReadOnce:
    """What a code opened: the plan, how its person signs, where and how old they are."""

    plan: Plan
    signed: str
    person: User


@transaction.atomic
def share_plan(*, person: User, professional_id: uuid.UUID) -> PlanShare:
    """Let a professional who follows the person read the plan. Sharing twice is sharing once."""
    professional = next((one for one in queries.professionals(person) if one.pk == professional_id), None)
    if professional is None:
        raise NotFound
    if not queries.may_share(person):
        raise ShareRefused
    if queries.reads(professional, person) is not None:
        return queries.shares(person).get(professional=professional)
    _withdraw(person, professional_id)  # one that no longer counts: the relation began anew since
    try:
        with transaction.atomic():
            share = PlanShare.objects.create(person=person, professional=professional)
    except IntegrityError:  # the same click, twice at once
        return queries.shares(person).get(professional=professional)
    _journal("plan.shared", person, share.pk)
    return share


@transaction.atomic
def unshare_plan(*, person: User, professional_id: uuid.UUID) -> bool:
    """Take a share back: the next request sees it. Return whether there was one. It needs no consent."""
    return _withdraw(person, professional_id)


@transaction.atomic
def make_code(*, person: User, signed: str) -> str:
    """Make a code and return it: it is shown once and kept nowhere."""
    signed = rules.tidy(signed)[:LONGEST_SIGNATURE]
    if not signed:
        raise Invalid("Écrivez comment signer : la personne qui lira doit savoir de qui cela vient.")
    if not queries.versions(person).exists():
        raise Invalid("Il n’y a pas encore de plan terminé à faire lire.")
    if len(queries.codes_in_force(person)) >= rules.CODES_AT_ONCE:
        raise Invalid(f"Il y a déjà {rules.CODES_AT_ONCE} codes en attente. Retirez-en un d’abord.")
    for _ in range(TRIES_TO_NAME):
        if code := _new_row(person, signed):
            return code
    raise Invalid("Le code n’a pas pu être créé. Réessayez.")


def _new_row(person: User, signed: str) -> str:
    code = rules.new_code()
    row = PlanCode(person=person, name=rules.named_by(code), expires_at=clock.now() + rules.CODE_LASTS)
    row.digest = rules.digest(settings.SECRET_KEY.encode(), row.pk, code)
    row.signed_sealed = seal(owner=person.pk, place=place_of(row, "signed"), text=signed)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # another code bears that name
        return ""
    _journal("plan.code_made", person, row.pk)
    return code


@transaction.atomic
def revoke_code(*, code: PlanCode) -> None:
    """Take a code back: it opens nothing any more."""
    if PlanCode.objects.filter(pk=code.pk, revoked_at__isnull=True).update(revoked_at=clock.now()):
        _journal("plan.code_revoked", code.person, code.pk)


def open_code(*, typed: str) -> ReadOnce:
    """Open the plan that a code lets read, once; Invalid, always in the same words, when it opens nothing.

    A wrong end counts against the code it names: after five it opens nothing any more.
    """
    row = PlanCode.objects.select_related("person").filter(name=rules.named_by(typed)).first()
    if row is None or not queries.still_opens(row, clock.now()):
        raise Invalid(NOT_OPEN)
    if not constant_time_compare(rules.digest(settings.SECRET_KEY.encode(), row.pk, typed), row.digest):
        PlanCode.objects.filter(pk=row.pk).update(tries=F("tries") + 1)
        raise Invalid(NOT_OPEN)
    with transaction.atomic():
        return _read_once(row)


def _read_once(row: PlanCode) -> ReadOnce:
    at, plan = clock.now(), queries.finished(row.person)
    # The conditional update is the whole lock: of two readers at once one reads.
    still = PlanCode.objects.filter(
        pk=row.pk, opened_at__isnull=True, revoked_at__isnull=True, tries__lt=rules.CODE_TRIES
    )
    if plan is None or not still.update(opened_at=at):
        raise Invalid(NOT_OPEN)
    signed = unseal(owner=row.person_id, place=place_of(row, "signed"), sealed=bytes(row.signed_sealed))
    record(
        "plan.code_opened",
        actor_id=None,
        object_type="plans.plancode",
        object_id=row.pk,
        about_id=row.person_id,
        ground="code",
    )
    return ReadOnce(plan, signed, row.person)


def forget_codes_due() -> int:
    """Delete codes that ended a month ago; return how many. The trail keeps that they were."""
    rows = PlanCode.objects.filter(expires_at__lte=clock.now() - rules.CODE_FORGOTTEN_AFTER)
    return rows.delete()[1].get("plans.PlanCode", 0)


def _withdraw(person: User, professional_id: uuid.UUID) -> bool:
    share = queries.shares(person).filter(professional_id=professional_id).first()
    if share is None:
        return False
    share.withdrawn_at = clock.now()
    share.save(update_fields=["withdrawn_at"])
    _journal("plan.unshared", person, share.pk)
    return True


def _journal(action: str, person: User, row: uuid.UUID) -> None:
    record(action, actor_id=person.pk, object_type="plans", object_id=row, about_id=person.pk, ground=OWN)
