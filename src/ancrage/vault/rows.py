"""Rows with sealed columns, whole: opened for their owner, removed for good.

A column `text_sealed` of `companion.Message` is sealed at `Place("companion.message", "text", row.pk)`: one rule
for every table, so that an export needs to know none of them.
"""

import uuid
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from ancrage.kernel.holdings import Holding, Person, nothing_to_erase
from ancrage.vault.queries import Opener
from ancrage.vault.rules import Place

SEALED = "_sealed"


def place_of(row: Model, field: str) -> Place:
    """Return where a sealed column of a row lives; `field` may carry its `_sealed` ending or not."""
    return Place(row._meta.label_lower, field.removesuffix(SEALED), row.pk)  # noqa: SLF001 - Django's public name for a table's facts


def opened(
    rows: Iterable[Model], *, owner: uuid.UUID, without: frozenset[str] = frozenset()
) -> list[dict[str, Any]]:
    """Return rows as plain data, their sealed columns opened, minus the columns in `without`."""
    opener: Opener | None = None
    found = []
    for row in rows:
        facts = _plain(row, without)
        for name in [name for name in facts if name.endswith(SEALED)]:
            sealed = facts.pop(name)
            if sealed is not None:
                opener = opener or Opener(owner)
                facts[name.removesuffix(SEALED)] = opener.open(place_of(row, name), sealed)
        found.append(facts)
    return found


def rows_held(model: str, *, path: str, without: Iterable[str] = (), **words: str) -> Holding:
    """Return the holding of a table whose rows are the person's by `path` (a lookup); `words` describe it."""
    hidden = frozenset(without)

    def rows(person: Person) -> QuerySet[Any]:
        return apps.get_model(model)._default_manager.filter(**{path: person.pk}).order_by("pk")  # noqa: SLF001 - see above

    def export(person: Person) -> list[dict[str, Any]]:
        return opened(rows(person), owner=person.pk, without=hidden)

    def erase(person: Person) -> int:
        return rows(person).delete()[1].get(model, 0)

    return Holding(model=model, export=export, erase=erase, path=path, **words)


def acts_held(model: str, *, path: str, **words: str) -> Holding:
    """Return the holding of a table of professional acts, signed by whoever `path` names: it outlives an account."""

    def export(person: Person) -> list[dict[str, Any]]:
        rows = apps.get_model(model)._default_manager.filter(**{path: person.pk}).order_by("pk")  # noqa: SLF001 - see above
        return [_plain(row, frozenset()) for row in rows]

    kept = "Un acte professionnel reste signé de qui l’a fait."
    return Holding(model=model, export=export, erase=nothing_to_erase, kept=kept, **words)


def _plain(row: Model, without: frozenset[str]) -> dict[str, Any]:
    columns = [field for field in row._meta.concrete_fields if field.name not in without]  # noqa: SLF001 - see above
    return {column.attname: getattr(row, column.attname) for column in columns}
