"""Write the trail, chain it, sign its end."""

import uuid
from typing import Any

from django.db import IntegrityError, transaction

from ancrage.audit import rules
from ancrage.audit.models import Head, Seal, TrailEntry, Unsealed
from ancrage.audit.signing import public_key, signing_key
from ancrage.kernel import clock


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
    with transaction.atomic():
        entry = TrailEntry.objects.create(
            action=action,
            actor_id=actor_id,
            actor_role=actor_role,
            object_type=object_type,
            object_id=object_id,
            about_id=about_id,
            ground=ground,
            detail=detail or {},
        )
        Unsealed.objects.create(entry=entry)
    return entry


def seal_due(*, limit: int = 500) -> int:
    """Chain the entries that wait, oldest first; return how many. Of two sealers at once, one seals, one does nothing."""
    try:
        with transaction.atomic():
            return _seal(limit)
    except IntegrityError:
        # The other sealer took the same place in the chain first: its links are there, ours never were.
        return 0


def sign_head() -> Head | None:
    """Sign the end of the chain; None when nothing was chained since the last head."""
    with transaction.atomic():
        end = Seal.objects.order_by("-position").first()
        last = Head.objects.order_by("-position").first()
        if end is None or (last and last.position >= end.position):
            return None
        at = clock.now()
        signature = rules.sign(signing_key(), position=end.position, hash_=end.hash, at=at)
        return Head.objects.create(
            created_at=at,
            position=end.position,
            hash=end.hash,
            signature=signature,
            public_key=public_key(),
        )


def _seal(limit: int) -> int:
    waiting = list(Unsealed.objects.select_related("entry").order_by("since", "entry_id")[:limit])
    if not waiting:
        return 0
    end = Seal.objects.order_by("-position").first()
    position, hash_ = (end.position, end.hash) if end else (0, rules.GENESIS)
    links = []
    for row in waiting:
        position += 1
        columns = {name: getattr(row.entry, name) for name in rules.HASHED}
        hash_ = rules.link(hash_, rules.digest(columns), position)
        links.append(Seal(position=position, entry=row.entry, hash=hash_))
    Seal.objects.bulk_create(links)
    Unsealed.objects.filter(pk__in=[row.pk for row in waiting]).delete()
    return len(links)
