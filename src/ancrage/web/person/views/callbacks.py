"""Ask to be called back, follow the request, correct it, take it back."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ancrage.accounts.queries import identity_of
from ancrage.care import queries as care
from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import actions, days, queries, routing
from ancrage.exchanges.access import access_callback
from ancrage.exchanges.rules import masked, telephone
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid
from ancrage.web.person.asked import asked, moment_words, passages
from ancrage.web.person.exchange_forms import KNOWN, CallbackForm, NumberForm
from ancrage.web.person.exercise_page import help_for
from ancrage.web.person.forms import key_of

CALM = "nothing"
page = require_http_methods(["GET", "HEAD", "POST"])


@page
def callback_new(request: HttpRequest) -> HttpResponse:
    """Ask to be called back: when, on which number, about what if one wishes to say."""
    running = queries.open_callback(request.user)
    known = telephone(identity_of(request.user)["phone"])
    form = _form(request, known)
    if request.method != "POST" or form is None:
        return _ask(request, form, running=running)
    if not form.is_valid():
        return _ask(request, form, running=running, status=422)
    said = form.cleaned_data
    try:
        row, heard = actions.ask_callback(
            person=request.user,
            window=said["window"],
            phone=known if said.get("number") == KNOWN else said["phone"],
            subject=said["subject"],
            to=uuid.UUID(said["to"]) if said.get("to") else None,
            key=key_of(request.POST.get("key", "")),
        )
    except (Invalid, Conflict) as fact:
        form.add_error(None, fact.said)
        return _ask(request, form, running=running, status=409 if isinstance(fact, Conflict) else 422)
    if heard.outcome != CALM:
        return _shown(request, row, help_now=help_for(request))
    messages.success(request, "Votre demande est envoyée.")
    return redirect("callback", id=row.pk)


@page
def callback(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Show where a request stands; correct its number, or cancel it."""
    row = access_callback(request.user, id)
    if request.method != "POST":
        return _shown(request, row)
    act = request.POST.get("act", "")
    if act == "cancel":
        actions.cancel_callback(callback=row)
        messages.success(request, "C’est annulé : personne ne vous appellera pour cette demande.")
        return redirect("requests_mine")
    if act != "number":
        raise Invalid
    form = NumberForm(request.POST)
    if not form.is_valid():
        return _shown(request, row, number_form=form, status=422)
    actions.change_number(callback=row, phone=form.cleaned_data["phone"])
    messages.success(request, "Le nouveau numéro est noté.")
    return redirect("callback", id=id)


def _form(request: HttpRequest, known: str) -> CallbackForm | None:
    """Return the form, None when there is nobody to call."""
    place = _place(request)
    if place is None:
        return None
    relations = routing.standing_relations(request.user)
    windows = days.windows(routing.opening_of(place), clock.now(), exchange_policy())
    return CallbackForm(
        request.POST if request.method == "POST" else None,
        windows=windows,
        followed_by=[(str(one.professional_id), one.professional.shown_name) for one in relations],
        known=masked(known),
        initial={
            "window": windows[0].code if windows else "",
            "number": KNOWN,
            "to": str(relations[0].professional_id) if relations else "",
        },
    )


def _place(request: HttpRequest) -> Any:
    relation = routing.standing_relations(request.user).first()
    return relation.organisation if relation else care.organisation_for(request.user)


def _ask(request: HttpRequest, form: CallbackForm | None, *, running: Any, status: int = 200) -> HttpResponse:
    place, at = _place(request), clock.now()
    opening = routing.opening_of(place) if place else None
    relation = routing.standing_relations(request.user).first()
    facts = {
        "form": form,
        "key": request.POST.get("key") or uuid.uuid4(),
        "running": asked(running) if running else None,
        "who": relation.professional.shown_name if relation else "",
        "team": place.name if place else "",
        "hours": days.opening_words(opening) if opening else "",
        "open_now": bool(opening and opening.is_open(at)),
        "opens_at": days.next_opening(opening, at) if opening else None,
        "take_by": days.after_opening(opening, at, exchange_policy().take_open_minutes) if opening else None,
        "today": bool(form and any(code.startswith("today") for code, _ in form.fields["window"].choices)),
    }
    return render(request, "person/callback_new.html", facts, status=status)


def _shown(
    request: HttpRequest,
    row: Any,
    *,
    help_now: Any = None,
    number_form: NumberForm | None = None,
    status: int = 200,
) -> HttpResponse:
    number, subject = queries.words(row)
    facts = {
        "asked": asked(row),
        "when": moment_words(row),
        "number": masked(number),
        "subject": subject,
        "passages": passages(row),
        "hours": days.opening_words(routing.opening_of(row.organisation)),
        "number_form": number_form or NumberForm(),
        "help_now": help_now,
        "run": None,
    }
    return render(request, "person/callback.html", facts, status=status)
