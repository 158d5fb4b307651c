"""The talk's verbs. What is said is stored and read before any word is composed."""

import json
import logging
import uuid

from django.db import DatabaseError, transaction

from ancrage.accounts.models import User
from ancrage.accounts.queries import has_role
from ancrage.accounts.rules import Role
from ancrage.audit.actions import record
from ancrage.care import actions as care
from ancrage.care import queries as care_queries
from ancrage.care.models import Watch
from ancrage.companion import discretion, queries
from ancrage.companion.engines import anchoring, guided
from ancrage.companion.models import Conversation, FreeTalkStop, Message
from ancrage.companion.rules import Composed, TalkState, awaits_answer, denies, tidy_text, written_before
from ancrage.companion.surrounding import surroundings_of
from ancrage.exercises import actions as exercises
from ancrage.jobs.failpoints import failpoint
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid, Refused
from ancrage.memory import actions as memory
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.vault.actions import seal
from ancrage.vault.queries import keys_in_hand
from ancrage.vigilance import actions as vigilance
from ancrage.vigilance.rules import Heard

log = logging.getLogger(__name__)
STOPPERS = (Role.SAFETY_OFFICER, Role.COORDINATOR)


class ConsentMissing(Refused):
    """The person does not allow keeping the talk: only an ephemeral one is possible."""

    said = "Vous n’avez pas accepté que cette conversation soit gardée. Vous pouvez parler sans rien garder."


def start_conversation(*, person: User, draw: int | None = None) -> Conversation:
    """Open a kept talk and say hello; ConsentMissing when the person does not allow keeping it.

    `draw`: the chance that chooses among the words of the greeting; the talk's own id when absent.
    """
    _require_consent(person)
    with transaction.atomic():
        conversation = Conversation.objects.create(person=person)
        surroundings = surroundings_of(person, conversation)
        seed = conversation.pk.int if draw is None else draw
        greeting = guided.greet(surroundings, address=surroundings.address, gender=person.gender, seed=seed)
        _append_reply(conversation, greeting, to=None)
    return conversation


@keys_in_hand()
def say(*, conversation: Conversation, text: str, key: uuid.UUID, waited: int = 0) -> Message:
    """Store what the person says with its pending reading, in one commit, then read it. The same key says it once.

    `waited`: seconds it waited on the device before a network let it leave.
    """
    text = tidy_text(text)
    _require_consent(conversation.person)
    with transaction.atomic():
        locked = Conversation.objects.select_for_update().select_related("person").get(pk=conversation.pk)
        known = Message.objects.filter(conversation=locked, key=key).first()
        if known is not None:
            return known
        _require_consent(locked.person)
        written = written_before(clock.now(), waited=waited)
        message = _append(locked, author=Message.Author.PERSON, text=text, key=key, written_at=written)
        reading = vigilance.expect_reading(
            person=locked.person,
            message_id=message.pk,
            conversation_id=locked.pk,
            text=text,
            context=queries.context(locked, before=message.position),
            written_at=written,
        )
        if not queries.written_before_the_last_reply(message):
            care.end_watch(person=locked.person, ended_by="answered")
        failpoint("say.before_commit")
    failpoint("say.committed")
    _read(reading.pk)
    return message


@keys_in_hand()
def reply(*, message: Message) -> Message:
    """Compose and store the answer to a message, once; it may be asked again after a process died.

    What was said just before it and waits for an answer is answered first: two messages in a row, two answers in order.
    """
    for earlier in queries.unanswered_before(message):
        _reply_to(earlier)
    return _reply_to(message)


def _reply_to(message: Message) -> Message:
    # Read first, whatever was withdrawn since: safety does not wait. Then nothing more is kept without the consent.
    heard = vigilance.read_before_answering(message_id=message.pk)
    answer = None
    while answer is None:
        answer = Message.objects.filter(answers=message).first() or _answered(message, heard)
    return answer


def _answered(message: Message, heard: Heard) -> Message | None:
    # Composed before the transaction, which holds the lock for its writes only; None when the talk moved meanwhile.
    _require_consent(message.conversation.person)
    seen = Conversation.objects.select_related("person").get(pk=message.conversation_id)
    before = queries.state(seen)
    text = queries.opened(seen, [message])[0].text
    seed = (message.key or message.pk).int  # the key: a talk played again with the same keys says the same
    composed = guided.compose(before, heard, text, surroundings_of(seen.person, seen), seed=seed)
    with transaction.atomic():
        locked = Conversation.objects.select_for_update().select_related("person").get(pk=seen.pk)
        if (known := Message.objects.filter(answers=message).first()) is not None:
            return known
        if locked.turns != seen.turns:
            return None
        _require_consent(locked.person)  # withdrawn while it was composed: it is not kept
        turned_on = discretion.turn_on(person=locked.person, heard=heard)
        answer = _append_reply(
            locked, composed, to=message, **{discretion.TURNED_ON: True} if turned_on else {}
        )
        _watch(locked, before, composed, heard)
        failpoint("reply.before_commit")
    return answer


