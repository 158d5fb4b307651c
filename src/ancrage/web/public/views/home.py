"""The first page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ancrage.content import texts
from ancrage.web.public.views.demo import guests


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what this is, and the ways in."""
    return render(
        request, "public/home.html", {"limits": texts("not_validated"), "demo_guests": guests(request)}
    )
