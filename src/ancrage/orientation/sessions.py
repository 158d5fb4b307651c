"""Whom twelve sessions with a psychologist (Mon soutien psy) are for, and where else to go. Pure; nothing is kept.

Source: content/orientation/sessions.yaml (arrêté du 24 juin 2024, JO du 15 mai 2025, ameli.fr), draft. A suicidal risk goes to 3114 and 15
first and is never sent there, whatever else is answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ancrage.content.sessions import Sessions, SessionsOutcome

SAFETY, FITS, ASK_FIRST = "safety", "fits", "pills"
OPEN_TO = frozenset({FITS, ASK_FIRST})
"""Outcomes in which the sessions are told with their cost."""
Answers = Mapping[str, str]


@dataclass(frozen=True)
class Advice:
    """What comes out. `also`: what else is true; `cost`: "" when the sessions are not for this; `notes`: what to know."""

    outcome: SessionsOutcome
    also: tuple[SessionsOutcome, ...] = ()
    cost: str = ""
    notes: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether the sessions may be proposed, at once or after a doctor's word."""
        return self.outcome.id in OPEN_TO

    @property
    def urgent(self) -> bool:
        """Whether someone has to be called now."""
        return self.outcome.id == SAFETY


def missing(answers: Answers, sessions: Sessions) -> tuple[str, ...]:
    """Return the questions still without an answer; none at all as soon as someone may be in danger."""
    safety = sessions.outcomes[0]
    if leads_to(safety, answers):
        return ()
    return tuple(one.id for one in sessions.questions if answers.get(one.id) not in one.options)


def advice(answers: Answers, sessions: Sessions) -> Advice:
    """Return where the answers lead: the first outcome that fits, then what else is true."""
    fitting = [one for one in sessions.outcomes if leads_to(one, answers)]
    first = fitting[0]
    if first.id == SAFETY:
        return Advice(first)
    if first.id not in OPEN_TO:
        return Advice(first, also=tuple(one for one in fitting[1:] if one.id not in OPEN_TO))
    notes = (sessions.minor_note,) if answers.get("age") == "minor" else ()
    return Advice(first, cost=cost(answers.get("cover", "none"), sessions), notes=notes)


def leads_to(outcome: SessionsOutcome, answers: Answers) -> bool:
    """Whether the answers lead to an outcome: each of its questions is answered by one of its values."""
    return all(answers.get(name) in values for name, values in outcome.when.items())


def cost(cover: str, sessions: Sessions) -> str:
    """Return what a session costs with a cover, in words; euros."""
    insurance = sessions.price_eur * sessions.insurance_percent // 100
    rest = sessions.price_eur - insurance
    return sessions.costs[cover].format(
        price=sessions.price_eur,
        insurance=insurance,
        rest=rest,
        year_rest=rest * sessions.sessions_per_year,
        sessions=sessions.sessions_per_year,
    )
