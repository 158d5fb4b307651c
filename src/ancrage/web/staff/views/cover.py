"""The cover policy: drafted by the coordination, signed by the safety officer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from ancrage.accounts import queries
from ancrage.accounts.access import access_organisation
from ancrage.accounts.rules import CARE_ROLES, GIVES_ROLES
from ancrage.care import actions, covering
from ancrage.care import queries as care
from ancrage.kernel.errors import Conflict, Invalid
from ancrage.web.staff.forms import EVERYBODY, STEPS, CoverForm
from ancrage.web.staff.wording import opening_words

CHANGED = "Le brouillon a changé depuis que vous l’avez lu. Relisez-le avant de signer."


@require_http_methods(["GET", "HEAD", "POST"])
def cover(request: HttpRequest) -> HttpResponse:
    """Show who answers and in which order; let the coordination write the next policy."""
    roles = GIVES_ROLES if request.method == "POST" else CARE_ROLES
    organisation = access_organisation(request.user, *roles, side="care")
    people = list(care.caring(organisation))
    form = CoverForm(
        request.POST if request.method == "POST" else None, people=people, initial=_initial(organisation)
    )
    if request.method == "POST" and form.is_valid() and _drafted(request, organisation, form):
        messages.success(request, "Le brouillon est prêt : relisez-le, puis faites-le signer.")
        return redirect("cover")
    facts = {**_facts(request, organisation), "form": form, "steps": _pairs(form)}
    return render(request, "staff/cover.html", facts, status=422 if form.errors else 200)


@require_POST
def cover_sign(request: HttpRequest) -> HttpResponse:
    """Put in force the draft that was read, in the name of whoever signs."""
    organisation = access_organisation(request.user, *GIVES_ROLES, side="care")
    draft = covering.draft(organisation)
    if draft is None or str(draft.policy.pk) != request.POST.get("policy"):
        raise Conflict(CHANGED)
    actions.sign_cover(policy=draft.policy, by=request.user)
    messages.success(
        request, "Signée, en votre nom. Elle vaut dès maintenant, aussi pour les alertes qui attendent."
    )
    return redirect("cover")


def _facts(request: HttpRequest, organisation: Any) -> dict[str, Any]:
    in_force, draft = covering.in_force(organisation), covering.draft(organisation)
    return {
        "organisation": organisation,
        "in_force": in_force,
        "in_force_opening": opening_words(in_force.opening) if in_force else "",
        "draft": draft,
        "draft_opening": opening_words(draft.opening) if draft else "",
        "cover": care.cover_now(organisation),
        "coordinates": queries.coordinates(request.user, organisation),
        "signs": care.is_safety_officer(request.user, organisation),
    }


def _initial(organisation: Any) -> dict[str, Any]:
    """Return the policy in force as the form writes it: a change starts from what is."""
    in_force = covering.in_force(organisation)
    if in_force is None:
        return {"hours": "always"}
    opening = in_force.opening
    facts = {
        "safety_officer": str(in_force.policy.safety_officer_id),
        "hours": "always" if opening.get("always") else "some",
        "days": [str(day) for day in opening.get("days", ())],
        **{name: opening[key] for name, key in (("start", "from"), ("end", "to")) if key in opening},
    }
    for number, step in enumerate(in_force.steps, 1):
        facts |= {f"who_{number}": str(step.target_id or EVERYBODY), f"minutes_{number}": step.minutes}
    return facts


def _pairs(form: CoverForm) -> list[tuple[Any, Any]]:
    return [(form[f"who_{number}"], form[f"minutes_{number}"]) for number in range(1, STEPS + 1)]


def _drafted(request: HttpRequest, organisation: Any, form: CoverForm) -> bool:
    try:
        actions.draft_cover(
            organisation=organisation,
            by=request.user,
            safety_officer=form.officer(),
            steps=form.steps(),
            opening=form.opening(),
        )
    except Invalid as error:
        form.add_error(None, error.said)
    return not form.errors
