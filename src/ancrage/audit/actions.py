"""Write the trail."""

import uuid
from typing import Any

from ancrage.audit.models import TrailEntry


def record(  # noqa: PLR0913 - an entry is a sentence with this many parts, each named
    action: str,
    *,
    actor_id: uuid.UUID | None,
    actor_role: str = "",
    object_type: str = "",
    object_id: uuid.UUID | None = None,
    about_id: uuid.UUID | None = None,
    ground: str = "",
    detail: dict[str, Any] | None = None,
) -> TrailEntry:
    """Write one entry, inside the caller's transaction: the act and its trace commit together or not at all.

    `ground` says on what right (a care relation, an alert, one's own file); `detail` holds codes and
    counts, never a word that someone wrote.
    """
    return TrailEntry.objects.create(
        action=action,
        actor_id=actor_id,
        actor_role=actor_role,
        object_type=object_type,
        object_id=object_id,
        about_id=about_id,
        ground=ground,
        detail=detail or {},
    )
