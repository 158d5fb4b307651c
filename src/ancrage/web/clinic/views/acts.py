"""What a professional does about an alert. Each act has its own small page, so that everything works without a script."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ancrage.care import actions as care
from ancrage.care.access import access_alert
from ancrage.kernel.errors import AncrageError, Conflict, Invalid, Refused
from ancrage.web.clinic import talk
from ancrage.web.clinic.forms import CloseForm, ContactForm, IdentityForm, WriteForm
from ancrage.web.clinic.pages import facts_of

STATUS = {Invalid: 422, Conflict: 409, Refused: 403}
UNUSABLE = 422
CLOSED = "Cette alerte est déjà close."
NO_GROUND = "La conversation s’ouvre à qui a pris l’alerte, ou qui a noté un contact."
TAKE_FIRST = "Prenez d’abord cette alerte : une seule personne répond à la fois."
act = require_http_methods(["GET", "HEAD", "POST"])


@act
def take(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the row's own name
    """Take an alert; of two professionals at once one wins, the other reads who."""
    alert = access_alert(request.user, id)
    if request.method != "POST":
        return render(request, "clinic/take.html", {"alert": facts_of(request.user, alert)})
    try:
        care.take_alert(alert=alert, by=request.user)
    except Conflict as fact:
        page = {"alert": facts_of(request.user, alert), "said": fact.said}
        return render(request, "clinic/conflict.html", page, status=409)
    messages.success(request, "Vous avez pris cette alerte. La personne le saura.")
    return redirect("alert", id=id)


@act
def contact(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the row's own name
    """Write down how the person was reached, or that they were not."""
    alert, form = _opened(request, id, ContactForm)
    if not _done(form, lambda said: care.note_contact(alert=alert, by=request.user, **said)):
        return _again(request, alert, "clinic/contact.html", form)
    messages.success(request, "Le contact est noté.")
    return redirect("alert", id=id)


@act
def write(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the row's own name
    """Write to the person, in their talk, under one's own name."""
    alert, form = _opened(request, id, WriteForm)
    if not _done(form, lambda said: talk.write(alert, by=request.user, **said)):
        return _again(request, alert, "clinic/write.html", form)
    messages.success(
        request, "Votre message est dans la conversation. Quand la personne répond, notez le contact."
    )
    return redirect("alert", id=id)


@act
def identity(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the row's own name
    """Open who and where someone is, on this answer only: nothing of it stays in an address or a later page."""
    alert, form = _opened(request, id, IdentityForm)
    found: dict[str, str] = {}
    if not _done(form, lambda said: found.update(care.open_identity(alert=alert, by=request.user, **said))):
        return _again(request, alert, "clinic/identity.html", form)
    page = {"alert": facts_of(request.user, alert), "found": found, "nothing": not any(found.values())}
    return render(request, "clinic/identity_opened.html", page)


@act
def close(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the row's own name
    """Close an alert: how it ended."""
    alert, form = _opened(request, id, CloseForm)
    if not _done(form, lambda said: care.close_alert(alert=alert, by=request.user, **said)):
        return _again(request, alert, "clinic/close.html", form)
    messages.success(request, f"L’alerte {alert.person.code} est close.")
    return redirect("alerts")


def _opened(request: HttpRequest, id: uuid.UUID, form_class: type[Any]) -> tuple[Any, Any]:  # noqa: A002 - as above
    """Return the alert, through its one door, and the form; what bars the act is said at once, or in the form sent."""
    alert = access_alert(request.user, id)
    barred = _barred(facts_of(request.user, alert), form_class)
    if request.method == "POST":
        form = form_class(request.POST)
        form.refused = barred
        return alert, form
    if barred:
        raise barred
    return alert, form_class()


def _barred(alert: Any, form_class: type[Any]) -> AncrageError | None:
    if alert.closed:
        return Conflict(CLOSED)
    if form_class is WriteForm and not alert.may_read:  # the safety officer may act before any word is theirs
        return Refused(NO_GROUND)
    return None if alert.may_act else Refused(TAKE_FIRST)


def _done(form: Any, verb: Callable[[dict[str, Any]], object]) -> bool:
    """Act when the form is right; what the verb refuses is said in the form, what was typed stays there."""
    if not form.is_valid():
        return False
    try:
        if form.refused:
            raise form.refused
        verb(form.cleaned_data)
    except (Invalid, Conflict, Refused) as fact:
        form.refused = fact
        form.add_error(None, fact.said)
        return False
    return True


def _again(request: HttpRequest, alert: Any, template: str, form: Any) -> HttpResponse:
    page = {"alert": facts_of(request.user, alert), "form": form}
    return render(request, template, page, status=_status(form))


def _status(form: Any) -> int:
    if not form.is_bound:
        return 200
    fact: AncrageError | None = form.refused
    return next((code for kind, code in STATUS.items() if isinstance(fact, kind)), UNUSABLE)
