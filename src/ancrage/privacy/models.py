"""Consents, what people ask of their data, copies being made, pauses, erasures: waiting and done."""

from django.conf import settings
from django.db import models

from ancrage.kernel import clock
from ancrage.kernel.models import Base
from ancrage.privacy.rules import Asked, Purpose, Still

USER = settings.AUTH_USER_MODEL


class Consent(Base):
    """One row each time a consent is given, closed when withdrawn; rows are never rewritten."""

    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=[(p.value, p.value) for p in Purpose])
    text_version = models.CharField(max_length=20)
    language = models.CharField(max_length=5, default="fr")
    given_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["given_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_consent_in_force_per_purpose",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} of {self.person_id}"


class DataRequest(Base):
    """What someone asks about their data: a read they do not understand, a correction, a limit. Answered within a month."""

    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="data_requests")
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Asked])
    entry_id = models.UUIDField(null=True)  # the line of the trail it is about
    words_sealed = models.BinaryField()
    answer_sealed = models.BinaryField(null=True)
    answer_by = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} request {self.id}"


class Copy(Base):
    """A copy of everything held about someone: due, made, kept some days, deleted. `due_at` is queue and lease at once."""

    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="copies")
    due_at = models.DateTimeField(null=True, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    ready_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    size = models.PositiveIntegerField(default=0)  # bytes of the archive
    archive_sealed = models.BinaryField(null=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(ready_at__isnull=True, failed_at__isnull=True),
                name="one_copy_is_made_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"copy {self.id}"


class Standstill(Base):
    """A time when the program is quiet (pause) or the data only kept (limit). Open while `ended_at` is null."""

    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="standstills")
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Still])
    began_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["began_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=models.Q(ended_at__isnull=True),
                name="one_standstill_of_a_kind_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.person_id}"


class AskedErasure(Base):
    """An erasure that waits for its day, and can be called off until then. Its id becomes the reference of the proof."""

    person = models.OneToOneField(USER, on_delete=models.CASCADE, related_name="asked_erasure")
    erase_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    attempts = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"asked erasure {self.id}"


class Erasure(Base):
    """Proof that a person's rows and key were destroyed. Holds no name: an id and dates."""

    person_id = models.UUIDField(unique=True)
    asked_by_id = models.UUIDField(null=True)
    key_destroyed_at = models.DateTimeField()
    backups_forget_at = models.DateTimeField()
    rows = models.JSONField(default=dict)
    asked_at = models.DateTimeField(null=True)
    kept = models.JSONField(default=dict)  # how many rows stay, by holding

    def __str__(self) -> str:
        return f"erasure of {self.person_id}"
