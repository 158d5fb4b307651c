"""One switch: turn it, see what it changed, read what was accepted and when."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ancrage import content
from ancrage.kernel.errors import NotFound
from ancrage.memory.queries import holds_any
from ancrage.privacy import actions
from ancrage.privacy.rules import TEXT_OF, TOGETHER, Purpose
from ancrage.web.person.switches import gestures, switch_of

BACK = ("memory", "mood")
"""Pages that ask for a consent and are come back to."""
ON = "C’est noté : cela vaut dès maintenant."
OFF = "C’est retiré : cela vaut dès maintenant."


@require_POST
def consent(request: HttpRequest, purpose: str) -> HttpResponse:
    """Turn one switch: it counts from the next request on."""
    asked, on = _switch_named(purpose), request.POST.get("on") == "1"
    for one in TOGETHER[asked]:
        if on:
            version = content.texts(TEXT_OF[one]).version
            actions.give_consent(person=request.user, purpose=one, text_version=version)
        else:
            actions.withdraw_consent(person=request.user, purpose=one)
    messages.success(request, ON if on else OFF)
    return redirect(*_where_next(request, asked, on=on))


@require_safe
def consent_history(request: HttpRequest, purpose: str) -> HttpResponse:
    """Show what a switch changes, or changed, and each time it was turned."""
    asked = _switch_named(purpose)
    page = {
        "switch": switch_of(request.user, asked),
        "gestures": gestures(request.user, asked),
        "left_in_memory": asked is Purpose.REMEMBER and holds_any(request.user),
    }
    return render(request, "person/consent.html", page)


@require_safe
def consent_text(request: HttpRequest, purpose: str, version: str) -> HttpResponse:
    """Show the text of a switch as it was in a version."""
    if purpose not in set(Purpose):
        raise NotFound
    text = content.text_as_read(TEXT_OF[Purpose(purpose)], version)
    if text is None:
        raise NotFound
    shown_under = next(switch for switch, carried in TOGETHER.items() if purpose in carried)
    now = content.texts(TEXT_OF[Purpose(purpose)]).version
    page = {"text": text, "current": version == now, "purpose": shown_under.value}
    return render(request, "person/consent_text.html", page)


def _where_next(request: HttpRequest, asked: Purpose, *, on: bool) -> tuple[str, ...]:
    """Return the page that follows a change: whoever stops the remembering is asked what becomes of what is there."""
    left = asked is Purpose.REMEMBER and not on and holds_any(request.user)
    if left:
        return ("memory",)
    if (back := request.POST.get("back")) in BACK:
        return (back,)
    return ("my_data",) if on else ("consent_history", asked.value)


def _switch_named(purpose: str) -> Purpose:
    if purpose not in TOGETHER:
        raise NotFound
    return Purpose(purpose)
