"""What was heard, as plain data for the layers above; and when it needs a human. Pure."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ancrage.care.rules import Level, Reason, ReasonKind
from ancrage.content.schemas import Policy

RISKS = ("none", "passive", "active", "plan", "imminent")  # in order
LIFE_NOW = frozenset({ReasonKind.MEDICAL_EMERGENCY})  # flags whose clock is the imminent one
DISTRESS = frozenset(
    {"depression", "sleep", "loneliness", "grief", "trauma", "panic", "anxiety", "self_esteem", "burnout"}
)
WORSE_WITHIN, HABIT_OVER = timedelta(days=3), timedelta(days=14)
WORSE_AT_LEAST = 3  # messages of distress in the last three days, and more often than the person's own habit
FLAGS = (
    ReasonKind.MEDICAL_EMERGENCY,
    ReasonKind.CHILD_IN_DANGER,
    ReasonKind.VIOLENCE_THREATENED,
    ReasonKind.VIOLENCE_SUFFERED,
    ReasonKind.SELF_HARM,
    ReasonKind.PSYCHOSIS,
    ReasonKind.MANIA,
)


@dataclass(frozen=True)
class Said:
    """An earlier turn, given as context to a reading. `role`: person | companion | professional."""

    role: str
    text: str
    at: str = ""
    last_question_kind: str | None = None


@dataclass(frozen=True)
class HeardFinding:
    """One finding, with the person's own words."""

    kind: str
    level: str
    subject: str
    quote: str
    outcome: str = "open"
    qualifiers: tuple[str, ...] = ()
    by_rule: bool = True  # False: a resemblance that the learned reader heard


@dataclass(frozen=True)
class Heard:
    """What the companion may know of a reading. `outcome` unknown is to be treated as ask."""

    outcome: str  # open | ask | nothing | unknown
    risk: str = "none"  # none | passive | active | plan | imminent
    subject: str = "none"  # self | other | none
    flags: frozenset[str] = frozenset()
    labels: tuple[str, ...] = ()
    language: str = "fr"
    readable: bool = True
    findings: tuple[HeardFinding, ...] = field(default=())

    @property
    def sure_labels(self) -> tuple[str, ...]:
        """Return the labels that words say: those that only a resemblance hears are left out."""
        guessed = {one.kind for one in self.findings if not one.by_rule}
        said = {one.kind for one in self.findings if one.by_rule}
        return tuple(label for label in self.labels if label in said or label not in guessed)


@dataclass(frozen=True)
class Past:
    """An earlier reading of the same person, as far as deciding needs it."""

    at: datetime
    risk: str = "none"
    subject: str = "none"
    labels: tuple[str, ...] = ()


UNKNOWN = Heard(outcome="unknown", readable=False)


def alert_reasons(  # noqa: PLR0913 - the axes of the signed table, each named
    heard: Heard,
    *,
    policy: Policy,
    recent: Sequence[Past],
    at: datetime,
    minor: bool,
    reading_id: uuid.UUID | None = None,
    conversation_id: uuid.UUID | None = None,
) -> tuple[Reason, ...]:
    """Return why a human must be told of this message; nothing when nobody must.

    What the reading only asks about raises nothing here: the direct question does, once left unanswered.
    """
    facts = {
        "minor": minor,
        "repeated": is_repeated(recent, at=at, days=policy.repeated_days),
        "worsening": is_worsening(heard, recent, at=at),
    }
    opened = _opened(heard, worsening=facts["worsening"])
    return tuple(
        Reason(
            kind=kind,
            level=Level(rule.level),
            subject=subject,
            reading_id=reading_id,
            conversation_id=conversation_id,
            imminent=risk == "imminent" or kind in LIFE_NOW,
            note=rule.why,
        )
        for row, kind, subject, risk in opened
        if (rule := policy.rule_for(kind=row, risk=risk, subject=subject, **facts)) is not None
    )


def is_repeated(recent: Sequence[Past], *, at: datetime, days: int) -> bool:
    """Whether the person already spoke of wanting to die in the days the policy counts."""
    since = at - timedelta(days=days)
    return any(past.subject == "self" and past.risk != "none" and past.at >= since for past in recent)


def is_worsening(heard: Heard, recent: Sequence[Past], *, at: datetime) -> bool:
    """Whether distress comes more often than the person's own habit: three days against the eleven before."""
    if not is_distress(heard) or not any(past.at < at - WORSE_WITHIN for past in recent):
        return False
    distressed = [past.at for past in recent if is_distress(past) and past.at >= at - HABIT_OVER]
    now = 1 + sum(moment >= at - WORSE_WITHIN for moment in distressed)
    before = sum(moment < at - WORSE_WITHIN for moment in distressed)
    habit = before * (WORSE_WITHIN / (HABIT_OVER - WORSE_WITHIN))
    return now >= WORSE_AT_LEAST and now > 2 * habit


def leans_on_the_past(heard: Heard) -> bool:
    """Whether what was heard before can change what this message asks for."""
    return heard.outcome == "open" or is_distress(heard)


def is_distress(heard: Heard | Past) -> bool:
    """Whether a message speaks of distress: a risk, or one of its labels."""
    return heard.risk != "none" or not DISTRESS.isdisjoint(heard.labels)


def _opened(heard: Heard, *, worsening: bool) -> Iterator[tuple[str, ReasonKind, str, str]]:
    """Yield (row of the table, kind of reason, subject, risk) for each thing the reading opens."""
    if heard.outcome == "open":
        yield from _dangers(heard)
        yield from _flags(heard)
        if ReasonKind.HARASSMENT_WORK in heard.labels:
            yield ReasonKind.HARASSMENT_WORK, ReasonKind.HARASSMENT_WORK, "self", heard.risk
    if worsening and heard.risk == "none":
        yield ReasonKind.DETERIORATION, ReasonKind.DETERIORATION, "self", "none"


def _dangers(heard: Heard) -> Iterator[tuple[str, ReasonKind, str, str]]:
    found = [finding for finding in heard.findings if finding.kind == "suicide"]
    if not found and heard.risk != "none":
        found = [HeardFinding("suicide", heard.risk, heard.subject, quote="")]
    for subject, kind in (("self", ReasonKind.SUICIDE), ("other", ReasonKind.OTHER_IN_DANGER)):
        levels = [
            finding.level for finding in found if finding.subject == subject and finding.outcome == "open"
        ]
        risk = max(levels, key=RISKS.index, default="none")
        if risk != "none":
            yield ReasonKind.SUICIDE, kind, subject, risk


def _flags(heard: Heard) -> Iterator[tuple[str, ReasonKind, str, str]]:
    for kind in FLAGS:
        if kind not in heard.flags:
            continue
        found = [finding for finding in heard.findings if finding.kind == kind]
        opened = [finding for finding in found if finding.outcome == "open"]
        if opened or not found:
            old = bool(opened) and all("past" in finding.qualifiers for finding in opened)
            row = "self_harm_old" if kind is ReasonKind.SELF_HARM and old else kind
            yield row, kind, opened[0].subject if opened else heard.subject, heard.risk
