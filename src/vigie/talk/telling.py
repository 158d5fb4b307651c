"""How a finding of the talk is told: by words of the present message, and by when the turn it leans on was said."""

from dataclasses import dataclass

from vigie.reading import Finding, Outcome, Risk, Subject
from vigie.talk.ages import ASKS, HALVED_AFTER, OPENS
from vigie.talk.earlier import Earlier
from vigie.talk.scene import Talk
from vigie.version import VERSION
from vigie.weighing import SUICIDE

ORDER = (Outcome.NOTHING, Outcome.ASK, Outcome.OPEN)
BEFORE = ("", "juste avant", "deux messages plus tôt", "trois messages plus tôt", "quatre messages plus tôt")
LEVELS = {
    Risk.PASSIVE: "l’envie de ne plus être là",
    Risk.ACTIVE: "des idées de suicide",
    Risk.PLAN: "un plan",
    Risk.IMMINENT: "un geste en cours",
}


@dataclass(frozen=True)
class Told:
    """What a finding says: its name, how grave it is, what it asks for, whom it concerns and why."""

    name: str
    level: Risk
    outcome: Outcome
    why: str
    subject: Subject = Subject.SELF
    kind: str = SUICIDE


def finding(talk: Talk, told: Told, quote: tuple[str, int, int] | None = None) -> Finding:
    """Return a finding of the talk; it quotes the whole message when no words are given."""
    words, start, end = quote or talk.message.quote(0, len(talk.message.words) - 1)
    level = told.level if told.kind == SUICIDE else ""
    rule = f"context.{told.name}"
    return Finding(
        told.kind,
        level,
        told.subject,
        told.outcome,
        words,
        start,
        end,
        rule,
        "context",
        VERSION,
        (),
        told.why,
    )


def outcome_of(weight: float) -> Outcome:
    """Return what may still be asked of an earlier turn of this weight."""
    if weight >= OPENS:
        return Outcome.OPEN
    return Outcome.ASK if weight >= ASKS else Outcome.NOTHING


def at_most(outcome: Outcome, limit: Outcome) -> Outcome:
    """Return what is asked for, and no more than a limit."""
    return min(outcome, limit, key=ORDER.index)


def when(earlier: Earlier) -> str:
    """Return when an earlier turn was said, in plain words."""
    if earlier.age > HALVED_AFTER:
        return "un autre jour"
    return BEFORE[earlier.turns_ago] if earlier.turns_ago < len(BEFORE) else "plus tôt dans la conversation"


def named(earlier: Earlier) -> str:
    """Name an earlier turn by when it was said, never by its words: a reason is kept in clear, words are sealed."""
    return f"message écrit {when(earlier)}"