def write_as_professional(*, conversation: Conversation, by: User, text: str) -> Message:
    """Let a professional write in the talk, on the ground of a relation with the person."""
    text = tidy_text(text)
    ground = care_queries.relation(by, conversation.person)
    if ground is None:
        raise Refused("Prenez d’abord l’alerte : vous pourrez alors écrire à cette personne.")
    with transaction.atomic():
        locked = Conversation.objects.select_for_update().select_related("person").get(pk=conversation.pk)
        message = _append(locked, author=Message.Author.PROFESSIONAL, text=text, by=by)
        record(
            "talk.written_in",
            actor_id=by.pk,
            object_type="companion.conversation",
            object_id=locked.pk,
            about_id=locked.person_id,
            ground=ground.kind,
        )
    return message


def stop_free_talk(*, by: User, reason: str) -> FreeTalkStop:
    """Make the companion show resources only, everywhere, at once; named and journalled."""
    reason = reason.strip()
    if not has_role(by, *STOPPERS):
        raise Refused
    if not reason:
        raise Invalid("Dites pourquoi : cet arrêt est nommé et inscrit au journal.")
    with transaction.atomic():
        if (running := queries.free_talk_stop()) is not None:
            return running
        stop = FreeTalkStop.objects.create(by=by, reason=reason[:300])
        record("free_talk.stopped", actor_id=by.pk, object_type="companion.freetalkstop", object_id=stop.pk)
    return stop


def resume_free_talk(*, stop: FreeTalkStop, by: User) -> FreeTalkStop:
    """End the emergency stop."""
    if not has_role(by, *STOPPERS):
        raise Refused
    with transaction.atomic():
        ended = FreeTalkStop.objects.filter(pk=stop.pk, ended_at__isnull=True)
        if ended.update(ended_at=clock.now(), ended_by=by):
            record(
                "free_talk.resumed", actor_id=by.pk, object_type="companion.freetalkstop", object_id=stop.pk
            )
    stop.refresh_from_db()
    return stop


def _require_consent(person: User) -> None:
    if not allows(person, Purpose.KEEP):
        raise ConsentMissing


def _read(reading_id: uuid.UUID) -> None:
    try:
        vigilance.read_now(reading_id=reading_id)
    except DatabaseError as error:
        # The message is safe and its reading is due: a worker reads it within seconds.
        log.error("reading %s is left to the worker: %s", reading_id, type(error).__name__)  # noqa: TRY400


def _append(conversation: Conversation, *, author: str, text: str, **facts: object) -> Message:
    conversation.turns += 1
    conversation.last_at = clock.now()
    conversation.save(update_fields=["turns", "last_at"])
    message = Message(conversation=conversation, position=conversation.turns, author=author, **facts)
    message.text_sealed = seal(owner=conversation.person_id, place=queries.text_place(message.pk), text=text)
    message.save(force_insert=True)
    return message


def _append_reply(
    conversation: Conversation, composed: Composed, *, to: Message | None, **facts: object
) -> Message:
    extras = composed.reply.as_extras() | facts
    message = _append(
        conversation, author=Message.Author.COMPANION, text=composed.reply.text, answers=to, extras=extras
    )
    state = json.dumps(composed.state.as_dict())
    conversation.state_sealed = seal(
        owner=conversation.person_id, place=queries.state_place(conversation), text=state
    )
    if anchoring.was_said(composed.reply):
        conversation.anchored_at = clock.now()
    conversation.save(update_fields=["state_sealed", "anchored_at"])
    if composed.rated:
        exercise_id, helped = composed.rated
        exercises.rate_in_talk(
            person=conversation.person,
            exercise_id=exercise_id,
            helped=helped,
            conversation_id=conversation.pk,
        )
    if composed.memory:
        memory.apply(person=conversation.person, acts=composed.memory, conversation_id=conversation.pk)
    return message


def _watch(conversation: Conversation, before: TalkState, composed: Composed, heard: Heard) -> None:
    if denies(before, heard, composed.state):
        care.end_watch(person=conversation.person, ended_by="denied")
    if awaits_answer(composed.state):
        care.start_watch(
            person=conversation.person, kind=Watch.Kind.UNANSWERED, conversation_id=conversation.pk
        )
