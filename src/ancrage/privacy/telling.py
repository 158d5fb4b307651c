"""Tell someone that something waits for them: a mail with a link and nothing else. The page is what says it; a mail that fails is lost."""

import logging
import uuid

from django.conf import settings

from ancrage.accounts.models import User
from ancrage.notices.channels import CHANNELS, DeliveryFailed, deliver
from ancrage.privacy.heads import readers
from ancrage.privacy.models import DataRequest

log = logging.getLogger(__name__)
REQUESTS, COPIES = "/mes-donnees/demandes/", "/mes-donnees/copie/"
ASKED, PROOF = "/donnees/demandes/", "/effacement/"


def tell_person(person_id: uuid.UUID, notice: str, path: str, reference: uuid.UUID) -> bool:
    """Tell a person, if they gave an address and are not in the discreet mode."""
    person = User.objects.filter(pk=person_id).first()
    return person is not None and _told(person, notice, path, reference)


def tell_erased(person: User, reference: uuid.UUID) -> bool:
    """Tell whoever was just erased, from what memory still holds of them, where the proof is; nobody else ever can."""
    return _told(person, "erased", f"{PROOF}{reference}/", reference)


def tell_officers(request: DataRequest) -> None:
    """Tell the data protection officers that a request waits."""
    for officer in readers():
        _told(officer, "alert", ASKED, request.pk)


def _told(to: User, notice: str, path: str, reference: uuid.UUID) -> bool:
    if not CHANNELS["email"].reaches(to):
        return False
    link = f"{settings.BASE_URL.rstrip('/')}{path}"
    try:
        deliver(channel="email", to=to, notice=notice, link=link, reference=reference)
    except DeliveryFailed as failure:
        log.warning("a notice of %s did not leave: %s", notice, failure.cause)
        return False
    return True
