"""Does someone answer? The care side does not open without a named safety officer and a signed cover policy."""

from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Caution

from ancrage.accounts.models import Membership, Organisation
from ancrage.accounts.rules import Role
from ancrage.care.models import CoverPolicy
from ancrage.config.checks_site import has_care
from ancrage.kernel import clock

HOW = "Lancez « ancrage people » et « ancrage cover », ou faites signer la couverture dans « Équipe › Couverture »."


def care_has_a_signed_cover() -> list[CheckMessage]:
    """E007: each care team has a cover policy signed and in force."""
    if not has_care():
        return []
    teams = Organisation.objects.filter(side=Organisation.Side.CARE).order_by("name")
    if not teams:
        return [
            Error("Aucune équipe de soin : personne ne recevrait une alerte.", hint=HOW, id="ancrage.E007")
        ]
    signed = CoverPolicy.objects.filter(signed_at__isnull=False, ended_at__isnull=True)
    covered = set(signed.values_list("organisation_id", flat=True))
    return [
        Error(f"« {team} » n’a pas de couverture signée en vigueur.", hint=HOW, id="ancrage.E007")
        for team in teams
        if team.pk not in covered
    ]


def care_has_a_safety_officer() -> list[CheckMessage]:
    """E008: whoever the policy names as safety officer still holds that role, with an open account."""
    if not has_care():
        return []
    policies = CoverPolicy.objects.filter(signed_at__isnull=False, ended_at__isnull=True)
    return [
        Error(
            f"« {policy.organisation} » n’a plus de responsable de la sécurité des alertes.",
            hint=f"Donnez le rôle à quelqu’un. {HOW}",
            id="ancrage.E008",
        )
        for policy in policies.select_related("organisation", "safety_officer").order_by("pk")
        if not _holds(policy)
    ]


def _holds(policy: CoverPolicy) -> bool:
    roles = Membership.objects.filter(
        user=policy.safety_officer, organisation=policy.organisation, role=Role.SAFETY_OFFICER
    )
    in_force = roles.filter(until__isnull=True) | roles.filter(until__gt=clock.now())
    return policy.safety_officer.is_active and in_force.exists()


def heads_have_a_reader() -> list[CheckMessage]:
    """W002: the signed heads of the trail go to the data protection officer; without one they only go to a file."""
    readers = Membership.objects.filter(role=Role.DPO, user__is_active=True).exclude(user__email="")
    if readers.exists():
        return []
    return [
        Caution(
            "Personne ne reçoit les têtes du journal par courriel : une coupe de sa fin se verrait moins.",
            hint="Donnez le rôle de protection des données à quelqu’un qui a une adresse, et emportez heads.jsonl ailleurs.",
            id="ancrage.W002",
        )
    ]
