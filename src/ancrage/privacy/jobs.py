"""Privacy's due work."""

from datetime import timedelta

from ancrage.jobs.registry import due_work
from ancrage.privacy import heads


@due_work("privacy.mail_head", every=timedelta(minutes=1))
def mail_head_due() -> int:
    """Let a signed head of the trail leave the machine."""
    return heads.mail_head_due()
