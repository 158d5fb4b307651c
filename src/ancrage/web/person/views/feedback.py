"""What one thinks of a reply: one tap with htmx, a page without JavaScript."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ancrage.companion import feedback
from ancrage.companion.access import access_own_reply
from ancrage.companion.opinions import Fault, Verdict, fault_named, verdict_named
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.web.person.turns import turn

TAKEN_BACK = "none"


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("words")
def reply_opinion(request: HttpRequest, id: uuid.UUID, message: uuid.UUID) -> HttpResponse:  # noqa: A002
    """Show what the person said of a reply; take what they say now, or take it back."""
    reply = access_own_reply(request.user, id, message)
    verdict = request.POST.get("verdict", "")
    if request.method == "POST":
        _say(reply, verdict, request.POST)
        if not request.htmx and not _goes_on(verdict, request.POST):
            return redirect(place_of(reply))
    page = {
        "message": turn(reply.conversation, reply),
        "conversation": reply.conversation,
        "panel": True,
        "just_said": request.method == "POST",
        "alone": not request.htmx,
        "faults": list(Fault),
        "shares": allows(request.user, Purpose.SHARE),
        "back": place_of(reply),
    }
    return render(request, "person/_opinion.html" if request.htmx else "person/opinion.html", page)


def place_of(reply: Any) -> str:
    """Return the path of the page that shows a reply, down to it."""
    path = reverse("talk_more", args=[reply.conversation_id])
    return f"{path}?autour={reply.position}#m-{reply.position}"


def _say(reply: Any, verdict: str, posted: Any) -> None:
    if verdict == TAKEN_BACK:
        feedback.take_back(reply=reply)
    elif (said := verdict_named(verdict)) is Verdict.REPORTED:
        fault = fault_named(posted.get("fault", ""))
        feedback.report(reply=reply, fault=fault, words=posted.get("words", ""))
    else:
        feedback.rate(reply=reply, useful=said is Verdict.USEFUL)


def _goes_on(verdict: str, posted: Any) -> bool:
    """Whether a report was just made in one tap: the page then offers to say more."""
    return verdict == Verdict.REPORTED and "words" not in posted
