"""A pause, a limit: what each changes and what it does not, one tap to begin, one to end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ancrage import content
from ancrage.kernel.errors import NotFound
from ancrage.privacy import actions, queries
from ancrage.privacy.rules import Still

HEADS = ("Ce qui s’arrête", "Ce qui ne change pas", "Pour reprendre")
SAID = {
    (Still.PAUSE, True): "La pause a commencé.",
    (Still.PAUSE, False): "La pause est finie.",
    (Still.LIMIT, True): "Vos données sont gardées, et plus rien n’en est fait.",
    (Still.LIMIT, False): "La limitation est levée : vos accords comptent de nouveau.",
}


@require_safe
def my_pause(request: HttpRequest) -> HttpResponse:
    """Say what a pause and a limit change."""
    facts = {kind.value: _facts(request, kind) for kind in Still}
    return render(request, "person/my_pause.html", facts)


@require_POST
def turn_pause(request: HttpRequest, kind: str) -> HttpResponse:
    """Begin or end a pause; end a limit (it begins by a request that says why)."""
    if kind not in set(Still):
        raise NotFound
    still, on = Still(kind), request.POST.get("on") == "1"
    if on and still is Still.LIMIT:
        return redirect("ask_about_data", what="limiter")
    if on:
        actions.stand_still(person=request.user, kind=still)
    else:
        actions.start_again(person=request.user, kind=still)
    messages.success(request, SAID[still, on])
    return redirect("my_pause")


def _facts(request: HttpRequest, kind: Still) -> dict[str, object]:
    text = content.texts(f"stand_{kind.value}")
    return {
        "text": text,
        "changes": list(zip(HEADS, text.paragraphs, strict=True)),
        "running": queries.standing_still(request.user, kind),
    }
