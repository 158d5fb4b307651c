"""The thread of messages with one's professional: read, write, help at once when what is written asks for it."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ancrage.care import queries as care
from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import actions, threads
from ancrage.exchanges.access import access_own_thread
from ancrage.kernel.errors import Invalid, Refused
from ancrage.web.person.exercise_page import help_for
from ancrage.web.person.forms import key_of

CALM = "nothing"


@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Show a thread, or write in it. Words that are refused stay in the field."""
    relation = access_own_thread(request.user, id)
    if request.method != "POST":
        return _page(request, relation)
    typed = request.POST.get("text", "")
    try:
        _row, heard = actions.write_to_professional(
            relation=relation, text=typed, key=key_of(request.POST.get("key", ""))
        )
    except (Invalid, Refused) as fact:
        status = 403 if isinstance(fact, Refused) else 422
        return _page(request, relation, typed=typed, error=fact.said, status=status)
    if heard.outcome != CALM:
        return _page(request, relation, help_now=help_for(request))
    return redirect(reverse("letters", args=[id]) + "#ecrire")


def _page(request: HttpRequest, relation: Any, *, status: int = 200, **facts: Any) -> HttpResponse:
    lines = {line.relation_id: line for line in threads.threads_of_person(request.user)}
    page = {
        "who": relation.professional.shown_name,
        "open": lines[relation.pk].open,
        "letters": threads.messages(relation),
        "delay": threads.usual_delay_of(relation.professional, relation.organisation.timezone),
        "longest": exchange_policy().longest,
        "key": uuid.uuid4(),
        "typed": "",
        "error": "",
        "help_now": help_for(request) if care.crisis_of(request.user) != "none" else None,
        "run": None,
    }
    return render(request, "person/letters.html", page | facts, status=status)
