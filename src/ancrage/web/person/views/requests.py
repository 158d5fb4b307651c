"""Everything one has asked of the people who look after one, and where it stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ancrage.exchanges import agenda, queries, routing, threads
from ancrage.exchanges.rules import OPEN
from ancrage.web.person.asked import asked

LATEST = 20


@require_safe
def requests_mine(request: HttpRequest) -> HttpResponse:
    """Show what runs, then what is over."""
    rows = list(queries.callbacks(request.user)[:LATEST])
    facts = {
        "open": [asked(row) for row in rows if row.state in OPEN],
        "over": [asked(row) for row in rows if row.state not in OPEN],
        "appointments": agenda.coming(request.user),
        "past": agenda.past(request.user, limit=LATEST),
        "slots": len(agenda.free_slots(request.user)),
        "threads": threads.threads_of_person(request.user),
        "followed": [one.professional.shown_name for one in routing.standing_relations(request.user)],
    }
    return render(request, "person/requests.html", facts)
