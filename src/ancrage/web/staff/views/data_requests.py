"""What people ask of their data, for whoever protects it: the oldest deadline first; answered, closed, all in the trail."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from ancrage.accounts.access import access_role
from ancrage.accounts.queries import names_of
from ancrage.accounts.rules import Role
from ancrage.audit.queries import entry_of
from ancrage.kernel.errors import Conflict, Invalid
from ancrage.privacy import actions, queries
from ancrage.privacy.access import access_request
from ancrage.web.staff import wording
from ancrage.web.staff.forms import AnswerForm

PAGE = 50
STATUS = {Invalid: 422, Conflict: 409}


@require_safe
def data_requests(request: HttpRequest) -> HttpResponse:
    """List the requests that wait, or those that were closed: a code and a kind, not a word."""
    access_role(request.user, Role.DPO)
    closed = request.GET.get("closes") == "1"
    rows = queries.requests_closed() if closed else queries.requests_waiting()
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    lines = [{"row": row, "kind": wording.ASKED[row.kind]} for row in page.object_list]
    return render(request, "staff/data_requests.html", {"lines": lines, "page": page, "closed": closed})


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def data_request(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the row's own name
    """Show one request with the line of the trail it is about; answer it, close it."""
    row = access_request(request.user, id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                close = request.POST.get("close") != "0"
                actions.answer(request=row, by=request.user, words=form.cleaned_data["words"], close=close)
            except (Invalid, Conflict) as fact:
                form.add_error("words", fact.said)
                status = STATUS[type(fact)]
            else:
                messages.success(request, "La réponse est partie.")
                return redirect("data_requests")
    asked, answered = queries.words_of(row)
    page = {"row": row, "kind": wording.ASKED[row.kind], "asked": asked, "answered": answered, "form": form}
    return render(request, "staff/data_request.html", page | {"line": _line(row)}, status=status)


def _line(row: Any) -> dict[str, Any] | None:
    entry = entry_of(row.entry_id) if row.entry_id else None
    if entry is None:
        return None
    names = names_of([entry.actor_id])
    return {
        "at": entry.at,
        "who": names.get(entry.actor_id, "compte effacé"),
        "what": wording.act_words(entry.action),
        "ground": wording.ground_words(entry.ground),
    }
