"""How the machine decides, and how often it is wrong."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ancrage.content import policy, texts
from ancrage.web.public.measures import measured
from ancrage.web.public.rules import levels_shown


@login_not_required
@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """Show how a message is read, what the reading asks for, and the measured errors."""
    facts = {
        "text": texts("how_it_works"),
        "policy": policy(),
        "levels": levels_shown(policy()),
        "measures": measured(),
    }
    return render(request, "public/how.html", facts)
