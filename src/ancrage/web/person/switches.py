"""What each switch shows: its words, its state, what turning it off changes, and all that was chosen before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ancrage import content
from ancrage.privacy import queries
from ancrage.privacy.rules import TEXT_OF, TOGETHER, WITHDRAWAL_OF, Purpose
from ancrage.web.ui.templatetags.words import clock_time

HEADS = ("Ce qui s’arrête", "Ce qui reste", "Ce qu’un·e professionnel·le voit encore")


@dataclass(frozen=True)
class Switch:
    """A choice, its words, its state. `newer`: its text changed since it was accepted."""

    purpose: str
    text: Any
    on: bool
    state: str
    changes: tuple[tuple[str, str], ...]
    more: tuple[str, ...] = ()
    newer: bool = False


@dataclass(frozen=True)
class Gesture:
    """A consent as it was given, and when it ended. `replaced`: by another version of the text, not by a no."""

    title: str
    version: str
    purpose: str
    given_at: datetime
    withdrawn_at: datetime | None
    readable: bool
    replaced: bool


def switches(person: Any) -> list[Switch]:
    """Return the four switches that can be turned."""
    return [switch_of(person, purpose) for purpose in TOGETHER]


def switch_of(person: Any, purpose: Purpose) -> Switch:
    """Return one switch as it is now."""
    given = queries.in_force(person, purpose)
    text = content.texts(TEXT_OF[purpose])
    return Switch(
        purpose=purpose.value,
        text=text,
        on=given is not None,
        state=_state(person, purpose, given),
        changes=changes_of(purpose),
        more=content.texts(TEXT_OF[Purpose.IMMINENT_DANGER]).paragraphs[:1]
        if purpose is Purpose.KEEP
        else (),
        newer=given is not None and given.text_version != text.version,
    )


def changes_of(purpose: Purpose) -> tuple[tuple[str, str], ...]:
    """Return what withdrawing changes: what stops, what stays, what a professional still sees."""
    return tuple(zip(HEADS, content.texts(WITHDRAWAL_OF[purpose]).paragraphs, strict=True))


def gestures(person: Any, purpose: Purpose) -> list[Gesture]:
    """Return every consent that this switch carried, the latest first."""
    rows = [row for row in queries.consents(person) if row.purpose in TOGETHER[purpose]]
    begun = {(row.purpose, row.given_at) for row in rows}
    return [_gesture(row, begun) for row in rows]


def _gesture(row: Any, begun: set[tuple[str, datetime]]) -> Gesture:
    text = content.text_as_read(TEXT_OF[Purpose(row.purpose)], row.text_version)
    title = text.title if text else content.texts(TEXT_OF[Purpose(row.purpose)]).title
    ended = row.withdrawn_at
    after = [at for purpose, at in begun if ended and purpose == row.purpose and at >= ended]
    replaced = bool(after) and (min(after) - ended).total_seconds() < 1
    return Gesture(title, row.text_version, row.purpose, row.given_at, ended, text is not None, replaced)


def _state(person: Any, purpose: Purpose, given: Any) -> str:
    if given is not None:
        return f"Accepté {clock_time(given.given_at)}"
    before = queries.consents(person).filter(purpose=purpose.value).first()
    return f"Retiré {clock_time(before.withdrawn_at)}" if before else "Pas accepté"
