"""What still works without a network: the service worker, its page, the manifest."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from ancrage.content import texts
from ancrage.web.public import shelf


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Say that the network is gone, and what is still here."""
    return render(
        request,
        "public/offline.html",
        {"now": texts("help_now"), "exercises": shelf.exercise_links(), "plan_home": shelf.PLAN_HOME},
    )


@login_not_required
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Serve the script that keeps help within reach; it keeps the listed pages and nothing else."""
    facts = {"kept": shelf.kept(), "plan_home": shelf.PLAN_HOME}
    response = render(request, "public/sw.js", facts, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    response["Service-Worker-Allowed"] = "/"
    return response


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Describe the site to a phone that installs it; in the discreet mode, under a name and an icon that say nothing."""
    discreet = "discret" in request.GET
    name, picture = ("Carnet", "carnet") if discreet else ("Ancrage", "ancrage")
    facts = {
        "id": "/",
        "name": name,
        "short_name": name,
        "lang": "fr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f8f4ec",
        "theme_color": "#182342",
        "icons": icons(picture),
    }
    response = JsonResponse(facts, content_type="application/manifest+json")
    response["Cache-Control"] = "public, max-age=3600"
    return response


def icons(picture: str) -> list[dict[str, str]]:
    """Return a picture in each form a phone asks for: drawn, in two sizes, and with room around it for any mask."""
    drawn = [
        {
            "src": static(f"icons/{picture}{suffix}-{size}.png"),
            "type": "image/png",
            "sizes": f"{size}x{size}",
            "purpose": purpose,
        }
        for suffix, purpose in (("", "any"), ("-maskable", "maskable"))
        for size in (192, 512)
    ]
    vector = {
        "src": static(f"icons/{picture}.svg"),
        "type": "image/svg+xml",
        "sizes": "any",
        "purpose": "any",
    }
    return [*drawn, vector]
