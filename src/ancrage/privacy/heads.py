"""Carry the signed head of the trail to those who watch over it: a copy that this machine can no longer change."""

from datetime import timedelta

from ancrage import content
from ancrage.accounts.models import User
from ancrage.accounts.rules import Role
from ancrage.audit.heads import line_of
from ancrage.audit.models import Head
from ancrage.jobs.claims import claim
from ancrage.kernel import clock
from ancrage.notices.channels import CHANNELS, DeliveryFailed

EVERY = timedelta(hours=6)
LEASE = timedelta(minutes=5)


def mail_head_due() -> int:
    """Mail the newest head when the last one left long enough ago; return how many mails left."""
    newest = Head.objects.order_by("-position", "-created_at").first()
    if (
        newest is None
        or newest.left_at is not None
        or Head.objects.filter(left_at__gt=clock.now() - EVERY).exists()
    ):
        return 0
    rows = Head.objects.filter(pk=newest.pk, left_at__isnull=True)
    rows.filter(due_at__isnull=True).update(due_at=clock.now())
    if not claim(rows, at=clock.now(), lease=LEASE):
        return 0
    sent = sum(_mailed(newest, reader) for reader in readers())
    if sent:
        rows.update(left_at=clock.now(), due_at=None)
    return sent


def readers() -> list[User]:
    """Return the data protection officers who have an address."""
    held = User.objects.filter(memberships__role=Role.DPO, is_active=True).exclude(email="")
    current = held.filter(memberships__until__isnull=True) | held.filter(memberships__until__gt=clock.now())
    return list(current.distinct().order_by("pk"))


def _mailed(head: Head, reader: User) -> bool:
    notice = content.notices()["head"].filled(head=line_of(head).text())
    try:
        CHANNELS["email"].send(notice, to=reader, reference=head.pk)
    except DeliveryFailed:
        return False  # the lease ends, and another turn tries again
    return True
