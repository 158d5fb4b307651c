"""Readings that a dead process left, or that failed once. Whatever process still lives reads them."""

from datetime import timedelta

from ancrage.jobs.registry import due_work
from ancrage.vigilance import actions


@due_work("vigilance.read", every=timedelta(milliseconds=500), everywhere=True)
def read_due() -> int:
    """Read what waits."""
    return actions.read_due()
