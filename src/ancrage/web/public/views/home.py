"""The first page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ancrage.content import texts
from ancrage.orientation import queries
from ancrage.web.public.views.demo import guests
from ancrage.web.public.views.helping import country_of

LINES = 3
"""Lines of the first page; the rest is one tap away."""


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what this is, the ways in, and who answers at this hour."""
    facts = {
        "limits": texts("not_validated"),
        "demo_guests": guests(request),
        "lines": queries.lines_open_now(country_of(request))[:LINES],
    }
    return render(request, "public/home.html", facts)
