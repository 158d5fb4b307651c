"""What is remembered of someone: the words and what they are about are sealed."""

from django.conf import settings
from django.db import models

from ancrage.kernel import clock
from ancrage.kernel.models import Base
from ancrage.memory.rules import Kind, Origin


class MemoryItem(Base):
    """One thing remembered. It is forgotten at `until`, whatever happens."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memory_items"
    )
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in Kind])
    origin = models.CharField(max_length=8, choices=[(origin.value, origin.value) for origin in Origin])
    text_sealed = models.BinaryField()
    ref_sealed = models.BinaryField(null=True)  # which situation or exercise it is
    conversation_id = models.UUIDField(null=True)
    until = models.DateTimeField(db_index=True)
    corrected_at = models.DateTimeField(null=True)
    last_told_at = models.DateTimeField(default=clock.now)
    times = models.PositiveSmallIntegerField(default=1)  # in how many talks it was told
    mentioned_at = models.DateTimeField(null=True)
    mentions = models.PositiveSmallIntegerField(default=0)
    hurt_at = models.DateTimeField(null=True)  # bringing it up hurt
    quiet = models.BooleanField(default=False)  # the person said not to bring it up

    class Meta:
        ordering = ["-created_at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
