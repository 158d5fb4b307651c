"""The circuit's due work."""

from datetime import timedelta

from ancrage.care import actions
from ancrage.jobs.registry import due_work

SECOND = timedelta(seconds=1)


@due_work("care.deliver", every=SECOND)
def deliver_due() -> int:
    """Send the notices that are due."""
    return actions.deliver_due()


@due_work("care.escalate", every=SECOND)
def escalate_overdue() -> int:
    """Tell the next people of what nobody took in time."""
    return actions.escalate_overdue()


@due_work("care.watch", every=timedelta(seconds=5))
def watch_due() -> int:
    """Raise what a silence means."""
    return actions.watch_due()
