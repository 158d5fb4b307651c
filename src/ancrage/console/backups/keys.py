"""The file of keys: everyone's wrapped key, the ring, the signing key, and who was erased."""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from ancrage.kernel import clock
from ancrage.kernel.errors import AncrageError
from ancrage.privacy.models import Erasure
from ancrage.vault.models import PersonKey
from ancrage.vault.ring import ring_text

FORMAT = 1


class KeysUnreadable(AncrageError):
    """The file is not a file of keys of ours."""


@dataclass(frozen=True)
class Keys:
    """What a file of keys holds."""

    made_at: datetime
    ring: str
    signing_key: str
    person_keys: list[dict[str, Any]]
    erasures: list[dict[str, Any]]

    @property
    def erased(self) -> set[UUID]:
        """Everyone whose erasure this file knows."""
        gone = {UUID(row["owner_id"]) for row in self.person_keys if row["wrapped"] is None}
        return gone | {UUID(row["person_id"]) for row in self.erasures}


def collect() -> str:
    """Return the file of keys as text, as of now."""
    with transaction.atomic():
        keys = [_key_facts(row) for row in PersonKey.objects.order_by("id")]
        erasures = [_erasure_facts(row) for row in Erasure.objects.order_by("id")]
    return json.dumps(
        {
            "format": FORMAT,
            "made_at": clock.now().isoformat(),
            "ring": ring_text(),
            "signing_key": settings.SIGNING_KEY,
            "person_keys": keys,
            "erasures": erasures,
        }
    )


def erasures_here() -> list[dict[str, Any]]:
    """Return the erasures that the database in place knows, none when there is no database yet."""
    if Erasure._meta.db_table not in connection.introspection.table_names():  # noqa: SLF001 - Django's public name for a table's facts
        return []
    return [_erasure_facts(row) for row in Erasure.objects.order_by("id")]


def parse(text: str) -> Keys:
    """Read a file of keys; KeysUnreadable when it is something else."""
    try:
        raw = json.loads(text)
        if raw["format"] != FORMAT:
            raise KeysUnreadable(f"ce fichier de clés est d’un format inconnu ({raw['format']}).")
        made_at = datetime.fromisoformat(raw["made_at"])
        return Keys(made_at, raw["ring"], raw["signing_key"], raw["person_keys"], raw["erasures"])
    except (ValueError, KeyError, TypeError) as error:
        raise KeysUnreadable("ce fichier n’est pas un fichier de clés d’Ancrage.") from error


@transaction.atomic
def put_back(keys: Keys) -> int:
    """Fill the table of keys from the file; a key destroyed here or there stays destroyed. Return how many live.

    A key that is already here is left as it is.
    """
    erased = keys.erased | set(Erasure.objects.order_by("id").values_list("person_id", flat=True))
    erased |= set(
        PersonKey.objects.filter(wrapped__isnull=True).order_by("id").values_list("owner_id", flat=True)
    )
    known = set(PersonKey.objects.order_by("id").values_list("owner_id", flat=True))
    rows = [_key_row(facts, erased) for facts in keys.person_keys if UUID(facts["owner_id"]) not in known]
    PersonKey.objects.bulk_create(rows)
    _put_back_erasures(keys.erasures)
    return sum(row.wrapped is not None for row in rows)


def _put_back_erasures(facts: Iterable[dict[str, Any]]) -> None:
    known = set(Erasure.objects.order_by("id").values_list("person_id", flat=True))
    Erasure.objects.bulk_create(Erasure(**one) for one in facts if UUID(one["person_id"]) not in known)


def _key_row(facts: dict[str, Any], erased: set[UUID]) -> PersonKey:
    alive = facts["wrapped"] is not None and UUID(facts["owner_id"]) not in erased
    return PersonKey(
        id=facts["id"],
        created_at=facts["created_at"],
        owner_id=facts["owner_id"],
        kek_id=facts["kek_id"],
        wrapped=base64.b64decode(facts["wrapped"]) if alive else None,
        destroyed_at=None if alive else facts["destroyed_at"] or clock.now(),
    )


def _key_facts(row: PersonKey) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "created_at": row.created_at.isoformat(),
        "owner_id": str(row.owner_id),
        "kek_id": row.kek_id,
        "wrapped": None if row.wrapped is None else base64.b64encode(bytes(row.wrapped)).decode(),
        "destroyed_at": row.destroyed_at and row.destroyed_at.isoformat(),
    }


def _erasure_facts(row: Erasure) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "created_at": row.created_at.isoformat(),
        "person_id": str(row.person_id),
        "asked_by_id": row.asked_by_id and str(row.asked_by_id),
        "key_destroyed_at": row.key_destroyed_at.isoformat(),
        "backups_forget_at": row.backups_forget_at.isoformat(),
        "rows": row.rows,
    }
