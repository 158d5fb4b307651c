"""Privacy's due work."""

from datetime import timedelta

from ancrage.jobs.registry import due_work
from ancrage.privacy import actions, heads


@due_work("privacy.mail_head", every=timedelta(minutes=1))
def mail_head_due() -> int:
    """Let a signed head of the trail leave the machine."""
    return heads.mail_head_due()


@due_work("privacy.copies", every=timedelta(seconds=5))
def make_copies_due() -> int:
    """Make the copies that people asked for."""
    return actions.make_copies_due()


@due_work("privacy.old_copies", every=timedelta(minutes=10))
def forget_copies_due() -> int:
    """Delete the copies whose days are over."""
    return actions.forget_copies_due()


@due_work("privacy.erasures", every=timedelta(minutes=1))
def erase_due() -> int:
    """Erase whoever asked for it, once the days to change one's mind are over."""
    return actions.erase_due()
