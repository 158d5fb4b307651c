"""Messages of those whom one follows: the list, its counter, one thread."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ancrage.accounts.access import access_role
from ancrage.accounts.rules import CARE_ROLES
from ancrage.exchanges import actions, threads
from ancrage.exchanges.access import access_thread
from ancrage.kernel.errors import Invalid


@require_safe
def threads_page(request: HttpRequest) -> HttpResponse:
    """Show the threads of those whom one follows, what waits first."""
    access_role(request.user, *CARE_ROLES)
    return render(request, "clinic/threads.html", {"threads": threads.threads_of(request.user)})


@require_safe
def threads_count(request: HttpRequest) -> HttpResponse:
    """Say how many threads hold something unread: a fragment for the navigation."""
    access_role(request.user, *CARE_ROLES)
    return render(request, "clinic/threads_count.html", {"waiting": threads.unread_of(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Show one thread, or answer in it. Words that are refused stay in the field."""
    relation = access_thread(request.user, id)
    if request.method != "POST":
        return _page(request, relation)
    typed = request.POST.get("text", "")
    try:
        actions.answer(relation=relation, by=request.user, text=typed, key=_key(request))
    except Invalid as fact:
        return _page(request, relation, typed=typed, error=fact.said, status=422)
    messages.success(request, "Votre message est dans le fil.")
    return redirect(reverse("thread", args=[id]) + "#ecrire")


def _key(request: HttpRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.uuid4()


def _page(request: HttpRequest, relation: Any, *, status: int = 200, **facts: Any) -> HttpResponse:
    page = {
        "who": relation.person.shown_name,
        "letters": threads.messages(relation),
        "delay": threads.usual_delay_of(relation.professional, relation.organisation.timezone),
        "key": uuid.uuid4(),
        "typed": "",
        "error": "",
    }
    return render(request, "clinic/thread.html", page | facts, status=status)
