"""Tables of the mood. A level is health data: it is sealed like words are."""

from django.conf import settings
from django.db import models

from ancrage.kernel.models import Base


class MoodEntry(Base):
    """One moment noted. The database knows that something was noted and when, never what."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mood_entries"
    )
    key = models.UUIDField()  # the browser's: the same form sent twice is one entry
    words_version = models.CharField(max_length=20)
    mood_sealed = models.BinaryField()  # level, emotions, tags
    note_sealed = models.BinaryField(null=True)
    corrected_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "id"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_entry_per_form")]
        indexes = [models.Index(fields=["person", "created_at"], name="mood_of_a_person")]

    def __str__(self) -> str:
        return f"entry {self.id}"
