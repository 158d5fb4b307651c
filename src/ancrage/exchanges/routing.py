"""To whom a request goes, and who may answer it."""

import uuid

from django.db.models import Q, QuerySet

from ancrage.accounts.models import Membership, Organisation, User
from ancrage.accounts.queries import memberships, organisations_of
from ancrage.accounts.rules import CARE_ROLES, GIVES_ROLES
from ancrage.care import queries as care
from ancrage.care.models import CareRelation
from ancrage.care.rules import Opening
from ancrage.kernel import clock


def standing_relations(person: User) -> QuerySet[CareRelation]:
    """Return who follows someone now, outside any alert, oldest first; whoever no longer cares there is left out."""
    rows = care.relations().filter(
        person=person, kind=CareRelation.Kind.STANDING, professional__is_active=True
    )
    held = _caring_memberships().filter(user_id__in=rows.values("professional_id"))
    pairs = set(held.values_list("user_id", "organisation_id"))
    kept = [row.pk for row in rows if (row.professional_id, row.organisation_id) in pairs]
    found = CareRelation.objects.filter(pk__in=kept).select_related("professional", "organisation", "person")
    return found.order_by("since", "id")


def caseload(professional: User) -> QuerySet[CareRelation]:
    """Return whom someone follows now, outside any alert."""
    rows = care.relations().filter(professional=professional, kind=CareRelation.Kind.STANDING)
    if not professional.is_active:
        return rows.none()
    cares = organisations_of(professional, roles=CARE_ROLES)
    return (
        rows.filter(organisation__in=cares).select_related("person", "organisation").order_by("since", "id")
    )


def cares_in(user: User) -> QuerySet[Organisation]:
    """Return the organisations where someone holds a role of care now."""
    found = organisations_of(user, side=Organisation.Side.CARE, roles=CARE_ROLES)
    return found if user.is_active else found.none()


def opening_of(organisation: Organisation) -> Opening:
    """Return when someone is there, by the signed cover policy of an organisation."""
    return care.plan_of(organisation).opening


def coordination(organisation: Organisation) -> list[User]:
    """Return who answers for what nobody took: safety officer and coordination, else everybody bound by its secrecy."""
    held = _caring_memberships().filter(organisation=organisation, role__in=GIVES_ROLES).values("user_id")
    officer = care.plan_of(organisation).officer
    caring = care.caring(organisation)
    return list(caring.filter(Q(pk__in=held) | Q(pk=officer))) or list(caring)


def coordinated_by(user: User) -> list[uuid.UUID]:
    """Return the organisations whose untaken requests come to someone."""
    mine = organisations_of(user, roles=CARE_ROLES)
    gives = set(memberships(user).filter(role__in=GIVES_ROLES).values_list("organisation_id", flat=True))
    return [one.pk for one in mine if one.pk in gives or care.is_safety_officer(user, one)]


def _caring_memberships() -> QuerySet[Membership]:
    in_force = Q(until__isnull=True) | Q(until__gt=clock.now())
    return Membership.objects.filter(in_force, role__in=CARE_ROLES).order_by("id")
