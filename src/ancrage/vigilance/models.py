"""Readings and signals. The text to read and the quotes are sealed."""

from django.conf import settings
from django.db import models

from ancrage.kernel.models import Base

USER = settings.AUTH_USER_MODEL


class Reading(Base):
    """One message to read, then what was read. `due_at` is null once read."""

    class State(models.TextChoices):
        DUE = "due", "à lire"
        READ = "read", "lu"
        UNKNOWN = "unknown", "non lu : inconnu"

    class Of(models.TextChoices):
        MESSAGE = "message", "un message"
        HABIT = (
            "habit",
            "une habitude : des nombres, aucun mot",
        )  # counted by an app above, `message_id` is the count's

    of = models.CharField(max_length=8, choices=Of.choices, default=Of.MESSAGE)
    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="readings")
    message_id = models.UUIDField(unique=True)
    conversation_id = models.UUIDField(null=True, db_index=True)  # none: it was not said in a talk
    to_read_sealed = models.BinaryField(null=True)  # text and context: vigilance never looks up
    state = models.CharField(max_length=8, choices=State.choices, default=State.DUE)
    due_at = models.DateTimeField(null=True, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)  # when the message was written well before it was received
    version = models.CharField(max_length=40, blank=True)
    outcome = models.CharField(max_length=8, blank=True)
    risk = models.CharField(max_length=8, blank=True)
    subject = models.CharField(max_length=6, blank=True)
    flags = models.JSONField(default=list)  # self_harm, violence_suffered, medical_emergency ...
    labels = models.JSONField(default=list)
    quality = models.JSONField(default=dict)

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return f"reading {self.id}"


class Signal(Base):
    """One finding of a reading, with what it rests on."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="signals")
    kind = models.CharField(max_length=30)
    level = models.CharField(max_length=8, blank=True)
    subject = models.CharField(max_length=6)
    outcome = models.CharField(max_length=8)
    rule = models.CharField(max_length=120)
    source = models.CharField(max_length=10, default="rule")
    qualifiers = models.JSONField(default=list)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote_sealed = models.BinaryField()
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["start", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.rule}"


class Review(Base):
    """What one professional said of one signal. Disagreements stay side by side."""

    class Verdict(models.TextChoices):
        RIGHT = "right", "juste"
        OTHER = "other", "autre niveau"
        WRONG = "wrong", "erreur"

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="reviews")
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=6, choices=Verdict.choices)
    corrected_level = models.CharField(max_length=8, blank=True)
    reason = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [models.UniqueConstraint(fields=["signal", "by"], name="one_verdict_per_professional")]

    def __str__(self) -> str:
        return f"{self.verdict} {self.signal_id}"
