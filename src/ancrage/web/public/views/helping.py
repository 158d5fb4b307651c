"""Help by country: without an account, and without a network after a first visit."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ancrage.content import countries, texts
from ancrage.kernel import clock
from ancrage.web.public import rules


def country_of(request: HttpRequest) -> str:
    """Return the country chosen by whoever is logged in; a visitor has none."""
    return request.user.country if request.user.is_authenticated else ""


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Show whom to call, write to or see, best first."""
    page = rules.help_page(
        code=request.GET.get("pays") or country_of(request),
        slug=request.GET.get("besoin", ""),
        today=timezone.localdate(clock.now()),
    )
    facts = {
        "page": page,
        "countries": countries(),
        "needs": rules.NEEDS,
        "now": texts("help_now"),
        "remains": texts("quick_exit"),
    }
    return render(request, "public/help.html", facts)
