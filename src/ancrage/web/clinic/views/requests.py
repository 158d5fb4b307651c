"""Requests to be called back: the list, its counter, one request, and what a professional does about it."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ancrage.accounts.access import access_role
from ancrage.accounts.rules import CARE_ROLES
from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import actions, queries
from ancrage.exchanges.access import access_request
from ancrage.exchanges.rules import OPEN, CallState, may_close_unreached
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, Refused
from ancrage.web.clinic.request_forms import HandOverForm, TryForm
from ancrage.web.clinic.requested import passages, shown

CLOSED_DAYS = 7
STATUS = {Invalid: 422, Conflict: 409, Refused: 403}


@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """Show the requests that run, mine first; the list alone when the page asks for it again."""
    access_role(request.user, *CARE_ROLES)
    lines = [shown(line) for line in queries.requests(of=request.user)]
    since = clock.now() - timedelta(days=CLOSED_DAYS)
    facts = {
        "mine": [line for line in lines if line.line.mine or line.line.for_me],
        "team": [line for line in lines if not (line.line.mine or line.line.for_me)],
        "closed": [shown(line) for line in queries.closed_requests(of=request.user, since=since)],
        "closed_days": CLOSED_DAYS,
        "now": clock.now(),
    }
    return render(request, "clinic/requests.html#list" if request.htmx else "clinic/requests.html", facts)


@require_safe
def requests_count(request: HttpRequest) -> HttpResponse:
    """Say how many requests wait: a fragment for the navigation, asked for again and again."""
    access_role(request.user, *CARE_ROLES)
    return render(
        request, "clinic/requests_count.html", {"waiting": queries.waiting_requests(of=request.user)}
    )


@require_safe
def request_page(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Show one request; its number and subject to whoever has taken it."""
    return _page(request, access_request(request.user, id))


@require_POST
def request_take(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - as above
    """Take a request; of two professionals at once one wins, the other reads who."""
    row = access_request(request.user, id)
    return _done(
        request,
        row,
        lambda: actions.take_callback(callback=row, by=request.user),
        "Vous avez pris cette demande. La personne le voit.",
    )


@require_POST
def request_try(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - as above
    """Note how a call went."""
    row, form = access_request(request.user, id), TryForm(request.POST)
    if not form.is_valid():
        return _page(request, row, try_form=form, status=422)
    result = form.cleaned_data["result"]
    return _done(
        request,
        row,
        lambda: actions.note_try(callback=row, by=request.user, result=result),
        "C’est noté. La personne le voit.",
    )


@require_POST
def request_hand_over(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - as above
    """Give a request to a colleague."""
    row = access_request(request.user, id)
    form = HandOverForm(request.POST, people=queries.colleagues(row, of=request.user))
    if not form.is_valid():
        return _page(request, row, hand_over_form=form, status=422)

    def give() -> None:
        to = actions.person_of(form.cleaned_data["to"])
        actions.hand_over(callback=row, by=request.user, to=to)

    return _done(request, row, give, "La demande est confiée. La personne le voit.", leaves=True)


@require_POST
def request_close(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - as above
    """Stop trying."""
    row = access_request(request.user, id)
    return _done(
        request,
        row,
        lambda: actions.close_unreached(callback=row, by=request.user),
        "C’est clos. La personne le voit, et peut redemander.",
    )


def _done(
    request: HttpRequest, row: Any, act: Callable[[], object], said: str, *, leaves: bool = False
) -> HttpResponse:
    try:
        act()
    except (Invalid, Conflict, Refused) as fact:
        row.refresh_from_db()
        status = next(code for kind, code in STATUS.items() if isinstance(fact, kind))
        return _page(request, row, refused=fact, status=status)
    messages.success(request, said)
    return redirect("requests") if leaves else redirect("request", id=row.pk)


def _page(request: HttpRequest, row: Any, *, status: int = 200, **facts: Any) -> HttpResponse:
    line = queries.request_line(row, of=request.user)
    open_mine = line.mine and line.state is CallState.TAKEN
    number, subject = queries.words(row) if open_mine else ("", "")
    page = {
        "request_shown": shown(line),
        "open": line.state in OPEN,
        "mine": open_mine,
        "number": number,
        "subject": subject,
        "passages": passages(row),
        "may_close": open_mine and (row.wrong_number or may_close_unreached(row.tries, exchange_policy())),
        "may_hand_over": line.state in OPEN and queries.may_hand_over(row, by=request.user),
        "tries": exchange_policy().tries,
        "try_form": TryForm(),
        "hand_over_form": HandOverForm(people=queries.colleagues(row, of=request.user)),
        "refused": None,
    }
    return render(request, "clinic/request.html", page | facts, status=status)
