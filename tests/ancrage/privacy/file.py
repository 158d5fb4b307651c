"""A file with something in every table, its sealed columns sealed at their place."""

import uuid

from ancrage.accounts.models import Identity, RecoveryCode
from ancrage.care.models import (
    Alert,
    AlertEvent,
    AlertReason,
    CareRelation,
    Delivery,
    IdentityOpening,
    Watch,
)
from ancrage.companion.models import Conversation, Feedback, Message
from ancrage.exchanges.models import (
    Appointment,
    Callback,
    CallbackEvent,
    ExchangeNotice,
    SecureMessage,
    Slot,
)
from ancrage.exercises.models import ExerciseRun
from ancrage.journal.models import MoodEntry, MoodEpisode
from ancrage.kernel import clock
from ancrage.load.models import LoadItem
from ancrage.memory.models import MemoryItem
from ancrage.orientation.models import Belonging
from ancrage.plans.models import PlanCode, PlanShare, PlanVersion
from ancrage.privacy.actions import give_consent, stand_still
from ancrage.privacy.models import AskedErasure, Copy, DataRequest
from ancrage.privacy.rules import Still
from ancrage.vault.actions import seal
from ancrage.vault.rows import place_of
from ancrage.vigilance.models import Reading, Review, Signal


def sealed_row(row, *, owner, text, fields):
    """Save a row whose sealed columns hold `text`."""
    for field in fields:
        setattr(row, field, seal(owner=owner.pk, place=place_of(row, field), text=text))
    row.save()
    return row


def fill_file(cast, *, text):
    """Put something of Amina in every table."""
    person = cast.amina
    _talk(cast, person, text)
    _alert(cast, person, text)
    _asked(cast, person, text)
    sealed_row(Identity(user=person), owner=person, text=text, fields=["full_name_sealed", "phone_sealed"])
    sealed_row(
        ExerciseRun(person=person, exercise="thought_record", version="1"),
        owner=person,
        text=text,
        fields=["answers_sealed"],
    )
    sealed_row(
        MemoryItem(person=person, kind="told", origin="said", until=clock.now()),
        owner=person,
        text=text,
        fields=["text_sealed", "ref_sealed"],
    )
    _plan(cast, person, text)
    _journal(person, text)
    sealed_row(LoadItem(person=person), owner=person, text=text, fields=["text_sealed", "about_sealed"])
    sealed_row(Belonging(person=person), owner=person, text=text, fields=["organisation_sealed"])
    RecoveryCode.objects.create(user=person, digest="x")
    give_consent(person=person, purpose="keep", text_version="1")
    _asked_of_the_data(person, text)


def _plan(cast, person, text):
    version = PlanVersion(person=person, number=1, saved_at=clock.now(), finished_at=clock.now())
    sealed_row(version, owner=person, text=text, fields=["contents_sealed"])
    PlanShare.objects.create(person=person, professional=cast.claire)
    code = PlanCode(person=person, name="K7F2", digest="x", expires_at=clock.now())
    sealed_row(code, owner=person, text=text, fields=["signed_sealed"])


def _talk(cast, person, text):
    talk = sealed_row(Conversation(person=person), owner=person, text=text, fields=["state_sealed"])
    message = Message(conversation=talk, position=1, author=Message.Author.PERSON)
    sealed_row(message, owner=person, text=text, fields=["text_sealed"])
    sealed_row(
        Feedback(message=message, verdict="reported"), owner=person, text=text, fields=["words_sealed"]
    )
    reading = Reading.objects.create(person=person, message_id=message.pk, conversation_id=talk.pk)
    signal = Signal(
        reading=reading, kind="depression", subject="self", outcome="ask", rule="r1", start=0, end=5
    )
    sealed_row(signal, owner=person, text=text, fields=["quote_sealed"])
    Review.objects.create(signal=signal, by=cast.claire, verdict="right")


def _alert(cast, person, text):
    alert = Alert(
        person=person,
        organisation=cast.team,
        level="orange",
        kind="suicidal_risk",
        take_by=clock.now(),
        due_at=clock.now(),
    )
    sealed_row(alert, owner=person, text=text, fields=["closing_note_sealed"])
    AlertReason.objects.create(alert=alert, kind=alert.kind, level="orange", reading_id=uuid.uuid4())
    event = AlertEvent(alert=alert, kind="contact", actor=cast.claire)
    sealed_row(event, owner=person, text=text, fields=["note_sealed"])
    Delivery.objects.create(alert=alert, recipient=cast.claire, channel="email")
    opening = IdentityOpening(alert=alert, by=cast.claire)
    sealed_row(opening, owner=person, text=text, fields=["motive_sealed", "second_opinion_sealed"])
    Watch.objects.create(person=person, kind="recheck")


def _journal(person, text):
    entry = MoodEntry(person=person, key=uuid.uuid4(), words_version="1")
    sealed_row(entry, owner=person, text=text, fields=["mood_sealed", "note_sealed"])
    sealed_row(MoodEpisode(person=person), owner=person, text=text, fields=["facts_sealed"])


def _asked(cast, person, text):
    at = clock.now()
    moments = {"starts_at": at, "ends_at": at, "take_by": at, "expires_at": at, "due_at": at}
    callback = Callback(
        person=person,
        organisation=cast.team,
        addressed_to=cast.claire,
        day="today",
        part="morning",
        key=uuid.uuid4(),
        **moments,
    )
    sealed_row(callback, owner=person, text=text, fields=["phone_sealed", "subject_sealed"])
    CallbackEvent.objects.create(callback=callback, kind="taken", actor=cast.claire)
    relation = CareRelation.objects.get(person=person, kind="standing")
    message = SecureMessage(relation=relation, position=1, by=cast.claire, key=uuid.uuid4())
    sealed_row(message, owner=person, text=text, fields=["text_sealed"])
    slot = Slot.objects.create(
        professional=cast.claire, organisation=cast.team, starts_at=at, minutes=45, where="phone"
    )
    Appointment.objects.create(person=person, slot=slot)
    ExchangeNotice.objects.create(
        person=person,
        recipient=cast.claire,
        channel="email",
        notice="request_waiting",
        path="/demandes/",
        object_id=callback.pk,
    )


def _asked_of_the_data(person, text):
    request = DataRequest(person=person, kind="rectify", answer_by=clock.now())
    sealed_row(request, owner=person, text=text, fields=["words_sealed", "answer_sealed"])
    copy = Copy(person=person, ready_at=clock.now(), expires_at=clock.now())
    sealed_row(copy, owner=person, text=text, fields=["archive_sealed"])
    stand_still(person=person, kind=Still.PAUSE)
    AskedErasure.objects.create(person=person, erase_at=clock.now(), due_at=clock.now())
