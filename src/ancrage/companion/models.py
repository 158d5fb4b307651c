"""Talks and messages, sealed."""

from django.conf import settings
from django.db import models

from ancrage.companion.opinions import Fault, Verdict
from ancrage.kernel import clock
from ancrage.kernel.models import Base

USER = settings.AUTH_USER_MODEL


class Conversation(Base):
    """A talk that is kept (an ephemeral one has no row at all)."""

    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="conversations")
    state_sealed = models.BinaryField(null=True)  # companion.rules.TalkState
    last_at = models.DateTimeField(default=clock.now)
    turns = models.PositiveIntegerField(default=0)
    anchored_at = models.DateTimeField(null=True)  # when it was said that a human would bring more

    class Meta:
        ordering = ["-last_at", "id"]

    def __str__(self) -> str:
        return f"talk {self.id}"


class Message(Base):
    """One message. `position` orders a talk; the browser's key makes a retried send one message."""

    class Author(models.TextChoices):
        PERSON = "person", "personne"
        COMPANION = "companion", "programme"
        PROFESSIONAL = "professional", "professionnel·le"

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages")
    position = models.PositiveIntegerField()
    author = models.CharField(max_length=12, choices=Author.choices)
    by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")
    key = models.UUIDField(null=True)
    text_sealed = models.BinaryField()
    extras = models.JSONField(
        default=dict
    )  # of a reply: quick replies, resource ids, blocks, exercise, line ids
    answers = models.OneToOneField("self", on_delete=models.CASCADE, null=True, related_name="answer")
    at = models.DateTimeField(default=clock.now)
    written_at = models.DateTimeField(null=True)  # when it waited on a device without a network: before `at`

    class Meta:
        ordering = ["conversation", "position"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "position"], name="messages_follow_each_other"),
            models.UniqueConstraint(
                fields=["conversation", "key"],
                condition=models.Q(key__isnull=False),
                name="a_retried_send_is_one_message",
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.position}"


class Feedback(Base):
    """What the person said of one reply: one opinion at most, changed or taken back at will."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="feedback")
    verdict = models.CharField(max_length=10, choices=[(one.value, one.label) for one in Verdict])
    fault = models.CharField(max_length=9, blank=True, choices=[(one.value, one.label) for one in Fault])
    words_sealed = models.BinaryField(null=True)
    said_at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        ordering = ["-said_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict="reported") | models.Q(fault="", words_sealed__isnull=True),
                name="only_a_report_says_what_is_wrong",
            )
        ]

    def __str__(self) -> str:
        return f"opinion {self.verdict}"


class FreeTalkStop(Base):
    """The emergency stop: while one is open, the companion gives resources only."""

    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"stop since {self.created_at:%Y-%m-%d %H:%M}"
