"""What the companion remembers: the person reads it, adds to it, corrects it, silences it, deletes it, one by one or all."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ancrage import content
from ancrage.companion.looking_back import month_of
from ancrage.companion.surrounding import offered_by_last_talk
from ancrage.content.policies import memory_policy
from ancrage.kernel.errors import Invalid, NotFound
from ancrage.memory import actions, queries
from ancrage.memory.access import access_item
from ancrage.memory.actions import Kept
from ancrage.memory.rules import Fact, Kind
from ancrage.web.person.exercise_page import help_for

OFFERED = uuid.UUID("3f6a3f55-8a0e-4f0e-bb0b-2f0f3a4f9d10")  # names what a page offers to remember
ORIGINS = {
    "said": "retenu à votre demande",
    "offered": "retenu après votre oui",
    "written": "écrit ici par vous",
}


@require_http_methods(["GET", "HEAD", "POST"])
def memory(request: HttpRequest) -> HttpResponse:
    """Show the list, or add to it."""
    if request.method != "POST":
        return _page(request)
    typed = request.POST.get("text", "")
    try:
        kept = actions.write_item(person=request.user, text=typed)
    except Invalid as error:
        return _page(request, status=422, error=error.said, typed=typed)
    return _said(request, kept, "C’est retenu.")


@require_POST
def memory_item(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Correct, silence, keep longer or delete one thing."""
    item = access_item(request.user, id)
    act = request.POST.get("act", "")
    if act == "correct":
        return _corrected(request, item)
    if act not in ACTS:
        raise Invalid
    messages.success(request, ACTS[act](item))
    return redirect("memory")


@require_POST
def memory_accept(request: HttpRequest) -> HttpResponse:
    """Remember something that the last talk left."""
    conversation_id, facts = offered_by_last_talk(request.user)
    chosen = next((fact for fact in facts if _name(fact) == request.POST.get("fact", "")), None)
    if chosen is None or conversation_id is None:
        raise NotFound
    actions.accept_fact(person=request.user, fact=chosen, conversation_id=conversation_id)
    messages.success(request, "C’est retenu.")
    return redirect("memory")


@require_POST
def memory_forget_all(request: HttpRequest) -> HttpResponse:
    """Delete everything remembered; it needs no consent."""
    gone = actions.forget_all(person=request.user)
    messages.success(request, "Tout est effacé." if gone else "Il n’y avait rien à effacer.")
    return redirect("memory")


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """Look back on a month: counts and one's own words, with consent; no score."""
    facts = {
        "month": month_of(request.user, request.GET.get("mois", "")),
        "switch": content.texts("switch_remember"),
        "brings": content.texts("human_brings"),
    }
    return render(request, "person/month.html", facts)


def _page(request: HttpRequest, *, status: int = 200, **facts: Any) -> HttpResponse:
    person = request.user
    allowed = queries.remembers(person)
    _, offered = offered_by_last_talk(person)
    page = {
        "allowed": allowed,
        "switch": content.texts("switch_remember"),
        "items": [(item, ORIGINS[item.origin]) for item in queries.opened(queries.items(person))],
        "offered": [(_name(fact), fact) for fact in offered],
        "delays": [(kind.label, memory_policy().days[kind]) for kind in Kind],
        "longest": memory_policy().longest,
        "hurt": any(one.hurt for one in queries.recalled(person)),
        "typed": "",
        "error": "",
        "wrong": {"id": "", "typed": "", "error": ""},
        "help_now": None,
    }
    return render(request, "person/memory.html", page | facts, status=status)


def _corrected(request: HttpRequest, item: Any) -> HttpResponse:
    typed = request.POST.get("text", "")
    try:
        kept = actions.correct_item(item=item, text=typed)
    except Invalid as error:
        return _page(request, status=422, wrong={"id": item.pk, "typed": typed, "error": error.said})
    return _said(request, kept, "C’est corrigé.")


def _said(request: HttpRequest, kept: Kept, done: str) -> HttpResponse:
    """Say it is done; or, when what was written asks for someone rather than for a list, show who."""
    if kept.item is None:
        return _page(request, help_now=help_for(request))
    messages.success(request, done)
    return redirect("memory")


def _name(fact: Fact) -> str:
    return str(uuid.uuid5(OFFERED, f"{fact.kind}:{fact.ref}:{fact.text}"))


def _forget(item: Any) -> str:
    actions.forget_item(item=item)
    return "C’est effacé."


def _silence(item: Any) -> str:
    actions.let_mention(item=item, allowed=False)
    return "Entendu : le programme n’en reparlera pas de lui-même."


def _let_speak(item: Any) -> str:
    actions.let_mention(item=item, allowed=True)
    return "Entendu : le programme pourra en reparler."


def _longer(item: Any) -> str:
    actions.keep_longer(item=item)
    return "C’est gardé plus longtemps."


ACTS = {"forget": _forget, "silence": _silence, "speak": _let_speak, "longer": _longer}
