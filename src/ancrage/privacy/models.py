"""Consents: one row each time one is given, closed when withdrawn; rows are never rewritten."""

from django.conf import settings
from django.db import models

from ancrage.kernel import clock
from ancrage.kernel.models import Base
from ancrage.privacy.rules import Purpose


class Consent(Base):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents")
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


class Erasure(Base):
    """Proof that a person's rows and key were destroyed. Holds no name: an id and dates."""

    person_id = models.UUIDField(unique=True)
    asked_by_id = models.UUIDField(null=True)
    key_destroyed_at = models.DateTimeField()
    backups_forget_at = models.DateTimeField()
    rows = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"erasure of {self.person_id}"
