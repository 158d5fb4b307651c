"""One's own talks: the list, the search, the erasing of one. What is looked for is never in an URL, never in a log."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from ancrage.care.queries import crisis_of
from ancrage.companion import forgetting, history, queries
from ancrage.companion.access import access_conversation
from ancrage.companion.matching import LONGEST_QUERY, terms_of
from ancrage.kernel.errors import Invalid
from ancrage.web.person.forms import is_uuid

PAGE = 20


@require_safe
def talks(request: HttpRequest) -> HttpResponse:
    """List one's talks, the latest first; in the discreet mode, without their first words."""
    page = Paginator(queries.conversations(request.user), PAGE).get_page(request.GET.get("page"))
    lines = history.talk_lines(request.user, list(page.object_list))
    return render(request, "person/talks.html", {"lines": lines, "page": page, "most": LONGEST_QUERY})


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("q", "after")
def talks_search(request: HttpRequest) -> HttpResponse:
    """Look for words in one's talks: typed in a form, sent by POST, opened in memory, kept nowhere."""
    query = " ".join(request.POST.get("q", "").replace("\x00", "").split())
    page = {"query": query, "results": None, "error": "", "most": LONGEST_QUERY}
    if request.method != "POST":
        return render(request, "person/talks_search.html", page)
    try:
        page["results"] = history.search(
            request.user, terms_of(query), after=_place(request.POST.get("after", ""))
        )
    except Invalid as error:
        page["error"] = error.said
    name = "person/_results.html" if request.htmx else "person/talks_search.html"
    # With htmx the sentence stands beside the field, in the fragment itself.
    status = 422 if page["error"] and not request.htmx else 200
    return render(request, name, page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def talk_erase(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Say what erasing a talk destroys, then do it."""
    conversation = access_conversation(request.user, id)
    if request.method == "POST":
        forgetting.erase_conversation(conversation=conversation)
        messages.success(request, "La conversation est effacée.")
        return redirect("talks")
    (line,) = history.talk_lines(request.user, [conversation])
    page = {"line": line, "crisis": crisis_of(request.user) != "none"}
    return render(request, "person/talk_erase.html", page)


def _place(raw: str) -> uuid.UUID | None:
    return uuid.UUID(raw) if is_uuid(raw) else None
