"""On what ground words are read: asked again at each page, so that a withdrawal counts at the next one."""

from django.db.models import Q

from ancrage.accounts.models import User
from ancrage.care.models import CareRelation
from ancrage.care.queries import open_alerts, relation
from ancrage.care.rules import EventKind
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose


def reading_ground(professional: User, person: User) -> CareRelation | None:
    """Return the ground on which a professional may read someone's words, asked again at each page.

    An alert in hand, for its time; or following the person, while the person shares.
    """
    ground = relation(professional, person)
    if ground is None or ground.kind == CareRelation.Kind.ALERT_ONLY or allows(person, Purpose.SHARE):
        return ground
    reached = Q(events__actor=professional, events__kind=EventKind.CONTACT)
    in_hand = open_alerts(person).filter(Q(taken_by=professional) | reached)
    return ground if in_hand.exists() else None
