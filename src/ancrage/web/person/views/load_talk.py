"""Put what was said in a talk in one's list: each thing can be unticked or put otherwise, then it is kept."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ancrage.companion import queries as companion
from ancrage.companion.access import access_conversation, access_message
from ancrage.kernel.errors import Invalid, NotFound
from ancrage.load import actions, hearing, offering, queries
from ancrage.web.person.exercise_page import help_for
from ancrage.web.person.views.load import said_of


@dataclass(frozen=True)
class Row:
    """One thing heard, as the page shows it."""

    number: int
    text: str
    on: bool = True


@require_http_methods(["GET", "HEAD", "POST"])
def load_from_talk(request: HttpRequest, id: uuid.UUID, message: uuid.UUID) -> HttpResponse:  # noqa: A002
    """Show what was heard in one's own message; keep what stays ticked, in the words that are then there."""
    conversation = access_conversation(request.user, id)
    said = companion.opened(conversation, [access_message(request.user, id, message)])[0]
    rows = [Row(number, text) for number, text in enumerate(hearing.chores_in(said.text))]
    batch = offering.batch_of(said.id)
    page = {"rows": rows, "back": reverse("talk", args=[id]) + "#composer", "error": "", "help_now": None}
    page["kept_before"] = queries.is_kept(request.user, batch)
    if not page["kept_before"] and not offering.may_offer(request.user, id, said.id):
        raise NotFound
    if request.method != "POST" or page["kept_before"]:
        return render(request, "person/load_from_talk.html", page)
    return _keep(request, page, batch)


def _keep(request: HttpRequest, page: dict[str, Any], batch: uuid.UUID) -> HttpResponse:
    ticked = set(request.POST.getlist("keep"))
    rows = [
        Row(row.number, request.POST.get(f"text-{row.number}", row.text), str(row.number) in ticked)
        for row in page["rows"]
    ]
    page["rows"] = rows
    words = [" ".join(row.text.split()) for row in rows if row.on]
    try:
        kept = actions.empty_head(person=request.user, text="\n".join(words), batch=batch)
    except Invalid as error:
        nothing = "Rien n’est coché : cochez au moins une chose, ou revenez à la conversation."
        page["error"] = error.said if words else nothing
        return render(request, "person/load_from_talk.html", page, status=422)
    if kept.heard.outcome != "nothing":
        page |= {"help_now": help_for(request), "kept_before": bool(kept.added)}
        return render(request, "person/load_from_talk.html", page)
    messages.success(request, said_of(kept.added))
    return redirect("load")
