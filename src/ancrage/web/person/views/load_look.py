"""Look at the load from a distance: what might be let go, the weeks, what is taken away, what is erased."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ancrage.content.load_policy import load_policy
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid, NotFound
from ancrage.load import actions, export, letting_go, queries
from ancrage.web.person import load_picture
from ancrage.web.person.load_page import agreement, line_of


@require_safe
def load_let_go(request: HttpRequest) -> HttpResponse:
    """Show what might be let go, and why it is asked about."""
    found = letting_go.candidates(
        queries.open_things(request.user), at=clock.now(), today=queries.local_today()
    )
    today = queries.local_today()
    lines = [(line_of(one.thing, today=today), one) for one in found]
    page = {"lines": lines, "policy": load_policy()}
    return render(request, "person/load_let_go.html", page | agreement(request))


@require_safe
def load_weeks(request: HttpRequest) -> HttpResponse:
    """Show the load over weeks and who carries it: counts, in a picture and in a table."""
    looked_at = queries.looked_at(request.user)
    page = {
        "looking": looked_at,
        "bars": load_picture.bars(looked_at.weeks),
        "shares": load_picture.shares(looked_at.shares),
        "few": load_policy().few,
    }
    return render(request, "person/load_weeks.html", page | agreement(request))


@require_safe
def load_export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the person their whole list as a file."""
    if kind not in export.KINDS:
        raise NotFound
    name, content_type, written = export.KINDS[kind]
    body = written(queries.everything(request.user), queries.local_today())
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(body, content_type=content_type, headers=headers)


@require_POST
def load_forget(request: HttpRequest) -> HttpResponse:
    """Delete what ended, or the whole list. It needs no consent."""
    what = request.POST.get("what", "")
    if what not in ("ended", "all"):
        raise Invalid
    forget = actions.forget_all if what == "all" else actions.forget_ended
    gone = forget(person=request.user)
    messages.success(request, "C’est effacé." if gone else "Il n’y avait rien à effacer.")
    return redirect("load")
