"""What an alert rests on, in words: the person's own, the rule, why, the qualifiers, the input, how sure."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ancrage.care.rules import Level, ReasonKind
from ancrage.vigilance.access import access_evidence
from ancrage.web.clinic.agreement import Known, by_rule
from ancrage.web.clinic.verdicts import Choice, choices_for, said_of
from ancrage.web.clinic.wording import (
    CERTAINTY,
    COUNT_WRONG_BECAUSE,
    COUNTED,
    KINDS,
    LANGUAGES,
    NOTES,
    QUALIFIERS,
    READ_FROM,
    RISK_WORDS,
    SUBJECTS,
    WRONG_BECAUSE,
    word,
)

OUTCOMES = ("open", "ask", "unknown", "nothing")
DANGER = {ReasonKind.SUICIDE: "suicide", ReasonKind.OTHER_IN_DANGER: "suicide"}

NO_WORDS = "Aucun mot n’a été relevé : lisez la conversation."
UNREAD = {
    ReasonKind.UNREADABLE: "Le programme n’a pas su lire ce message. Inconnu ne veut pas dire calme : lisez-le.",
    ReasonKind.UNANSWERED: "La question directe a été posée, la personne est partie sans y répondre.",
    ReasonKind.ASKED_FOR: "La personne a demandé à parler à quelqu’un.",
    ReasonKind.DETERIORATION: "Les messages de ces derniers jours sont plus lourds que d’habitude.",
}


@dataclass(frozen=True)
class Found:
    """One thing the machine noticed, as a professional reads it."""

    id: uuid.UUID
    kind: str
    level: str
    about: str
    quote: str
    why: str
    rule: str
    read_from: str
    learned: bool
    counted: bool  # it rests on numbers: there is no quote, `quote` is the arithmetic
    version: str
    qualifiers: tuple[str, ...]
    certainty: str
    sure: bool
    known: str
    said: tuple[str, ...]
    mine: str
    my_reason: str
    choices: tuple[Choice, ...]
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Piece:
    """One reason of the alert, with what was found in the message: first what raised it, then the rest."""

    at: datetime
    kind: str
    level: Level
    about: str
    note: str
    quality: tuple[str, ...]
    unread: str
    found: tuple[Found, ...]
    also: tuple[Found, ...]
    message_id: uuid.UUID | None
    written_at: datetime | None


def gathered(user: Any, alert: Any) -> list[Piece]:
    """Return what an alert rests on, the newest first; opening it leaves a trace."""
    reasons = access_evidence(user, alert)
    known = by_rule({line.rule for reason in reasons for line in reason.signals})
    return [_piece(reason, known) for reason in reasons]


def found(line: Any, known: Known | None = None) -> Found:
    """Return one signal in words."""
    mine = line.my_verdict
    return Found(
        id=line.id,
        kind=word(KINDS, line.kind),
        level=RISK_WORDS.get(line.level, ""),
        about=word(SUBJECTS, line.subject),
        quote=line.quote,
        why=line.why,
        rule=line.rule,
        read_from=word(READ_FROM, line.source),
        learned=line.source == "model",
        version=line.version,
        qualifiers=tuple(word(QUALIFIERS, code) for code in line.qualifiers),
        counted=line.source == "count",
        certainty=COUNTED if line.source == "count" else word(CERTAINTY, line.outcome),
        sure=line.outcome == "open",
        known=(by_rule({line.rule}) if known is None else known).get((line.rule, line.kind), ""),
        said=tuple(said_of(verdict) for verdict in line.verdicts),
        mine=mine.verdict if mine else "",
        my_reason=mine.reason if mine else "",
        choices=choices_for(line.kind),
        reasons=tuple(COUNT_WRONG_BECAUSE if line.source == "count" else WRONG_BECAUSE),
    )


def _piece(reason: Any, known: Known) -> Piece:
    wanted = DANGER.get(reason.kind, reason.kind.value)
    lines = sorted(reason.signals, key=lambda line: OUTCOMES.index(line.outcome))
    first = [line for line in lines if line.kind == wanted] or lines[:1]
    return Piece(
        at=reason.at,
        kind=reason.kind.label,
        level=reason.level,
        about=word(SUBJECTS, reason.subject),
        note=reason.note,
        quality=tuple(_quality(reason.quality)),
        unread=UNREAD.get(reason.kind, NO_WORDS),
        found=tuple(found(line, known) for line in first),
        also=tuple(found(line, known) for line in lines if line not in first),
        message_id=reason.message_id,
        written_at=reason.written_at,
    )


def _quality(quality: dict[str, Any]) -> Iterable[str]:
    if not quality:
        return
    yield word(LANGUAGES, str(quality.get("language", "")))
    yield f"{quality.get('characters', 0)} caractères"
    if quality.get("capped"):
        yield "message très long, lu en partie"
    if not quality.get("readable", True):
        yield "illisible pour le programme"
    yield from (NOTES[note] for note in quality.get("notes", ()) if note in NOTES)
