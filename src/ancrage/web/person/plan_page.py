"""What the pages of the plan show, and what a person types into them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ancrage.content.plans import PlanStep, plan_words
from ancrage.kernel.errors import NotFound
from ancrage.plans import queries, rules
from ancrage.plans.rules import Line
from ancrage.press.pdf import pdf
from ancrage.web.ui.templatetags.words import day

PAPER = Path(__file__).parent / "print" / "plan.typ"
PAPERS = {"a4": "plan.pdf", "pocket": "plan-de-poche.pdf"}
FOLD = "Couper le long des points, puis plier en accordéon."
FOOT = "En danger : 15 ou 112 (114 par SMS). Prévention du suicide : 3114, jour et nuit."


@dataclass(frozen=True)
class LineField:
    """The fields of one line on a form."""

    name: str
    line: Line
    wrong: bool = False


def step_named(slug: str) -> PlanStep:
    """Return the step of an address; NotFound when there is none."""
    try:
        return plan_words().step_at(slug)
    except KeyError:
        raise NotFound from None


def neighbours(step: PlanStep) -> tuple[PlanStep | None, PlanStep | None]:
    """Return the steps before and after one."""
    steps = plan_words().steps
    place = steps.index(step)
    return (steps[place - 1] if place else None, steps[place + 1] if place + 1 < len(steps) else None)


def typed_in(data: Mapping[str, str], step: PlanStep) -> list[tuple[str, str]]:
    """Return what was typed at a step, field by field, as it came."""
    names = [f"{step.id}-{number}" for number in range(1, rules.MOST_LINES + 1)]
    return [(data.get(name, ""), data.get(f"{name}-tel", "") if step.people else "") for name in names]


def fields_of(step: PlanStep, lines: Sequence[Line], *, more: int = 0) -> list[LineField]:
    """Return the fields of a step: one for each line, at least three, always one empty while there is room."""
    wanted = max(len(lines) + rules.SPARE_FIELDS + more, rules.LEAST_FIELDS)
    shown = [*lines, *[Line("")] * wanted][: min(wanted, rules.MOST_LINES)]
    return [
        LineField(f"{step.id}-{number}", line, wrong=bool(line.phone) and not rules.is_callable(line.phone))
        for number, line in enumerate(shown, 1)
    ]


def shown_plan(plan: rules.Plan | None, numbers: Any) -> dict[str, Any]:
    """Return what the component that shows a plan asks for."""
    return {"plan": plan, "sections": plan.sections if plan else (), "numbers": numbers}


def paper(
    contents: Mapping[str, Sequence[Line]], *, kind: str, numbers: Any, at: datetime | None
) -> HttpResponse:
    """Return the plan on paper: A4, or a sheet to cut and fold. Its name says nothing."""
    if kind not in PAPERS:
        raise NotFound
    response = HttpResponse(
        pdf(PAPER, on_paper(contents, kind=kind, numbers=numbers, at=at)), "application/pdf"
    )
    response["Content-Disposition"] = f'inline; filename="{PAPERS[kind]}"'
    return response


def on_paper(
    contents: Mapping[str, Sequence[Line]], *, kind: str, numbers: Any, at: datetime | None
) -> dict[str, Any]:
    """Return the plan as plain data for the printed page."""
    words = plan_words()
    calls = [{"number": one.number or one.sms, "name": _called(one)} for one in numbers]
    return {
        "paper": kind,
        "title": words.title,
        "signed": f"Version du {day(timezone.localdate(at))}" if at else "",
        "lead": words.lead,
        "limits": words.limits,
        "foot": FOOT,
        "fold": FOLD,
        "sections": [
            {
                "number": part.number,
                "title": part.step.title,
                "lines": [{"text": line.text, "phone": _beside(line)} for line in part.lines],
                "numbers": calls if part.step.numbers else [],
            }
            for part in rules.sections(contents)
        ],
    }


def _beside(line: Line) -> str:
    return "" if line.phone == line.text else line.phone


def _called(resource: Any) -> str:
    return resource.name if resource.number else f"{resource.name}, par SMS"


def prefilled(request: HttpRequest, step: PlanStep, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a step; the professionals who follow the person stand in theirs while it is empty."""
    if lines or step.id != "services":
        return tuple(lines)
    return tuple(Line(one.shown_name) for one in queries.professionals(request.user))
