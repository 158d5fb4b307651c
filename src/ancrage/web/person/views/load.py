"""The mental load: empty one's head, follow the lists, correct a thing. Works without a script."""

import uuid
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ancrage import content
from ancrage.kernel.errors import Invalid
from ancrage.load import actions, queries
from ancrage.load.access import access_item
from ancrage.load.rules import Carrier, State
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose
from ancrage.web.person.exercise_page import help_for
from ancrage.web.person.forms import key_of
from ancrage.web.person.load_forms import ThingForm, corrected
from ancrage.web.person.load_page import VIEWS, agreement, line_of, lists_of, place_of

AGREED = {Purpose.KEEP: "switch_keep", Purpose.IMMINENT_DANGER: "switch_imminent"}
"""Keeping comes with the care of an immediate danger: the policy says so."""
CALM = "nothing"


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("text")
def load(request: HttpRequest) -> HttpResponse:
    """Show the lists, or take what is emptied from the head."""
    if request.method != "POST":
        return _page(request)
    typed = request.POST.get("text", "")
    try:
        kept = actions.empty_head(person=request.user, text=typed, batch=key_of(request.POST.get("key", "")))
    except Invalid as error:
        return _page(request, status=422, typed=typed, error=error.said)
    if not kept.left and kept.heard.outcome == CALM:
        messages.success(request, said_of(kept.added))
        return _gone(request, reverse("load_sort") if "trier" in request.POST else reverse("load"))
    left = {"typed": "\n".join(kept.left), "kept": kept}
    return _page(request, **left, **help_facts(request, kept.heard))


@require_POST
def load_agree(request: HttpRequest) -> HttpResponse:
    """Give the consent to keep, from the page that needs it."""
    for purpose, name in AGREED.items():
        give_consent(person=request.user, purpose=purpose, text_version=content.texts(name).version)
    return redirect("load")


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("text", "to_whom")
def load_item(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Show one thing, correct it, or do one of the acts of its line."""
    item = access_item(request.user, id)
    if request.method != "POST":
        return _item_page(request, item, ThingForm.of(queries.opened_one(item)))
    act = request.POST.get("act", "")
    if act == "correct":
        return _correct(request, item)
    if act not in ACTS:
        raise Invalid
    messages.success(request, ACTS[act](item))
    return redirect(back_to(request))


def back_to(request: HttpRequest) -> str:
    """Return the list one came from."""
    back = request.POST.get("back", "")
    if back == "lacher":
        return reverse("load_let_go")
    return place_of(back if back in VIEWS else "")


def help_facts(request: HttpRequest, heard: Any) -> dict[str, Any]:
    """Return what to show when words ask for a human, or could not be read."""
    if heard.outcome == CALM:
        return {}
    return {"unread": True} if heard.outcome == "unknown" else {"help_now": help_for(request)}


def said_of(count: int) -> str:
    """Say how many things were put down."""
    return "1 chose est posée." if count == 1 else f"{count} choses sont posées."


def _gone(request: HttpRequest, url: str) -> HttpResponse:
    """Lead to another page: by itself, or by the script that sent the form."""
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": url})
    return redirect(url)


def _page(request: HttpRequest, *, status: int = 200, **facts: Any) -> HttpResponse:
    view = request.GET.get("vue", "")
    page: dict[str, Any] = {
        "key": uuid.uuid4(),
        "typed": "",
        "error": "",
        "kept": None,
        "help_now": None,
        "unread": False,
    }
    page |= agreement(request) | facts
    if request.htmx and request.method == "POST":  # the part that was sent, in its place
        return render(request, "person/_load_empty.html", page)
    page |= lists_of(request, view if view in VIEWS else "")
    return render(request, "person/load.html", page, status=status)


def _item_page(
    request: HttpRequest, item: Any, form: ThingForm, *, status: int = 200, **facts: Any
) -> HttpResponse:
    thing = queries.opened_one(item)
    page = {
        "line": line_of(thing, today=queries.local_today()),
        "thing": thing,
        "form": form,
        "help_now": None,
        "allowed": queries.keeps(request.user),
        "ended": thing.state in (State.DONE, State.LET_GO),
    }
    return render(request, "person/load_item.html", page | facts, status=status)


def _correct(request: HttpRequest, item: Any) -> HttpResponse:
    form = ThingForm(request.POST)
    if not form.is_valid():
        return _item_page(request, item, form, status=422)
    try:
        changed = actions.correct_item(item=item, to=corrected(form))
    except actions.Wrong as error:
        form.add_error(error.field, error.said)
        return _item_page(request, item, form, status=422)
    if changed.item is None:
        return _item_page(request, item, form, help_now=help_for(request))
    if changed.heard.outcome != CALM:
        return _item_page(request, changed.item, form, help_now=help_for(request))
    messages.success(request, "C’est enregistré.")
    return redirect(place_of(VIEW_OF.get(changed.item.state, "")))


VIEW_OF = {State.PLANNED: "prevu", State.DELEGATED: "delegue"}


def _done(item: Any) -> str:
    again = actions.finish_item(item=item)
    return "C’est fait. La prochaine fois est notée." if again.every else "C’est fait."


def _off(item: Any) -> str:
    actions.put_off_item(item=item, day=queries.local_today() + timedelta(days=1))
    return "C’est remis à demain."


def _let_go(item: Any) -> str:
    actions.let_go_item(item=item)
    return "C’est lâché. Cela reste dans « Lâché », au cas où."


def _reopen(item: Any) -> str:
    actions.reopen_item(item=item)
    return "C’est repris, dans « Aujourd’hui »."


def _share(item: Any) -> str:
    actions.say_carrier(item=item, carrier=Carrier.SHARED)
    return "C’est noté comme partagé. En parler à l’autre reste à faire, quand ce sera le moment."


def _keep(item: Any) -> str:
    actions.keep_item(item=item)
    return "Entendu : cette chose reste, et cette page n’en reparle pas de sitôt."


def _forget(item: Any) -> str:
    actions.forget_item(item=item)
    return "C’est effacé."


ACTS = {
    "done": _done,
    "off": _off,
    "let_go": _let_go,
    "reopen": _reopen,
    "share": _share,
    "keep": _keep,
    "forget": _forget,
}
