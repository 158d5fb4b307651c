"""What surrounds a talk at this moment: who is on duty, what is open, what helped before."""

from zoneinfo import ZoneInfo

from ancrage.accounts.models import User
from ancrage.care import queries as care
from ancrage.companion import queries
from ancrage.companion.models import Conversation
from ancrage.companion.rules import Surroundings
from ancrage.exercises.queries import what_helped
from ancrage.kernel import clock

PARIS = ZoneInfo("Europe/Paris")


def surroundings_of(person: User, conversation: Conversation) -> Surroundings:
    """Return the facts that the words of a kept talk depend on."""
    organisation = care.organisation_for(person)
    local = clock.now().astimezone(ZoneInfo(organisation.timezone) if organisation else PARIS)
    return Surroundings(
        hour=local.hour,
        country=person.country,
        today=local.date().isoformat(),
        kept=True,
        humans_on_duty=care.cover_now(organisation).on_duty,
        has_professional=care.has_professional(person),
        alert=care.crisis_of(person),
        free_talk_stopped=queries.free_talk_stop() is not None,
        minor=person.minor,
        returning=queries.conversations(person).exclude(pk=conversation.pk).exists(),
        recheck=care.recheck_due(person),
        helped=what_helped(person),
    )


def surroundings_of_a_guest(*, country: str = "FR", minor: bool = False) -> Surroundings:
    """Return the facts that the words of an ephemeral talk depend on: nobody will be told."""
    local = clock.now().astimezone(PARIS)
    return Surroundings(
        hour=local.hour,
        country=country,
        today=local.date().isoformat(),
        kept=False,
        minor=minor,
        free_talk_stopped=queries.free_talk_stop() is not None,
    )
