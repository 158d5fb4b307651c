"""Write the plan step by step, have its words read, finish a version, forget."""

import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import DatabaseError, IntegrityError, transaction

from ancrage.accounts.models import User
from ancrage.content.plans import ORDER
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid, NotFound, Refused
from ancrage.plans import queries
from ancrage.plans.models import PlanVersion
from ancrage.plans.rules import Line, asks_for, fresh_words, packed
from ancrage.vault.actions import seal
from ancrage.vault.queries import keys_in_hand
from ancrage.vault.rows import place_of
from ancrage.vigilance import actions as vigilance

log = logging.getLogger(__name__)
Contents = dict[str, tuple[Line, ...]]


class ConsentMissing(Refused):
    """The person does not allow keeping anything: the plan can be filled on a page that keeps nothing."""

    said = "Vous n’avez pas accepté que cela soit gardé. Le plan peut quand même se remplir et s’imprimer, sans rien garder."


@dataclass(frozen=True)
class Kept:
    """A step kept. `asks`: nothing, ask (a known sign, or now?), tell (it was read like any message)."""

    asks: str


@keys_in_hand()
def keep_step(*, person: User, step: str, lines: Sequence[Line]) -> Kept:
    """Keep a step of the version being written, its new words read; what calls for a human is told in the same commit.

    The first change to a finished plan begins the next version; nothing changed, nothing is written.
    """
    if step not in ORDER:
        raise NotFound
    if not queries.keeps(person):
        raise ConsentMissing
    text = "\n".join(fresh_words(_before(person).get(step, ()), lines))
    asks = _asks(step, text)
    told = _written_and_told(person, step, tuple(lines), text if asks == "tell" else "")
    if told is not None:
        _read(told)
    return Kept(asks)


def _written_and_told(person: User, step: str, lines: tuple[Line, ...], text: str) -> uuid.UUID | None:
    """Write a step, and expect the reading of its words, in one commit. Two pages that begin a version at once both write."""
    for again in (True, False):
        try:
            with transaction.atomic():
                _write(person, step, lines)
                return _expect_reading(person, text) if text else None
        except IntegrityError:  # the other page's row is there now: this step goes into it
            if not again:
                raise
    return None


def said_now(*, person: User, step: str) -> None:
    """Hear the words of a step as said now: the person answered that it is not a known sign but here."""
    text = "\n".join(line.text for line in _before(person).get(step, ()))
    if text:
        with transaction.atomic():
            told = _expect_reading(person, text)
        _read(told)


def finish_plan(*, person: User) -> PlanVersion:
    """Finish the version being written. Invalid when it is empty; one that changes nothing is dropped."""
    if not queries.keeps(person):
        raise ConsentMissing
    with transaction.atomic():
        draft = (
            PlanVersion.objects.select_for_update().filter(person=person, finished_at__isnull=True).first()
        )
        last = queries.versions(person).first()
        if draft is None or queries.opened(draft).is_empty:
            if draft is None and last is not None:
                return last
            raise Invalid("Il n’y a encore rien d’écrit. Une seule ligne suffit pour commencer.")
        if last is not None and queries.opened(last).contents == queries.opened(draft).contents:
            draft.delete()
            return last
        draft.finished_at = clock.now()
        draft.save(update_fields=["finished_at"])
    return draft


def forget_version(*, version: PlanVersion) -> None:
    """Delete one version for good. It needs no consent: it is the person's own."""
    PlanVersion.objects.filter(pk=version.pk).delete()


def forget_draft(*, person: User) -> None:
    """Delete the version being written: the last finished one is untouched."""
    PlanVersion.objects.filter(person=person, finished_at__isnull=True).delete()


def forget_all(*, person: User) -> None:
    """Delete the plan, every version of it."""
    PlanVersion.objects.filter(person=person).delete()


def _before(person: User) -> Contents:
    version = queries.being_written(person) or queries.versions(person).first()
    return dict(queries.opened(version).contents) if version else {}


def _write(person: User, step: str, lines: tuple[Line, ...]) -> None:
    draft = PlanVersion.objects.select_for_update().filter(person=person, finished_at__isnull=True).first()
    known = _before(person)  # read once the row is held: another step kept meanwhile stays
    if known.get(step, ()) == lines:
        return
    contents = {**known, step: lines}
    last = queries.versions(person).first()
    row = draft or PlanVersion(person=person, number=last.number + 1 if last else 1)
    row.saved_at = clock.now()
    row.contents_sealed = seal(owner=person.pk, place=place_of(row, "contents"), text=packed(contents))
    row.save()


def _asks(step: str, text: str) -> str:
    if not text:
        return "nothing"
    heard = vigilance.read_in_memory(text)
    return asks_for(step, outcome=heard.outcome, risk=heard.risk, flags=heard.flags)


def _expect_reading(person: User, text: str) -> uuid.UUID:
    reading = vigilance.expect_reading(
        person=person, message_id=uuid.uuid4(), conversation_id=None, text=text
    )
    return reading.pk


def _read(reading_id: uuid.UUID) -> None:
    try:
        vigilance.read_now(reading_id=reading_id)
    except DatabaseError as error:
        # The words are safe and their reading is due: a worker reads them within seconds.
        log.error("reading %s is left to the worker: %s", reading_id, type(error).__name__)  # noqa: TRY400
