"""Who can help, how, and whether they answer now. Without an account; what is asked is kept nowhere.

The address holds codes that say nothing (`?pour=41`), never a word: it may stay in a history or a log.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ancrage.content import countries, needs_file
from ancrage.orientation import queries
from ancrage.orientation.rules import WAYS, Asked, need_coded, situation_coded
from ancrage.web.public.views.helping import country_of

ON = "1"
FIRST = 6
"""Answers shown at once; the others unfold, so that the numbers that always answer stay near on a phone."""


@login_not_required
@require_safe
def finding(request: HttpRequest) -> HttpResponse:
    """Show the help that answers what is asked, best first, and whom to call whatever is asked."""
    needs = needs_file()
    found = queries.find_now(request.GET.get("pays") or country_of(request), asked_in(request))
    facts = {
        "found": found,
        "first": found.fitting[:FIRST],
        "others": found.fitting[FIRST:],
        "asked": found.asked,
        "countries": countries(),
        "needs": needs.asked,
        "situations": needs.situations,
        "ways": WAYS.items(),
    }
    return render(request, "public/finding.html", facts)


def asked_in(request: HttpRequest) -> Asked:
    """Return what an address asks; a code that stands for nothing asks nothing."""
    way = request.GET.get("par", "")
    return Asked(
        need=need_coded(request.GET.get("pour", "")),
        situation=situation_coded(request.GET.get("qui", "")),
        way=way if way in WAYS else "",
        open_now=request.GET.get("ouvert") == ON,
    )
