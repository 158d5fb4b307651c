"""The plan of a person, read by the professional they chose to show it to."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ancrage.plans import queries
from ancrage.plans.access import access_plan


@require_safe
def person_plan(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the row's own name
    """Show the finished plan, read only; each opening is journalled and told to the person."""
    person, plan = access_plan(request.user, id)
    page = {
        "code": person.code,
        "plan": plan,
        "sections": plan.sections,
        "numbers": queries.numbers_for(person),
    }
    return render(request, "clinic/plan.html", page)
