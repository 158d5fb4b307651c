"""What surrounds a talk at this moment: who is on duty, what is open, what helped before."""

import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from ancrage.accounts.models import Organisation, User
from ancrage.care import queries as care
from ancrage.companion import queries
from ancrage.companion.engines import anchoring, keeping
from ancrage.companion.models import Conversation
from ancrage.companion.rules import Surroundings
from ancrage.content.policies import anchor_policy
from ancrage.exercises.choosing import Tastes
from ancrage.exercises.queries import said_by_others, tastes_of, what_helped
from ancrage.kernel import clock
from ancrage.memory import queries as memory
from ancrage.memory.rules import Fact, Kind, to_mention
from ancrage.privacy.queries import paused

PARIS = ZoneInfo("Europe/Paris")


def surroundings_of(person: User, conversation: Conversation) -> Surroundings:
    """Return the facts that the words of a kept talk depend on."""
    organisation = care.organisation_for(person)
    local = clock.now().astimezone(zone_of(organisation))
    quiet = paused(person)
    before = queries.conversations(person).exclude(pk=conversation.pk).values_list("last_at", flat=True)[:1]
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
        returning=bool(before),
        recheck=care.recheck_due(person),
        days_away=(local.date() - before[0].astimezone(local.tzinfo).date()).days if before else 0,
        paused=quiet,
        overuse="" if quiet else overuse_of(person, conversation, local),
        tastes=cache(lambda: tastes_of(person)),
        **remembered_by(person, conversation, local),
    )


def zone_of(organisation: Organisation | None) -> ZoneInfo:
    """Return the time zone that a person's nights and days are counted in: their team's, else Paris."""
    return ZoneInfo(organisation.timezone) if organisation else PARIS


def offered_by_last_talk(person: User) -> tuple[uuid.UUID | None, tuple[Fact, ...]]:
    """Return what the last talk leaves that the person may have remembered, and that talk; nothing without consent."""
    conversation = queries.conversations(person).select_related("person").first()
    if (
        conversation is None
        or paused(person)
        or not memory.remembers(person)
        or care.crisis_of(person) != "none"
    ):
        return None, ()
    known, state = memory.recalled(person), queries.state(conversation)
    return conversation.pk, keeping.facts_of(state, known, address=person.address)


def remembered_by(person: User, conversation: Conversation, local: datetime) -> dict[str, Any]:
    """Return what a talk may lean on from before: what is remembered, with consent, and the exercises that helped."""
    known = tuple(
        replace(item, at=item.at.astimezone(local.tzinfo))
        for item in memory.recalled(person, conversation_id=conversation.pk)
    )
    refs = {kind: tuple(item.ref for item in known if item.kind is kind) for kind in Kind}
    begins = conversation.turns == 0
    return {
        "remembers": memory.remembers(person),
        "remembered": known,
        "mention": to_mention(known, at=local) if begins and not paused(person) else "",
        "helped": tuple(dict.fromkeys([*what_helped(person), *refs[Kind.HELPED]])),
        "declined": refs[Kind.REFUSED],
        "address": next(iter(refs[Kind.ADDRESS]), person.address),
    }


def overuse_of(person: User, conversation: Conversation, local: datetime) -> str:
    """Return what the counts say of how much one writes here, "" when nothing, too early in the talk, or said lately."""
    policy = anchor_policy()
    too_early = conversation.turns < 2 * (policy.first_turn - 1)  # each turn is a message and its answer
    lately = clock.now() - timedelta(days=policy.again_after_days)
    if too_early or queries.anchored_since(person, since=lately):
        return ""
    since = clock.now() - timedelta(days=policy.looked_back_days)
    moments = [at.astimezone(local.tzinfo) for at in queries.written_at(person, since=since)]
    return anchoring.overuse(anchoring.use_of(moments, now=local))


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
        tastes=cache(lambda: Tastes(crowd=said_by_others())),
    )
