"""The ways out, by name. To add one: a module with `name`, `reaches(user)` and `send(notice, to=…, reference=…)`; list it here."""

import uuid

from ancrage import content
from ancrage.accounts.models import User
from ancrage.notices.channels import email, inpage
from ancrage.notices.channels.failures import DeliveryFailed

__all__ = ["CHANNELS", "DeliveryFailed", "deliver", "ways_to"]

CHANNELS = {channel.name: channel for channel in (email, inpage)}


def ways_to(user: User) -> tuple[str, ...]:
    """Return the names of the channels by which someone can be told."""
    return tuple(name for name, channel in CHANNELS.items() if channel.reaches(user))


def deliver(*, channel: str, to: User, notice: str, link: str, reference: uuid.UUID | None = None) -> None:
    """Send one of content's notices, with a link and nothing else; DeliveryFailed when it did not leave.

    `reference` stays the same when a notice is sent again, so that whoever receives it twice can tell.
    """
    if channel not in CHANNELS:
        raise DeliveryFailed(f"no channel called {channel}")
    words = content.notices()[notice].filled(link=link)
    CHANNELS[channel].send(words, to=to, reference=reference)
