"""A team: who is in it, as what, who answers now; roles given and ended."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ancrage.accounts import actions, queries
from ancrage.accounts.access import access_membership, access_organisation
from ancrage.accounts.rules import CARE_ROLES, GIVES_ROLES, Role
from ancrage.care import covering
from ancrage.care import queries as care
from ancrage.companion import reports
from ancrage.companion.queries import free_talk_stop
from ancrage.kernel import clock
from ancrage.kernel.errors import NotFound
from ancrage.web.staff.forms import RoleForm
from ancrage.web.staff.wording import opening_words

SAID_DAYS = 30
"""Days over which what people said of replies is counted."""


@dataclass
class Member:
    """Someone of the team and the roles they hold in it."""

    name: str
    roles: list[Any] = field(default_factory=list)
    told: bool = False
    has_factor: bool = True


@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest) -> HttpResponse:
    """Show the team; let its coordination give and end roles."""
    organisation = access_organisation(request.user, *CARE_ROLES, side="care")
    form = RoleForm(request.POST if request.method == "POST" else None, side=organisation.side)
    if request.method == "POST":
        access_organisation(request.user, *GIVES_ROLES, side="care")
        if "end" in request.POST:
            return _ended(request)
        if form.is_valid() and _granted(request, organisation, form):
            return redirect("team")
    return render(
        request,
        "staff/team.html",
        {**_facts(request, organisation), "form": form},
        status=422 if form.errors else 200,
    )


def _facts(request: HttpRequest, organisation: Any) -> dict[str, Any]:
    policy = covering.in_force(organisation)
    return {
        "organisation": organisation,
        "members": _members(queries.members(organisation), told=care.plan_of(organisation).people),
        "cover": care.cover_now(organisation),
        "policy": policy,
        "opening": opening_words(policy.opening) if policy else "",
        "coordinates": queries.coordinates(request.user, organisation),
        "stop": free_talk_stop(),
        "said": replies_said(),
    }


def replies_said() -> dict[str, Any]:
    """Return how many replies people said useful, not useful or wrong lately: counts of the site, no one, no word."""
    counted = reports.tally(since=clock.now() - timedelta(days=SAID_DAYS))
    faults = [(fault.label if fault else "Sans précision", count) for fault, count in counted.faults.items()]
    return {"days": SAID_DAYS, "tally": counted, "faults": sorted(faults, key=lambda one: -one[1])}


def _members(held: Iterable[Any], *, told: frozenset[Any]) -> list[Member]:
    members: dict[Any, Member] = {}
    for row in held:
        if row.user_id not in members:
            factor = queries.has_second_factor(row.user)
            members[row.user_id] = Member(row.user.shown_name, told=row.user_id in told, has_factor=factor)
        members[row.user_id].roles.append({"id": row.pk, "label": Role(row.role).label})
    return list(members.values())


def _granted(request: HttpRequest, organisation: Any, form: RoleForm) -> bool:
    user = queries.user_named(form.cleaned_data["username"].strip())
    if user is None:
        form.add_error("username", "Aucun compte ne porte ce pseudonyme.")
        return False
    role = Role(form.cleaned_data["role"])
    actions.grant_role(user=user, organisation=organisation, role=role, by=request.user)
    messages.success(request, f"{user.shown_name} : {role.label}. C’est inscrit au journal.")
    return True


def _ended(request: HttpRequest) -> HttpResponse:
    try:
        held = access_membership(request.user, uuid.UUID(request.POST["end"]), *GIVES_ROLES)
    except ValueError:
        raise NotFound from None
    actions.end_role(membership=held, by=request.user)
    messages.success(request, f"{held.user.shown_name} n’a plus ce rôle. C’est inscrit au journal.")
    return redirect("team")
