"""The discreet mode, turned on by itself the first time violence at home is heard, and never against the person."""

from ancrage.accounts.actions import set_preferences
from ancrage.accounts.models import User
from ancrage.accounts.rules import Address, Gender
from ancrage.companion.models import Message
from ancrage.vigilance.rules import Heard

TURNED_ON = "discreet"
"""In the extras of the reply that came with it: the page says it under that reply."""


def violence_at_home(heard: Heard) -> bool:
    """Whether the person says that they suffer violence now, outside work (policy of the product, draft)."""
    if "violence_suffered" not in heard.flags or "harassment_work" in heard.labels:
        return False
    told = [one for one in heard.findings if one.kind == "violence_suffered"]
    if not told:
        return heard.subject == "self"
    return any(one.subject == "self" and "past" not in one.qualifiers for one in told)


def turn_on(*, person: User, heard: Heard) -> bool:
    """Turn the discreet mode on when it should be; return whether it was. Once a person: turned off, it stays off."""
    if person.discreet or not violence_at_home(heard) or _was_turned_on(person):
        return False
    set_preferences(
        person=person,
        address=Address(person.address),
        gender=Gender(person.gender),
        country=person.country,
        discreet=True,
    )
    return True


def _was_turned_on(person: User) -> bool:
    return Message.objects.filter(conversation__person=person, **{f"extras__{TURNED_ON}": True}).exists()
