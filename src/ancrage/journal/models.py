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


class MoodEpisode(Base):
    """A lasting change against the person's own habit, from the day it was noticed until it is over. Numbers are sealed."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mood_episodes"
    )
    facts_sealed = models.BinaryField()
    signal = models.OneToOneField(
        "vigilance.Signal", null=True, on_delete=models.SET_NULL, related_name="+"
    )  # none: nobody was told
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(ended_at__isnull=True),
                name="one_mood_episode_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"episode {self.id}"
