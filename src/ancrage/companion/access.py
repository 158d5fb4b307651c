"""The only doors from a URL to a talk. They raise NotFound and never say why."""

import uuid
from datetime import datetime

from ancrage.accounts.access import access_role
from ancrage.accounts.models import User
from ancrage.accounts.rules import CARE_ROLES
from ancrage.audit.actions import record
from ancrage.care.grounds import reading_ground
from ancrage.companion.models import Conversation, Message
from ancrage.companion.queries import Opened, opened
from ancrage.companion.reports import Report, as_report, reported
from ancrage.kernel.errors import NotFound


def access_conversation(user: User, conversation_id: uuid.UUID) -> Conversation:
    """Return a talk of the person's own; NotFound for every other, existing or not."""
    try:
        return Conversation.objects.select_related("person").get(pk=conversation_id, person_id=user.pk)
    except Conversation.DoesNotExist:
        raise NotFound from None


def access_message(user: User, conversation_id: uuid.UUID, message_id: uuid.UUID) -> Message:
    """Return a message that the person wrote in a talk of their own; NotFound for every other."""
    conversation = access_conversation(user, conversation_id)
    rows = Message.objects.select_related("conversation__person")
    try:
        return rows.get(pk=message_id, conversation=conversation, author=Message.Author.PERSON)
    except Message.DoesNotExist:
        raise NotFound from None


def access_conversation_for_care(user: User, conversation_id: uuid.UUID) -> Conversation:
    """Return a talk of someone who shares with whoever follows them, or whose alert was taken; it leaves a trace."""
    conversation = Conversation.objects.select_related("person").filter(pk=conversation_id).first()
    ground = reading_ground(user, conversation.person) if conversation is not None else None
    if conversation is None or ground is None:
        raise NotFound
    record(
        "talk.opened",
        actor_id=user.pk,
        object_type="companion.conversation",
        object_id=conversation.pk,
        about_id=conversation.person_id,
        ground=f"{ground.kind} relation",
    )
    return conversation


def access_reply(user: User, conversation_id: uuid.UUID, message_id: uuid.UUID) -> Opened:
    """Return, opened, a reply that the person was given in a talk of their own; NotFound for every other message."""
    conversation = access_conversation(user, conversation_id)
    rows = Message.objects.filter(pk=message_id, conversation=conversation).select_related("by")
    found = rows.exclude(author=Message.Author.PERSON).first()
    if found is None:
        raise NotFound
    return opened(conversation, [found])[0]


def access_own_reply(user: User, conversation_id: uuid.UUID, message_id: uuid.UUID) -> Message:
    """Return a reply of the program in a talk of the person's own, to say what they think of it; NotFound otherwise."""
    conversation = access_conversation(user, conversation_id)
    rows = Message.objects.select_related("conversation__person")
    try:
        return rows.get(pk=message_id, conversation=conversation, author=Message.Author.COMPANION)
    except Message.DoesNotExist:
        raise NotFound from None


def access_reports(user: User, *, since: datetime, limit: int) -> list[Report]:
    """Return the latest reports to whoever holds a role of care; each one whose words open leaves a trace."""
    access_role(user, *CARE_ROLES)
    found = [as_report(row, reader=user) for row in reported(since=since)[:limit]]
    for one in found:
        if one.shared:
            record(
                "talk.report_opened",
                actor_id=user.pk,
                object_type="companion.feedback",
                object_id=one.id,
                about_id=one.about,
                ground="care relation",
            )
    return found
