"""Codes that ended are not kept for ever."""

from datetime import timedelta

from ancrage.jobs.registry import due_work
from ancrage.plans import actions


@due_work("plans.forget_codes", every=timedelta(hours=6))
def forget_codes_due() -> int:
    """Forget codes that ended a month ago."""
    return actions.forget_codes_due()
