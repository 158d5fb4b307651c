"""The only doors from a URL to a plan. They raise NotFound and never say why; what others open leaves a trace."""

import uuid

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.kernel.errors import NotFound
from ancrage.plans import queries
from ancrage.plans.models import PlanCode, PlanVersion
from ancrage.plans.rules import Plan


def access_version(user: User, version_id: uuid.UUID) -> PlanVersion:
    """Return a finished version of the person's own; NotFound for every other."""
    try:
        return queries.versions(user).get(pk=version_id)
    except PlanVersion.DoesNotExist:
        raise NotFound from None


def access_code(user: User, code_id: uuid.UUID) -> PlanCode:
    """Return a code that the person made; NotFound for every other."""
    try:
        return PlanCode.objects.get(pk=code_id, person_id=user.pk)
    except PlanCode.DoesNotExist:
        raise NotFound from None


def access_plan(user: User, person_id: uuid.UUID) -> tuple[User, Plan]:
    """Return someone's plan to the professional they chose to show it to; each opening is journalled."""
    person = User.objects.filter(pk=person_id).first()
    ground = queries.reads(user, person) if person is not None else None
    plan = queries.finished(person) if person is not None and ground is not None else None
    if person is None or ground is None or plan is None:
        raise NotFound
    record(
        "plan.opened",
        actor_id=user.pk,
        object_type="plans.planversion",
        object_id=plan.id,
        about_id=person.pk,
        ground=f"{ground.kind} relation",
    )
    return person, plan
