"""What happened to an alert, and whom the signed policy tells next, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ancrage.care import queries as care
from ancrage.care.rules import AlertState, ContactWay, EventKind, Level, Outcome, ReasonKind
from ancrage.web.ui.templatetags.words import lasting, listed

LEFT_THE_TEAM = "quelqu’un qui a quitté l’équipe"
EVERYBODY = "Toutes les personnes de la couverture"


@dataclass(frozen=True)
class Passage:
    """One thing that happened. `note` is there only for whoever may read of the person."""

    at: datetime
    what: str
    who: str
    detail: str
    note: str


@dataclass(frozen=True)
class StepLine:
    """One step of the policy: whom it tells, how long it lasts, where the alert stands."""

    who: str
    lasts: str
    reached: bool
    current: bool


def passages(alert: Any, *, may_read: bool) -> list[Passage]:
    """Return what happened, the latest first; notes stay closed without a ground to read them."""
    names = _names(alert)
    lines = [
        Passage(
            at=event.at,
            what=event.kind.label,
            who=event.who,
            detail=_detail(event.kind, event.detail, names),
            note=event.note if may_read else "",
        )
        for event in care.events(alert)
    ]
    return lines[::-1]


def steps(alert: Any) -> list[StepLine]:
    """Return the steps of the policy in force; nothing once someone has taken the alert."""
    if alert.state != AlertState.WAITING:
        return []
    names, plan = _names(alert), care.plan_of(alert.organisation)
    here = min(alert.step, len(plan.steps))
    lines = [
        (names.get(str(step.target), EVERYBODY), lasting(timedelta(minutes=step.minutes)))
        for step in plan.steps
    ]
    lines.append((f"{EVERYBODY}, encore et encore", ""))
    return [StepLine(who, lasts, order <= here, order == here) for order, (who, lasts) in enumerate(lines)]


def _names(alert: Any) -> dict[str, str]:
    return {str(person.pk): person.shown_name for person in care.caring(alert.organisation)}


def _detail(kind: EventKind, detail: dict[str, Any], names: dict[str, str]) -> str:
    words = ""
    match kind:
        case EventKind.TOLD:
            words = listed([names.get(one, LEFT_THE_TEAM) for one in detail.get("to", [])])
        case EventKind.CONTACT:
            words = ContactWay(detail["way"]).label
        case EventKind.CLOSED:
            words = Outcome(detail["outcome"]).label
        case EventKind.RAISED | EventKind.JOINED:
            words = f"{ReasonKind(detail['reason']).label}, {Level(detail['level']).label.lower()}"
        case EventKind.RELEASED:
            words = names.get(detail.get("late", ""), "")
        case EventKind.IDENTITY if detail.get("silent"):
            words = "La personne n’en est pas informée : le dire la mettrait en danger."
    return words
