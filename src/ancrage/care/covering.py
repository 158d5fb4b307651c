"""Cover policies as pages show them: the one in force, the draft that waits for its signature."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ancrage.accounts.models import Organisation
from ancrage.care import queries
from ancrage.care.models import CoverPolicy


@dataclass(frozen=True)
class StepShown:
    """A step: whom it tells ("" is everybody on the policy) and how many minutes it lasts."""

    who: str
    minutes: int
    target_id: uuid.UUID | None


@dataclass(frozen=True)
class CoverShown:
    """A policy, with names."""

    policy: CoverPolicy
    version: int
    officer: str
    opening: dict[str, Any]
    steps: tuple[StepShown, ...]
    signed_by: str
    signed_at: datetime | None


def in_force(organisation: Organisation) -> CoverShown | None:
    """Return the signed policy of an organisation, or None."""
    policy = queries.policy_in_force(organisation)
    return shown(policy) if policy else None


def draft(organisation: Organisation) -> CoverShown | None:
    """Return the last draft written since the policy in force, or None: an older one is out of date."""
    last = CoverPolicy.objects.filter(organisation=organisation).order_by("-version").first()
    return shown(last) if last and last.signed_at is None and last.ended_at is None else None


def shown(policy: CoverPolicy) -> CoverShown:
    """Return a policy with the names of those on it."""
    steps = policy.steps.select_related("target").order_by("order")
    return CoverShown(
        policy=policy,
        version=policy.version,
        officer=policy.safety_officer.shown_name,
        opening=policy.opening,
        steps=tuple(
            StepShown(step.target.shown_name if step.target else "", step.delay_minutes, step.target_id)
            for step in steps
        ),
        signed_by=policy.signed_by.shown_name if policy.signed_by else "",
        signed_at=policy.signed_at,
    )
