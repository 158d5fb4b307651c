"""Erase one talk for good, and what was noticed in it; the rest of the file stays."""

from typing import Any

from django.db import transaction
from django.db.models import Model

from ancrage.audit.actions import record
from ancrage.care.models import Alert, Watch
from ancrage.companion.models import Conversation
from ancrage.exercises.models import ExerciseRun
from ancrage.memory.models import MemoryItem
from ancrage.vault.queries import keys_in_hand
from ancrage.vigilance.actions import read_now
from ancrage.vigilance.models import Reading

POINTS_AT_IT = (Alert, Watch, ExerciseRun, MemoryItem)
"""Tables that remember where something came from: the thing stays, where it came from is forgotten."""

FORGOTTEN_WITH_IT: dict[type[Model], dict[str, Any]] = {ExerciseRun: {"needs": []}}
"""What such a row took from what was heard in the talk."""


@keys_in_hand()
def erase_conversation(*, conversation: Conversation) -> None:
    """Destroy a talk, its messages, what the person said of them, what was read in them.

    What was not read yet is read first: erasing is no way around a danger. An alert that is open stays open,
    without the words. The trail says that a talk was erased, and nothing of it.
    """
    readings = Reading.objects.filter(conversation_id=conversation.pk)
    for reading_id in (
        readings.filter(state=Reading.State.DUE).order_by("created_at", "id").values_list("pk", flat=True)
    ):
        read_now(reading_id=reading_id)
    with transaction.atomic():
        for table in POINTS_AT_IT:
            table.objects.filter(conversation_id=conversation.pk).update(
                conversation_id=None, **FORGOTTEN_WITH_IT.get(table, {})
            )
        readings.delete()
        record(
            "talk.erased",
            actor_id=conversation.person_id,
            object_type="companion.conversation",
            object_id=conversation.pk,
            about_id=conversation.person_id,
            ground="own_file",
        )
        conversation.delete()
