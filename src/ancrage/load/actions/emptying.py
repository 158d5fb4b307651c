"""Empty one's head: a line, a thing."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from ancrage.accounts.models import User
from ancrage.content.load_policy import load_policy
from ancrage.kernel import clock
from ancrage.load import queries, rules
from ancrage.load.actions.keeping import (
    NOTHING_NEW,
    Wrong,
    asks_for_someone,
    read_words,
    require_consent,
)
from ancrage.load.models import LoadItem
from ancrage.load.rules import Emptied
from ancrage.vault.actions import seal
from ancrage.vault.queries import keys_in_hand
from ancrage.vault.rows import place_of
from ancrage.vigilance.rules import Heard

MOST_CHARACTERS = 20_000  # what a reading is asked to read in one go, as in a talk


@dataclass(frozen=True)
class Kept:
    """What came of an emptied head: how many things were added, what stays in the field and why, what was heard."""

    added: int
    emptied: Emptied
    heard: Heard
    aside: tuple[str, ...] = ()  # lines that ask for someone rather than for a list
    over: tuple[str, ...] = ()  # lines for which there is no room

    @property
    def left(self) -> tuple[str, ...]:
        """Lines that are not in the list: they stay in the field."""
        return (*self.aside, *self.emptied.long, *self.emptied.more, *self.over)


@keys_in_hand()
def empty_head(*, person: User, text: str, batch: uuid.UUID) -> Kept:
    """Add a line a thing, to be sorted. The words are read first, all together; the same batch is added once."""
    require_consent(person)
    if len(text) > MOST_CHARACTERS:
        raise Wrong("much")
    emptied = rules.lines_of(text)
    if not (emptied.lines or emptied.long):
        raise Wrong("empty")
    if queries.is_kept(person, batch):
        return Kept(len(emptied.lines), emptied, NOTHING_NEW)
    told = (*emptied.lines, *emptied.long, *emptied.more)
    heard = read_words(person, told)
    aside = tuple(line for line in asks_for_someone(told, heard) if line in emptied.lines)
    lines = [line for line in emptied.lines if line not in aside]
    with transaction.atomic():
        User.objects.select_for_update().get(pk=person.pk)
        if queries.is_kept(person, batch):  # sent twice at once
            return Kept(len(lines), emptied, heard, aside)
        room = max(load_policy().most - queries.items(person).filter(state__in=rules.OPEN).count(), 0)
        if lines and not room:
            raise Wrong("full")
        _add(person, lines[:room], batch)
    return Kept(len(lines[:room]), emptied, heard, aside, tuple(lines[room:]))


def _add(person: User, lines: Sequence[str], batch: uuid.UUID) -> None:
    now, rows = clock.now(), []
    for place, line in enumerate(lines):  # a microsecond apart, so that they stay in their order
        at = now + timedelta(microseconds=place)
        row = LoadItem(person=person, batch=batch, created_at=at, touched_at=at)
        row.text_sealed = seal(owner=person.pk, place=place_of(row, "text"), text=line)
        rows.append(row)
    LoadItem.objects.bulk_create(rows)
