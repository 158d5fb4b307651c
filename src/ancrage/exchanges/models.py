"""Tables of the requests. What the person writes, and their number, are sealed with their key."""

from django.conf import settings
from django.db import models

from ancrage.accounts.models import Organisation
from ancrage.care.models import CareRelation, choices
from ancrage.exchanges.days import Day, Part
from ancrage.exchanges.rules import OPEN, CallEvent, CallState
from ancrage.kernel.models import Base

USER = settings.AUTH_USER_MODEL


class Callback(Base):
    """Someone asks to be called back. `due_at` is the next look at it: null only once it is over."""

    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="callbacks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    addressed_to = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, related_name="+"
    )  # null: the team
    day = models.CharField(max_length=8, choices=choices(Day))
    part = models.CharField(max_length=9, choices=choices(Part))
    starts_at = models.DateTimeField()  # the moment asked for, from when until when
    ends_at = models.DateTimeField()
    phone_sealed = models.BinaryField()
    subject_sealed = models.BinaryField(null=True)
    key = models.UUIDField()  # the browser's: the same request is sent once
    state = models.CharField(max_length=11, choices=choices(CallState), default=CallState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    wrong_number = models.BooleanField(default=False)
    taken_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    take_by = models.DateTimeField()
    expires_at = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True, db_index=True)
    attempts = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="a_callback_is_asked_once"),
            models.CheckConstraint(
                name="an_open_callback_is_always_due",
                condition=models.Q(state__in=OPEN, due_at__isnull=False)
                | (~models.Q(state__in=OPEN) & models.Q(due_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"callback {self.id}"


class CallbackEvent(Base):
    """What happened to a request, in order."""

    callback = models.ForeignKey(Callback, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=14, choices=choices(CallEvent))
    actor = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    to = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.callback_id}"


class SecureMessage(Base):
    """A message between a person and the professional of one care relation. When it was read is in the trail."""

    relation = models.ForeignKey(CareRelation, on_delete=models.CASCADE, related_name="secure_messages")
    position = models.PositiveIntegerField()
    by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")  # null: the person
    text_sealed = models.BinaryField()
    key = models.UUIDField()

    class Meta:
        ordering = ["relation", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["relation", "position"], name="secure_messages_follow_each_other"
            ),
            models.UniqueConstraint(fields=["relation", "key"], name="a_secure_message_is_sent_once"),
        ]

    def __str__(self) -> str:
        return f"secure message {self.id}"


class Slot(Base):
    """A moment that a professional opens for an appointment."""

    class Where(models.TextChoices):
        OFFICE = "office", "au cabinet"
        PHONE = "phone", "par téléphone"
        VIDEO = "video", "en visio"

    professional = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="slots")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    starts_at = models.DateTimeField(db_index=True)
    minutes = models.PositiveSmallIntegerField()
    where = models.CharField(max_length=6, choices=Where.choices)
    place = models.CharField(max_length=200, blank=True)  # an address, or the link of a video room
    series = models.UUIDField(null=True)  # opened together, week after week
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["professional", "starts_at"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_slot_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"slot {self.starts_at:%Y-%m-%d %H:%M}"


class Appointment(Base):
    """A slot that someone holds. Of two persons at the same second, the constraint keeps one."""

    class State(models.TextChoices):
        HELD = "held", "prévu"
        CANCELLED = "cancelled", "annulé"
        WITHDRAWN = "withdrawn", "annulé par le ou la professionnel·le"
        MOVED = "moved", "déplacé"
        MISSED = "missed", "non venu·e"

    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="appointments")
    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="appointments")
    state = models.CharField(max_length=9, choices=State.choices, default=State.HELD)
    ended_at = models.DateTimeField(null=True)  # cancelled, moved, or marked
    wants_reminder = models.BooleanField(default=False)
    due_at = models.DateTimeField(null=True, db_index=True)  # when the reminder leaves
    attempts = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["slot__starts_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["slot"],
                condition=models.Q(state__in=["held", "missed"]),
                name="one_appointment_per_slot",
            )
        ]

    def __str__(self) -> str:
        return f"appointment {self.id}"


class ExchangeNotice(Base):
    """The outbox: a line without content to one account by one channel. Due until sent."""

    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="+")  # whom it is about
    recipient = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=20)
    notice = models.CharField(max_length=30)  # id of content's notices
    path = models.CharField(max_length=120)
    object_id = models.UUIDField()
    number = models.PositiveIntegerField(default=0)  # the same notice again, later
    due_at = models.DateTimeField(null=True, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "channel", "notice", "object_id", "number"],
                name="an_exchange_notice_is_written_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.notice} to {self.recipient_id}"
