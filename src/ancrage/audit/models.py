"""Rows of the trail. They point at things by id only: no foreign key leaves this app."""

from django.db import models

from ancrage.kernel import clock
from ancrage.kernel.models import Base


class TrailEntry(Base):
    """One act or one read. Holds ids and codes, never content."""

    at = models.DateTimeField(default=clock.now, db_index=True)
    actor_id = models.UUIDField(null=True, db_index=True)
    actor_role = models.CharField(max_length=40, blank=True)
    action = models.CharField(max_length=60, db_index=True)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.UUIDField(null=True)
    about_id = models.UUIDField(null=True, db_index=True)
    ground = models.CharField(max_length=120, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"


class Unsealed(models.Model):
    """An entry that waits for its link. Written with it, removed by the sealer: nothing searches the whole trail."""

    entry = models.OneToOneField(
        TrailEntry, on_delete=models.PROTECT, primary_key=True, related_name="waiting"
    )
    since = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["since", "entry"]

    def __str__(self) -> str:
        return f"unsealed since {self.since:%Y-%m-%d %H:%M}"


class Seal(models.Model):
    """A link of the chain: the hash of an entry and of the link before it."""

    position = models.PositiveBigIntegerField(primary_key=True)
    entry = models.OneToOneField(TrailEntry, on_delete=models.PROTECT, related_name="seal")
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.position} {self.hash[:12]}"


class Head(Base):
    """The end of the chain at one moment, signed; `due_at` while a mail must carry it, `left_at` once it left."""

    position = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)
    public_key = models.CharField(max_length=64, default="")
    due_at = models.DateTimeField(null=True, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    left_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "created_at"]

    def __str__(self) -> str:
        return f"head {self.position}"
