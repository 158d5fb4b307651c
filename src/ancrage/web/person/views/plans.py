"""My plan: read first, written step by step, never during a crisis; every version stays."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from ancrage.content.plans import PlanStep, plan_words
from ancrage.kernel.errors import Invalid, Refused
from ancrage.plans import actions, queries, rules
from ancrage.plans.access import access_version
from ancrage.web.person.exercise_page import help_for
from ancrage.web.person.plan_page import (
    fields_of,
    neighbours,
    prefilled,
    shown_plan,
    step_named,
    typed_in,
)
from ancrage.web.person.plan_reach import here

UNUSABLE, FORBIDDEN = 422, 403
WRONG_NUMBER = "Ce numéro ne peut pas être composé : des chiffres, des espaces, un + au début si besoin."


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Show the plan; during a crisis, whom to call and the plan, and no form."""
    draft = queries.being_written(request.user)
    crisis = not queries.may_write(request.user)
    page = shown_plan(queries.current(request.user), queries.numbers_for(request.user)) | {
        "words": plan_words(),
        "crisis": crisis,
        "keeps": queries.keeps(request.user),
        "draft": None if crisis else draft,
        "older": queries.versions(request.user).count() > 1,
        "codes": queries.codes_in_force(request.user),
        "here": here(request),
    }
    return render(request, "person/plan.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_step(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a step to write, or keep what was written there."""
    step = step_named(slug)
    if request.method == "POST":
        return _kept(request, step)
    if not queries.keeps(request.user) or not queries.may_write(request.user):
        return redirect("plan")
    return _step(request, step, prefilled(request, step, _lines(request, step)))


@require_http_methods(["GET", "HEAD", "POST"])
def plan_review(request: HttpRequest) -> HttpResponse:
    """Read the whole before it becomes the plan; finish it, or drop the change."""
    if request.method == "POST" and "drop" in request.POST:
        actions.forget_draft(person=request.user)
        messages.success(request, "La modification est abandonnée.")
        return redirect("plan")
    if request.method == "POST":
        actions.finish_plan(person=request.user)
        messages.success(request, "Votre plan est prêt.")
        return redirect("plan")
    version = queries.being_written(request.user) or queries.versions(request.user).first()
    if version is None or not queries.may_write(request.user):
        return redirect("plan")
    page = shown_plan(queries.opened(version), queries.numbers_for(request.user))
    facts = {"words": plan_words(), "first": not queries.versions(request.user).exists()}
    return render(request, "person/plan_review.html", page | facts)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_versions(request: HttpRequest) -> HttpResponse:
    """List the versions; delete all of it when that is asked and confirmed."""
    if request.method == "POST":
        if request.POST.get("act") != "delete":
            raise Invalid
        actions.forget_all(person=request.user)
        messages.success(request, "Votre plan est effacé, toutes ses versions aussi.")
        return redirect("plan")
    page = {"versions": queries.versions(request.user), "asks_to_delete": "effacer" in request.GET}
    return render(request, "person/plan_versions.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_version(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Show an earlier version; delete it when that is asked and confirmed."""
    version = access_version(request.user, id)
    if request.method == "POST":
        if request.POST.get("act") != "delete":
            raise Invalid
        actions.forget_version(version=version)
        messages.success(request, "Cette version est effacée.")
        return redirect("plan_versions")
    page = shown_plan(queries.opened(version), queries.numbers_for(request.user))
    return render(request, "person/plan_version.html", page | {"asks_to_delete": "effacer" in request.GET})


def _kept(request: HttpRequest, step: PlanStep) -> HttpResponse:
    """Keep what was typed, whatever the button: a page that closes loses nothing."""
    lines = rules.lines_of(typed_in(request.POST, step))
    try:
        kept = actions.keep_step(person=request.user, step=step.id, lines=rules.without_wrong_numbers(lines))
    except Refused as error:  # keeping is no longer allowed: what was just written stays in the page
        return _step(request, step, lines, status=FORBIDDEN, error=error.said)
    if "now" in request.POST:
        actions.said_now(person=request.user, step=step.id)
        return redirect("help" if queries.may_write(request.user) else "plan")
    if not queries.may_write(request.user):
        return _away(request, reverse("plan"))
    if request.htmx:
        return render(request, "person/_plan_ask.html", _asked(request, kept.asks))
    if kept.asks != "nothing":
        return _step(request, step, lines, **_asked(request, kept.asks))
    return _onward(request, step, lines)


def _onward(request: HttpRequest, step: PlanStep, lines: tuple[rules.Line, ...]) -> HttpResponse:
    before, after = neighbours(step)
    if "skip" not in request.POST and rules.wrong_numbers(lines):
        return _step(request, step, lines, status=UNUSABLE, wrong=WRONG_NUMBER)
    if "more" in request.POST:
        return _step(request, step, lines, more=2)
    if "back" in request.POST and before:
        return redirect("plan_step", slug=before.slug)
    if after is None or "review" in request.POST:
        return redirect("plan_review")
    return redirect("plan_step", slug=after.slug)


def _away(request: HttpRequest, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def _asked(request: HttpRequest, asks: str) -> dict[str, Any]:
    return {
        "ask": plan_words().ask if asks == "ask" else None,
        "help_now": help_for(request) if asks == "tell" else None,
    }


def _lines(request: HttpRequest, step: PlanStep) -> tuple[rules.Line, ...]:
    version = queries.being_written(request.user) or queries.versions(request.user).first()
    return tuple(queries.opened(version).contents.get(step.id, ())) if version else ()


def _step(
    request: HttpRequest,
    step: PlanStep,
    lines: tuple[rules.Line, ...],
    *,
    status: int = 200,
    more: int = 0,
    **facts: Any,
) -> HttpResponse:
    before, after = neighbours(step)
    page = {
        "step": step,
        "fields": fields_of(step, lines, more=more),
        "number": plan_words().steps.index(step) + 1,
        "total": len(plan_words().steps),
        "steps": plan_words().steps,
        "before": before,
        "after": after,
        "numbers": queries.numbers_for(request.user) if step.numbers else (),
        "ask": None,
        "help_now": None,
        "error": "",
        "wrong": "",
    }
    return render(request, "person/plan_step.html", page | facts, status=status)
