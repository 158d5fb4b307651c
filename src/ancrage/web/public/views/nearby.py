"""Places of care near somewhere, from the site's own list. Where one lives travels in the body: no address, no log holds it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ancrage import content
from ancrage.orientation import queries
from ancrage.web.public.views.sessions import first_to_call

LONGEST = 80  # characters of a town


@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def nearby(request: HttpRequest) -> HttpResponse:
    """Show the places of a town, a postcode or a département; say honestly when the site gave no list."""
    known, listed = content.directory(), queries.list_in_use()
    where = " ".join(request.POST.get("where", "").replace("\x00", "").split())[:LONGEST]
    kind = next((one for one in known.kinds if one.code == request.POST.get("kind")), None)
    asked = request.method == "POST" and bool(where) and listed is not None
    facts = {
        "known": known,
        "listed": listed,
        "to_confirm": listed is not None and queries.to_confirm(listed),
        "where": where,
        "kind": kind,
        "nowhere": request.method == "POST" and not where,
        "near": queries.near(where, kind.key if kind else "") if asked else None,
        "first": first_to_call(),
        "longest": LONGEST,
    }
    return render(request, "public/nearby.html", facts)
