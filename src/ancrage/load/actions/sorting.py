"""Sort: one thing at a time, and take the last one back."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from ancrage.accounts.models import User
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict
from ancrage.load import queries, rules
from ancrage.load.actions.keeping import (
    OPEN,
    Changed,
    Wrong,
    among_choices,
    locked,
    read_words,
    require_consent,
    save_about,
    short_name,
    to_come,
)
from ancrage.load.models import LoadItem
from ancrage.load.rules import About, State
from ancrage.vault.queries import keys_in_hand


@keys_in_hand()
def sort_item(
    *, item: LoadItem, to: str, day: date | None = None, to_whom: str = "", about: About | None = None
) -> Changed:
    """Decide what becomes of a thing. `about`: who carries it and where, when that was said with it."""
    require_consent(item.person)
    if to not in rules.SORTED:
        raise Wrong("state")
    if to == State.PLANNED and day is None:
        raise Wrong("day")
    to_whom = short_name(to_whom)
    heard = read_words(item.person, [to_whom] if to == State.DELEGATED and to_whom else [])
    if heard.outcome == OPEN:
        return Changed(None, heard)
    with transaction.atomic():
        row = locked(item)
        if row.state != State.TO_SORT:
            raise Conflict("Cette chose est déjà triée.")
        known = queries.opened_one(row).about
        said = among_choices(about or known)
        kept = replace(said, to_whom=to_whom if to == State.DELEGATED else "", postponed=known.postponed)
        row.state, row.day = to, to_come(day) if to in (State.DO, State.PLANNED) else None
        row.handled_at = row.touched_at = clock.now()
        row.ended_at = clock.now() if to == State.LET_GO else None
        save_about(row, kept)
    return Changed(row, heard)


def skip_item(*, item: LoadItem) -> None:
    """Leave a thing for later: it comes back after the others."""
    with transaction.atomic():
        row = locked(item)
        if row.state == State.TO_SORT:
            row.handled_at = row.touched_at = clock.now()
            row.save(update_fields=["handled_at", "touched_at"])


@keys_in_hand()
def undo_last(*, person: User) -> LoadItem | None:
    """Take back the last thing sorted or skipped; None when there is none any more."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=person.pk)
        row = queries.last_sorted(person)
        if row is None:
            return None
        about = queries.opened_one(row).about
        row.state, row.day, row.ended_at, row.handled_at = State.TO_SORT, None, None, None
        row.touched_at = clock.now()
        save_about(row, replace(about, to_whom=""))
    return row
