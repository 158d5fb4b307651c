"""Runs of exercises: what was written is sealed."""

from django.conf import settings
from django.db import models

from ancrage.kernel.models import Base


class ExerciseRun(Base):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exercise_runs"
    )
    exercise = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    conversation_id = models.UUIDField(null=True)
    needs = models.JSONField(
        default=list
    )  # themes heard in that talk before, among those the exercise is for
    answers_sealed = models.BinaryField(null=True)
    step = models.PositiveIntegerField(default=0)
    before = models.PositiveSmallIntegerField(null=True)  # 0-10, how hard it is
    after = models.PositiveSmallIntegerField(null=True)
    helped = models.CharField(max_length=8, blank=True)  # yes | bit | no | worse
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "id"]

    def __str__(self) -> str:
        return f"{self.exercise} {self.id}"
