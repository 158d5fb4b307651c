"""My data: what I allow, who read my file, what I was told, and erasing all of it."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ancrage import content
from ancrage.accounts.queries import names_of
from ancrage.audit.queries import reads_about
from ancrage.care import queries as care
from ancrage.care.openings import identity_openings
from ancrage.care.rules import EventKind
from ancrage.kernel import clock
from ancrage.privacy import queries
from ancrage.privacy.reads import reads
from ancrage.privacy.rules import Still
from ancrage.web.person.switches import switches

LATEST = 200  # entries of the trail looked at for the last reads
SHOWN = 5
NEWS = timedelta(days=14)  # how long an answer is announced
TOLD = {
    EventKind.TAKEN: "a pris une alerte à votre sujet, et peut lire les messages en cause",
    EventKind.CLOSED: "a clos cette alerte",
}


@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    """Show the switches, who read my file, what I was told."""
    person = request.user
    entries = list(reads_about(person.pk)[:LATEST])
    names = names_of((entry.actor_id for entry in entries), for_person=True)
    facts = {
        "reading": content.texts("switch_read"),
        "switches": switches(person),
        "reads": reads(entries, names)[:SHOWN],
        "answered": queries.requests_of(person).filter(answered_at__gt=clock.now() - NEWS).exists(),
        "copy": queries.ready_copies(person).first(),
        "erasure": queries.asked_erasure(person),
        "paused": queries.paused(person),
        "limited": queries.standing_still(person, Still.LIMIT) is not None,
        "told": [(one, TOLD[one.kind]) for one in care.told_to_person(person) if one.kind in TOLD],
        "openings": identity_openings(person),
    }
    return render(request, "person/my_data.html", facts)
