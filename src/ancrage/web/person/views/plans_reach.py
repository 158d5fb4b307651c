"""The plan elsewhere: on paper, on this device, with a professional, with a relative."""

import uuid
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from ancrage import content
from ancrage.content.plans import plan_words
from ancrage.kernel.errors import Invalid
from ancrage.plans import actions, queries, rules
from ancrage.plans.access import access_code
from ancrage.vigilance.actions import read_in_memory
from ancrage.web.person.forms import is_uuid
from ancrage.web.person.plan_page import fields_of, paper, shown_plan, typed_in
from ancrage.web.person.plan_reach import KEEP_HEADER, choose, here

UNUSABLE = 422
both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def plan_print(request: HttpRequest) -> HttpResponse:
    """Offer the plan on paper, or give it when a paper is named."""
    plan, numbers = queries.current(request.user), queries.numbers_for(request.user)
    if plan is None:
        return redirect("plan_blank")
    if kind := request.GET.get("papier", ""):
        return paper(plan.contents, kind=kind, numbers=numbers, at=plan.at)
    return render(request, "person/plan_print.html", {"plan": plan})


@login_not_required
@both
@sensitive_post_parameters()
def plan_blank(request: HttpRequest) -> HttpResponse:
    """Fill the plan on a page that keeps nothing, then print it; empty, it prints to be filled by hand."""
    lines = {step.id: rules.lines_of(typed_in(request.POST, step)) for step in plan_words().steps}
    user = request.user if request.user.is_authenticated else None
    numbers = queries.numbers_for(user)
    worries = _worries(lines)
    if request.method == "POST" and request.POST.get("papier") and (not worries or "seen" in request.POST):
        return paper(lines, kind=request.POST["papier"], numbers=numbers, at=None)
    page = {
        "words": plan_words(),
        "steps": [(step, fields_of(step, lines[step.id])) for step in plan_words().steps],
        "numbers": numbers,
        "help_now": _help() if worries else None,
    }
    return render(request, "person/plan_blank.html", page)


@both
def plan_offline(request: HttpRequest) -> HttpResponse:
    """Show the plan alone on a page that a device may keep, when its person chose so; or take that choice."""
    if request.method == "POST":
        on = request.POST.get("here", "")
        if on not in ("0", "1"):
            raise Invalid
        said = (
            "Ce plan pourra se lire sans réseau sur cet appareil."
            if on == "1"
            else "Cet appareil ne le garde plus."
        )
        messages.success(request, said)
        return choose(request, redirect("plan"), on=on == "1")
    plan = queries.current(request.user)
    if plan is None:
        return redirect("plan")
    page = shown_plan(plan, queries.numbers_for(request.user)) | {"words": plan_words()}
    response = render(request, "person/plan_offline.html", page)
    if here(request):
        response[KEEP_HEADER], response["Cache-Control"] = "plan", "private, no-cache"
    return response


@both
def plan_share(request: HttpRequest) -> HttpResponse:
    """Choose who may read: a professional who follows me, a relative with a code. Off until chosen, taken back at once."""
    if request.method != "POST":
        return _share_page(request)
    for name, act in (("professional", _for_professional), ("revoke", _revoked), ("signed", _coded)):
        if name in request.POST:
            return act(request, request.POST[name])
    raise Invalid


@login_not_required
@both
@sensitive_post_parameters()
def plan_shared(request: HttpRequest) -> HttpResponse:
    """Open a plan with the code its person gave: once, read only, without an account."""
    page: dict[str, Any] = {"words": plan_words(), "error": "", "plan": None}
    if request.method != "POST":
        return render(request, "person/plan_shared.html", page)
    if refused := ratelimit.consume_or_429(request, action="plan_code"):
        return refused
    try:
        read = actions.open_code(typed=request.POST.get("code", ""))
    except Invalid as error:
        return render(request, "person/plan_shared.html", page | {"error": error.said}, status=UNUSABLE)
    page |= shown_plan(read.plan, queries.numbers_for(read.person)) | {"signed": read.signed}
    return render(request, "person/plan_shared.html", page)


def _help() -> dict[str, Any]:
    return {"text": content.texts("help_now"), "line": content.resource("fr_3114"), "told": None}


def _worries(lines: dict[str, tuple[rules.Line, ...]]) -> bool:
    """Whether what was typed calls for someone: read in memory, kept nowhere, told to nobody."""
    for step, typed in lines.items():
        if not (text := "\n".join(line.text for line in typed)):
            continue
        heard = read_in_memory(text)
        if rules.asks_for(step, outcome=heard.outcome, risk=heard.risk, flags=heard.flags) != "nothing":
            return True
    return False


def _for_professional(request: HttpRequest, named: str) -> HttpResponse:
    if not is_uuid(named):
        raise Invalid
    if request.POST.get("on") == "1":
        actions.share_plan(person=request.user, professional_id=uuid.UUID(named))
        messages.success(request, "C’est partagé. Chaque lecture se voit dans « Mes données ».")
    else:
        actions.unshare_plan(person=request.user, professional_id=uuid.UUID(named))
        messages.success(request, "C’est retiré : cela vaut dès maintenant.")
    return redirect("plan_share")


def _revoked(request: HttpRequest, named: str) -> HttpResponse:
    if not is_uuid(named):
        raise Invalid
    actions.revoke_code(code=access_code(request.user, uuid.UUID(named)))
    messages.success(request, "Ce code n’ouvre plus rien.")
    return redirect("plan_share")


def _coded(request: HttpRequest, signed: str) -> HttpResponse:
    if refused := ratelimit.consume_or_429(request, action="plan_code_made", user=request.user):
        return refused
    try:
        code = actions.make_code(person=request.user, signed=signed)
    except Invalid as error:
        return _share_page(request, status=UNUSABLE, error=error.said, signed=signed)
    return _share_page(request, code=code, signed=signed)


def _share_page(request: HttpRequest, *, status: int = 200, **facts: Any) -> HttpResponse:
    shared = set(queries.shares(request.user).values_list("professional_id", flat=True))
    page = {
        "finished": queries.versions(request.user).exists(),
        "allowed": queries.may_share(request.user),
        "professionals": [
            (one, one.pk in shared and queries.reads(one, request.user) is not None)
            for one in queries.professionals(request.user)
        ],
        "codes": queries.codes_in_force(request.user),
        "code": "",
        "signed": request.user.shown_name,
        "error": "",
    }
    return render(request, "person/plan_share.html", page | facts, status=status)
