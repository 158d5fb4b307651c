"""From findings to one reading: the highest risk, whose it is, and what the message asks for."""

from collections.abc import Sequence

from vigie.reading import Finding, Outcome, Quality, Reading, Risk, Subject
from vigie.version import VERSION
from vigie.weighing import SUICIDE

FLAGS = frozenset(
    {
        "self_harm",
        "violence_suffered",
        "violence_threatened",
        "medical_emergency",
        "psychosis",
        "mania",
        "child_in_danger",
    }
)
LABELS = frozenset(
    {
        "anxiety",
        "panic",
        "depression",
        "addiction_alcohol",
        "addiction_drugs",
        "addiction_gambling",
        "addiction_other",
        "burnout",
        "mental_load",
        "sleep",
        "loneliness",
        "harassment_work",
        "conflict_work",
        "grief",
        "trauma",
        "eating",
        "anger",
        "self_esteem",
    }
)
_WEIGHT = {Outcome.NOTHING: 0, Outcome.ASK: 1, Outcome.OPEN: 2}


def decide(findings: Sequence[Finding], quality: Quality) -> Reading:
    """Return the reading a message's findings add up to."""
    live = [finding for finding in findings if finding.outcome != Outcome.NOTHING]
    risks = [finding for finding in live if finding.kind == SUICIDE]
    worst = max(risks, key=_gravity, default=None)
    return Reading(
        risk=worst.level if worst else Risk.NONE,
        subject=worst.subject if worst else _concerned(live),
        outcome=_outcome(live, quality),
        quality=quality,
        version=VERSION,
        flags=_kinds(live, FLAGS),
        labels=_kinds(findings, LABELS),
        findings=tuple(findings),
    )


def unreadable(quality: Quality) -> Reading:
    """Return the reading of what could not be read: unknown, never calm."""
    return Reading(Risk.NONE, Subject.NONE, Outcome.UNKNOWN, quality, VERSION)


def _gravity(finding: Finding) -> tuple[int, int, int]:
    return (Risk(finding.level).rank, _WEIGHT[Outcome(finding.outcome)], finding.subject == Subject.SELF)


def _concerned(live: Sequence[Finding]) -> str:
    subjects = [finding.subject for finding in live if finding.kind in FLAGS]
    if Subject.SELF in subjects:
        return Subject.SELF
    return Subject.OTHER if subjects else Subject.NONE


def _outcome(live: Sequence[Finding], quality: Quality) -> Outcome:
    asked = max(
        (Outcome(finding.outcome) for finding in live), key=_WEIGHT.__getitem__, default=Outcome.NOTHING
    )
    if asked == Outcome.NOTHING and (not quality.readable or quality.language == "unknown"):
        return Outcome.UNKNOWN
    return asked


def _kinds(findings: Sequence[Finding], among: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted({finding.kind for finding in findings} & among))
