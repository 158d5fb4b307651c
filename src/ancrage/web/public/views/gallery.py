"""Every component in every state, on one page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ancrage.web.public.samples import samples


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show the components, for whoever builds pages and for the tests that look at them."""
    return render(request, "public/gallery.html", samples())
