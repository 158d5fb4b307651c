"""The shelf of articles, open to all. What is searched travels in the body of the request: no address, no log holds it."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ancrage import content
from ancrage.kernel import clock
from ancrage.kernel.errors import NotFound
from ancrage.library import queries
from ancrage.vigilance.actions import read_in_memory
from ancrage.web.public import rules
from ancrage.web.public.views.helping import country_of

LONGEST = 300  # characters of a question
SHOWN = 5


@login_not_required
def library(request: HttpRequest) -> HttpResponse:
    """Show the shelf by theme; look for what is asked, and read it in memory, to show help first when it calls for it."""
    question = request.POST.get("question", "").replace("\x00", "").strip()[:LONGEST]
    facts = {
        "question": question,
        "found": found_for(question),
        "themes": queries.by_theme(),
        "help_first": help_first(request, question),
        "longest": LONGEST,
    }
    return render(request, "public/library.html", facts)


@login_not_required
@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an article, where it comes from, and whom to turn to."""
    one = queries.by_slug(slug)
    if one is None:
        raise NotFound
    facts = {
        "article": one,
        "resources": shown(content.resource(name) for name in one.resources),
        "see": [content.article(name) for name in one.see],
    }
    return render(request, "public/article.html", facts)


def found_for(question: str) -> list[tuple[content.Article, str]]:
    """Return the articles that answer a question, each with the nearest question it is known to answer."""
    least = content.library_words().answer_from
    near = [one for one in queries.search(question) if one.likeness >= least] if question else []
    return [(content.article(one.id), one.nearest) for one in near[:SHOWN]]


def help_first(request: HttpRequest, question: str) -> tuple[rules.Shown, ...]:
    """Return whom to call, when the reading of what is searched does not call it calm; nothing is kept of it."""
    if not question or read_in_memory(question).outcome == "nothing":
        return ()
    shelf = content.country(country_of(request))
    return rules.first_to_call(shelf, shown(shelf.resources))


def shown(resources: Iterable[content.Resource]) -> tuple[rules.Shown, ...]:
    """Return resources with whether each is to be confirmed."""
    today = timezone.localdate(clock.now())
    return tuple(rules.Shown(one, one.to_confirm(today)) for one in resources)
