"""What there is to open of Amina’s own data: a read of her file, a request, a copy, an erasure that waits."""

import base64
from datetime import timedelta

from ancrage.audit.models import TrailEntry
from ancrage.care.access import access_person
from ancrage.kernel import clock
from ancrage.privacy.actions import ask, ask_erasure
from ancrage.privacy.models import AskedErasure, Copy, DataRequest
from ancrage.privacy.rules import Asked
from ancrage.vault.actions import seal
from ancrage.vault.rows import place_of
from tests.cast import Cast

ROWS = {
    "read_question": lambda person: TrailEntry.objects.get(action="person.opened", about_id=person.pk),
    "my_request": lambda person: DataRequest.objects.get(person=person),
    "data_request": lambda person: DataRequest.objects.get(person=person),
    "copy_download": lambda person: Copy.objects.get(person=person),
    "erasure_proof": lambda person: AskedErasure.objects.get(person=person),
    "erasure_proof_text": lambda person: AskedErasure.objects.get(person=person),
}
"""URLs about one row, found when asked for."""
NAMES = frozenset(ROWS)


def arguments(cast: Cast, name: str) -> dict[str, object]:
    """Return what the URL of that name is about."""
    return {"id": ROWS[name](cast.amina).pk}


def fill(cast: Cast) -> None:
    """Put one of each in Amina’s file."""
    person = cast.amina
    access_person(cast.claire, person.pk)
    ask(person=person, kind=Asked.RECTIFY, words="ce n’est pas ce que j’ai dit")
    copy = Copy(person=person, ready_at=clock.now(), expires_at=clock.now() + timedelta(days=7))
    archive = base64.b85encode(b"PK").decode()
    copy.archive_sealed = seal(owner=person.pk, place=place_of(copy, "archive"), text=archive)
    copy.save()
    ask_erasure(person=person)
