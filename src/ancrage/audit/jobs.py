"""The trail's due work."""

from datetime import timedelta

from ancrage.audit import actions, heads
from ancrage.jobs.registry import due_work


@due_work("audit.seal", every=timedelta(seconds=1))
def seal_due() -> int:
    """Chain what was written since the last second."""
    return actions.seal_due()


@due_work("audit.head", every=timedelta(minutes=1))
def sign_and_write_head() -> int:
    """Sign the end of the chain and write it outside the database."""
    actions.sign_head()
    return heads.write_heads()
