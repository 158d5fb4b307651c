"""E-mail: a subject, a sentence, a link. No name, no text, no clinical word."""

import smtplib
import uuid

from django.conf import settings
from django.core.mail import EmailMessage

from ancrage.accounts.models import User
from ancrage.accounts.queries import roles_of
from ancrage.content.schemas import Notice
from ancrage.notices.channels.failures import DeliveryFailed

name = "email"


def reaches(user: User) -> bool:
    """Whoever gave an address; a person in the discreet mode gets nothing (a role's duty goes before it)."""
    silent = user.discreet and not roles_of(user)
    return bool(user.is_active and user.email and not silent)


def send(notice: Notice, *, to: User, reference: uuid.UUID | None) -> None:
    """Send by the configured server. The same reference makes the same Message-ID: mail programs show one."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
    headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    if reference is not None:
        headers["Message-ID"] = f"<{reference}@{domain}>"
    message = EmailMessage(subject=notice.subject, body=notice.body, to=[to.email], headers=headers)
    try:
        sent = message.send()
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise DeliveryFailed(type(error).__name__) from error
    if not sent:
        raise DeliveryFailed("refused")
