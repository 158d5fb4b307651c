"""Tables of the safety plan: what is written is sealed, who may read it is dated."""

from django.conf import settings
from django.db import models

from ancrage.kernel.models import Base

USER = settings.AUTH_USER_MODEL


class PlanVersion(Base):
    """One version of someone's plan. A finished one is never rewritten: a change is the next version."""

    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="plan_versions")
    number = models.PositiveIntegerField()
    contents_sealed = models.BinaryField()
    saved_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "number"], name="a_version_has_its_number"),
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(finished_at__isnull=True),
                name="one_version_is_being_written",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} {self.id}"


class PlanShare(Base):
    """The person lets one professional read their plan, until they take it back. Rows are closed, never rewritten."""

    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="plan_shares")
    professional = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "professional"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_share_in_force_per_professional",
            )
        ]

    def __str__(self) -> str:
        return f"share of {self.person_id}"


class PlanCode(Base):
    """A code that lets a relative read the plan once. The code itself is kept nowhere."""

    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="plan_codes")
    name = models.CharField(max_length=4, unique=True)  # the first group: it finds the row, it opens nothing
    digest = models.CharField(max_length=64)
    signed_sealed = models.BinaryField()  # how the person signs for whoever reads
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)  # wrong ones
    opened_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "id"]

    def __str__(self) -> str:
        return f"code {self.id}"
