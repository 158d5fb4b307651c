"""Follow what was sorted: done, put off, let go, taken back, corrected, deleted."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.db import transaction

from ancrage.accounts.models import User
from ancrage.kernel import clock
from ancrage.load import queries, rules
from ancrage.load.actions.keeping import (
    OPEN,
    Changed,
    Wrong,
    among_choices,
    locked,
    read_words,
    require_consent,
    require_words,
    save_about,
    short_name,
    still_open,
    to_come,
)
from ancrage.load.models import LoadItem
from ancrage.load.rules import About, Every, State
from ancrage.vault.actions import seal
from ancrage.vault.queries import keys_in_hand
from ancrage.vault.rows import place_of


@dataclass(frozen=True)
class Corrected:
    """What the form of a thing says."""

    text: str
    state: str
    day: date | None = None
    every: str = ""
    about: About = field(default_factory=About)


@keys_in_hand()
def finish_item(*, item: LoadItem) -> LoadItem:
    """Say that a thing is done. A chore that comes back goes to its next day, and this time is kept as done."""
    with transaction.atomic():
        row = locked(item)
        if row.state in (State.DONE, State.LET_GO):
            return row
        now = clock.now()
        if not row.every:
            row.state, row.ended_at, row.touched_at = State.DONE, now, now
            row.save(update_fields=["state", "ended_at", "touched_at"])
            return row
        if queries.keeps(row.person):
            _keep_this_time(row)
        after = max(row.day or queries.local_today(), queries.local_today())
        row.state = row.state if row.state == State.DELEGATED else State.PLANNED
        row.touched_at = now
        row.day = rules.next_day(row.every, first=row.repeats_from, after=after)
        save_about(row, replace(queries.opened_one(row).about, postponed=0))
    return row


def let_go_item(*, item: LoadItem) -> LoadItem:
    """Let a thing go: it leaves the list, and can be taken back."""
    with transaction.atomic():
        row = locked(item)
        if row.state not in (State.DONE, State.LET_GO):
            row.state = State.LET_GO
            row.ended_at = row.touched_at = clock.now()
            row.save(update_fields=["state", "ended_at", "touched_at"])
    return row


def reopen_item(*, item: LoadItem) -> LoadItem:
    """Take back a thing done or let go."""
    require_consent(item.person)
    with transaction.atomic():
        row = locked(item)
        if row.state in (State.DONE, State.LET_GO):
            row.state, row.ended_at, row.touched_at = State.DO, None, clock.now()
            row.day = row.day if row.day and row.day >= queries.local_today() else None
            row.save(update_fields=["state", "ended_at", "touched_at", "day"])
    return row


@keys_in_hand()
def put_off_item(*, item: LoadItem, day: date) -> LoadItem:
    """Give a thing a later day."""
    require_consent(item.person)
    with transaction.atomic():
        row = still_open(item)
        about = queries.opened_one(row).about
        if rules.puts_off(row.day, day):
            about = replace(about, postponed=about.postponed + 1)
        row.day, row.touched_at = to_come(day), clock.now()
        row.state = row.state if row.state == State.PLANNED else State.DO
        save_about(row, about)
    return row


@keys_in_hand()
def say_carrier(*, item: LoadItem, carrier: str) -> LoadItem:
    """Say who carries a thing, alone."""
    require_consent(item.person)
    with transaction.atomic():
        row = locked(item)
        row.touched_at = clock.now()
        save_about(row, among_choices(replace(queries.opened_one(row).about, carrier=carrier)))
    return row


@keys_in_hand()
def keep_item(*, item: LoadItem) -> LoadItem:
    """Say that a thing stays: it is not asked about again for a while. It was looked at, so it is no longer untouched."""
    require_consent(item.person)
    with transaction.atomic():
        row = still_open(item)
        about = replace(queries.opened_one(row).about, kept_on=queries.local_today().isoformat())
        row.touched_at = clock.now()
        save_about(row, about)
    return row


@keys_in_hand()
def correct_item(*, item: LoadItem, to: Corrected) -> Changed:
    """Put the person's words, day and choices in the place of what was there."""
    require_consent(item.person)
    text, about = rules.tidy(to.text), among_choices(to.about)
    about = replace(about, to_whom=short_name(about.to_whom))
    require_words(text)
    known = queries.opened_one(LoadItem.objects.get(pk=item.pk))
    said = ((text, known.text), (about.to_whom, known.about.to_whom))
    heard = read_words(item.person, [word for word, old in said if word and word != old])
    if heard.outcome == OPEN:
        return Changed(None, heard)
    with transaction.atomic():
        row = still_open(item)
        _require_it_holds(row, to)
        late = known.about.postponed + rules.puts_off(row.day, to.day)
        about = replace(about, postponed=late, kept_on=known.about.kept_on)
        if to.every and (to.every != row.every or to.day != row.day):
            row.repeats_from = to.day
        row.state, row.day, row.every, row.touched_at = to.state, to.day, to.every, clock.now()
        row.text_sealed = seal(owner=row.person_id, place=place_of(row, "text"), text=text)
        save_about(row, about)
    return Changed(row, heard)


def forget_item(*, item: LoadItem) -> None:
    """Delete a thing, for good. It needs no consent."""
    LoadItem.objects.filter(pk=item.pk).delete()


def forget_ended(*, person: User) -> int:
    """Delete what is done or let go; return how many things."""
    rows = queries.items(person).filter(state__in=(State.DONE, State.LET_GO))
    return rows.delete()[1].get("load.LoadItem", 0)


def forget_all(*, person: User) -> int:
    """Delete the whole list; return how many things."""
    return queries.items(person).delete()[1].get("load.LoadItem", 0)


def _require_it_holds(row: LoadItem, to: Corrected) -> None:
    """Refuse a state that a form may not give, a plan without a day, a chore that comes back from nowhere, a new day gone by."""
    if to.state not in (State.DO, State.DELEGATED, State.PLANNED, row.state):
        raise Wrong("state")
    if to.state == State.PLANNED and to.day is None:
        raise Wrong("day")
    if to.every and (to.every not in list(Every) or to.day is None):
        raise Wrong("every")
    if to.day != row.day:
        to_come(to.day)


def _keep_this_time(row: LoadItem) -> None:
    thing, now = queries.opened_one(row), clock.now()
    done = LoadItem(
        person=row.person, state=State.DONE, occurrence_of=row.pk, ended_at=now, touched_at=now, day=row.day
    )
    done.text_sealed = seal(owner=row.person_id, place=place_of(done, "text"), text=thing.text)
    save_about(done, thing.about)
