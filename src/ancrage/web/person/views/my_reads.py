"""Who read my file, month by month; and a question about a read one does not understand."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from ancrage.accounts.queries import names_of
from ancrage.audit.queries import reads_about
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid
from ancrage.privacy import actions, queries
from ancrage.privacy.access import access_read
from ancrage.privacy.reads import KINDS, is_a_read, reads, sentence
from ancrage.privacy.rules import Asked
from ancrage.web.person.forms import RequestForm, is_uuid
from ancrage.web.person.months import months_between, named_month, span_of

PAGE = 50


@require_safe
def my_reads(request: HttpRequest) -> HttpResponse:
    """Show a month of reads, narrowed to someone or to a kind, fifty at a time."""
    everything = reads_about(request.user.pk)
    month = named_month(request.GET.get("mois", "")) or timezone.localdate(clock.now()).replace(day=1)
    start, end = span_of(month)
    entries = [entry for entry in everything.filter(at__gte=start, at__lt=end) if is_a_read(entry)]
    names = names_of((entry.actor_id for entry in entries), for_person=True)
    shown = Paginator(reads(_narrowed(request, entries), names), PAGE).get_page(request.GET.get("page"))
    asked = set(queries.requests_of(request.user).values_list("entry_id", flat=True))
    oldest = everything.last()
    page = {
        "page": shown,
        "lines": [(line, line.entry in asked) for line in shown.object_list],
        "month": month,
        "months": months_between(oldest.at if oldest else clock.now(), clock.now()),
        "people": sorted({(str(key), name) for key, name in names.items()}, key=lambda one: one[1]),
        "kinds": [(name, words) for name, (words, _starts) in KINDS.items()],
        "who": request.GET.get("qui", ""),
        "kind": request.GET.get("quoi", ""),
    }
    return render(request, "person/my_reads.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def read_question(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Ask the data protection officer about one read."""
    entry = access_read(request.user, id)
    form = RequestForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.ask(
                person=request.user, kind=Asked.READ, words=form.cleaned_data["words"], entry_id=entry.pk
            )
        except Invalid as error:
            form.add_error("words", error.said)
        else:
            messages.success(
                request, "Votre question est partie. La réponse viendra ici, sous un mois au plus."
            )
            return redirect("my_requests")
    line = sentence(entry, names_of([entry.actor_id], for_person=True))
    return render(
        request, "person/read_question.html", {"line": line, "form": form}, status=422 if form.errors else 200
    )


def _narrowed(request: HttpRequest, entries: list[Any]) -> list[Any]:
    who, kind = request.GET.get("qui", ""), request.GET.get("quoi", "")
    if is_uuid(who):
        entries = [entry for entry in entries if str(entry.actor_id) == who]
    if kind in KINDS:
        entries = [entry for entry in entries if entry.action.startswith(KINDS[kind][1])]
    return entries
