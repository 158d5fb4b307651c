"""Forgetting on time."""

from datetime import timedelta

from ancrage.jobs.registry import due_work
from ancrage.memory import actions


@due_work("memory.forget", every=timedelta(minutes=10))
def forget_due() -> int:
    """Forget what has stayed as long as the page said."""
    return actions.forget_due()
