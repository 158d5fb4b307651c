"""What the queue and the page of one alert show, gathered from the layers below."""

from datetime import timedelta
from typing import Any

from ancrage.accounts.queries import organisations_of
from ancrage.care import queries as care
from ancrage.care.rules import AlertState, Level
from ancrage.kernel import clock
from ancrage.plans.queries import shared_plan_of
from ancrage.web.clinic import evidence, talk
from ancrage.web.clinic.facts import ClosedLine, Line, countdown_of_line, facts_of
from ancrage.web.clinic.forms import CloseForm, ContactForm, WriteForm
from ancrage.web.clinic.timeline import passages, steps

CLOSED_DAYS, CLOSED_SHOWN = 7, 50


def queue_page(user: Any) -> dict[str, Any]:
    """Return the queue, and what was closed these last days."""
    lines = [
        Line(
            id=line.id,
            code=line.person_code,
            level=line.level,
            imminent=line.imminent,
            waiting=line.state is AlertState.WAITING,
            since=line.since,
            taken_by=line.taken_by,
            mine=line.mine,
            countdown=countdown_of_line(line),
        )
        for line in care.queue(of=user)
    ]
    return {
        "lines": lines,
        "waiting": sum(line.waiting for line in lines),
        "closed": closed_lately(user),
        "closed_days": CLOSED_DAYS,
        "covered": covered(user),
        "now": clock.now(),
    }


def covered(user: Any) -> bool:
    """Whether the alerts of at least one of someone's teams come to them."""
    return any(user.pk in care.plan_of(team).people for team in organisations_of(user, side="care"))


def closed_lately(user: Any) -> list[ClosedLine]:
    """Return the alerts closed these last days that someone may see, the latest first, up to a page."""
    since = clock.now() - timedelta(days=CLOSED_DAYS)
    rows = care.alerts_seen_by(user).filter(state=AlertState.CLOSED, closed_at__gte=since)
    rows = rows.select_related("person", "closed_by").order_by("-closed_at", "id")[:CLOSED_SHOWN]
    return [
        ClosedLine(
            id=row.pk,
            code=row.person.code,
            level=Level(row.level),
            closed_at=row.closed_at,
            closed_by=row.closed_by.shown_name if row.closed_by else "",
        )
        for row in rows
    ]


def alert_page(user: Any, alert: Any) -> dict[str, Any]:
    """Return all that the page of one alert shows."""
    facts = facts_of(user, alert)
    pieces = evidence.gathered(user, alert) if facts.may_read else []
    noticed = [piece.message_id for piece in pieces if piece.message_id]
    return {
        "alert": facts,
        "evidence": pieces,
        "talk": talk.excerpt(user, alert, noticed=noticed) if facts.may_read else None,
        "passages": passages(alert, may_read=facts.may_read),
        "steps": steps(alert),
        "due_at": alert.due_at,
        "plan_of": alert.person_id if shared_plan_of(alert.person, reader=user) else None,
        "contact_form": ContactForm(),
        "write_form": WriteForm(),
        "close_form": CloseForm(),
    }
