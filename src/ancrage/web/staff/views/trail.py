"""The trail, for whoever protects the data: who did what, about which code, on what right. Never a word of anyone."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ancrage.accounts import queries as accounts
from ancrage.accounts.access import access_role
from ancrage.accounts.rules import Role
from ancrage.audit import queries
from ancrage.audit.actions import record
from ancrage.web.staff import wording
from ancrage.web.staff.forms import TrailForm

PAGE = 50


@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """Show the trail, filtered; walk the whole chain on demand."""
    access_role(request.user, Role.DPO)
    form = TrailForm(request.GET or None, acts=wording.FAMILIES)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    who, about = _account(asked.get("qui", "")), _account(asked.get("personne", ""))
    missing = [
        asked[name] for name, found in (("qui", who), ("personne", about)) if asked.get(name) and not found
    ]
    rows = [] if missing else _rows(asked, who=who, about=about)
    shown = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    if about is not None:
        record("trail.searched", actor_id=request.user.pk, about_id=about.pk, ground="dpo")
    facts = {
        "form": form,
        "lines": _lines(shown.object_list),
        "page": shown,
        "query": _without_page(request),
        "missing": missing,
        "chain": queries.extent(),
        "report": _report() if request.GET.get("verifier") else None,
    }
    return render(request, "staff/trail.html", facts)


def _account(named: str) -> Any:
    return (accounts.user_of_code(named) or accounts.user_named(named.strip())) if named else None


def _rows(asked: dict[str, Any], *, who: Any, about: Any) -> Any:
    return queries.entries(
        actor_id=who.pk if who else None,
        about_id=about.pk if about else None,
        action=asked.get("acte", ""),
        since=_midnight(asked.get("depuis"), 0),
        until=_midnight(asked.get("jusque"), 1),
    )


def _midnight(day: Any, later: int) -> datetime | None:
    if day is None:
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days=later), time()))


def _lines(rows: Iterable[Any]) -> list[dict[str, Any]]:
    rows = list(rows)
    names = accounts.names_of({row.actor_id for row in rows} | {row.about_id for row in rows})
    return [
        {
            "at": row.at,
            "who": _name(names, row.actor_id) or "Le programme",
            "what": wording.act_words(row.action),
            "about": "" if row.about_id == row.actor_id else _name(names, row.about_id),
            "ground": wording.ground_words(row.ground),
        }
        for row in rows
    ]


def _name(names: dict[Any, str], id_: Any) -> str:
    return names.get(id_, "compte effacé") if id_ else ""


def _report() -> dict[str, Any]:
    report = queries.verify()
    found = [
        f"{wording.FINDINGS[one.kind]}{f' (maillon {one.position})' if one.position else ''}"
        for one in report.findings
    ]
    return {"holds": report.holds, "links": report.links, "found": found[:20], "count": len(found)}


def _without_page(request: HttpRequest) -> str:
    kept = request.GET.copy()
    for name in ("page", "verifier"):
        kept.pop(name, None)
    return kept.urlencode()
