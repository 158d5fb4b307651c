"""An ephemeral talk: the page carries its memory, sealed; the server keeps nothing and tells nobody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ancrage import content
from ancrage.companion import ephemeral
from ancrage.companion.ephemeral import Ephemeral, TalkGone
from ancrage.kernel.errors import Invalid
from ancrage.web.person.shown import chosen, one, shown


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def talk_ephemeral(request: HttpRequest) -> HttpResponse:
    """Begin, or go on: read in memory, answer, hand the sealed talk back to the page."""
    if request.method != "POST" or "talk" not in request.POST:
        return _page(request, _begun(request))
    try:
        before = ephemeral.unsealed(request.POST["talk"])
        talk = ephemeral.answer(before, _typed(request, before))
    except Invalid as error:
        if request.htmx:
            raise
        return _refused(request, error)
    if request.htmx:
        fragment = {"turns": shown(talk.turns[-2:]), "sealed": ephemeral.sealed(talk)}
        return render(request, "person/ephemeral_said.html", fragment)
    return _page(request, talk)


def _page(request: HttpRequest, talk: Ephemeral, **facts: object) -> HttpResponse:
    status = facts.pop("status", 200)
    page = {
        "turns": [one(turn) for turn in talk.turns],
        "sealed": ephemeral.sealed(talk),
        "text": content.texts("ephemeral"),
        "typed": "",
        "error": "",
    }
    return render(request, "person/ephemeral.html", page | facts, status=status)


def _refused(request: HttpRequest, error: Invalid) -> HttpResponse:
    # What was typed comes back in the field; a talk that is gone begins again.
    try:
        talk = ephemeral.unsealed(request.POST["talk"])
    except TalkGone:
        talk = _begun(request)
    return _page(request, talk, typed=request.POST.get("text", ""), error=error.said, status=422)


def _begun(request: HttpRequest) -> Ephemeral:
    return ephemeral.begin(country=_country(request), minor="moins15" in request.GET)


def _typed(request: HttpRequest, talk: Ephemeral) -> str:
    number = request.POST.get("choice", "")
    return (chosen(talk.turns[-1], number) if number else "") or request.POST.get("text", "")


def _country(request: HttpRequest) -> str:
    code = request.GET.get("pays", "FR").upper()
    return code if code in {country.code for country in content.countries()} else "FR"
