"""The requests' due work."""

from datetime import timedelta

from ancrage.exchanges import actions
from ancrage.jobs.registry import due_work


@due_work("exchanges.deliver", every=timedelta(seconds=2))
def deliver_due() -> int:
    """Send the notices that are due."""
    return actions.deliver_due()


@due_work("exchanges.escalate", every=timedelta(seconds=5))
def escalate_due() -> int:
    """Tell more people of what nobody took in time."""
    return actions.escalate_due()


@due_work("exchanges.remind", every=timedelta(seconds=30))
def remind_due() -> int:
    """Put the reminders of the day before in the outbox."""
    return actions.remind_due()
