"""What the program cannot do, and what a human would bring: for anyone, before or after talking."""

import re

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ancrage.content import texts

LED = re.compile(r"(.+?(?:\.| :)) (.+)", re.DOTALL)


@login_not_required
@require_safe
def cannot_do(request: HttpRequest) -> HttpResponse:
    """Show the limits first, then people."""
    facts = {
        "cannot_do": texts("cannot_do"),
        "limits": [led(paragraph) for paragraph in texts("cannot_do").paragraphs],
        "human_brings": texts("human_brings"),
        "people": [led(paragraph) for paragraph in texts("human_brings").paragraphs],
        "first_doors": texts("first_doors"),
    }
    return render(request, "public/cannot_do.html", facts)


def led(paragraph: str) -> tuple[str, str]:
    """Return a paragraph in two: the words that name it, then the rest."""
    found = LED.fullmatch(paragraph)
    return (found.group(1), found.group(2)) if found else ("", paragraph)
