"""The cast: seven invented people, used in tests, demo, docs and screenshots."""

from dataclasses import dataclass
from datetime import timedelta

from ancrage.accounts.models import Membership, Organisation, User
from ancrage.accounts.rules import Role
from ancrage.care.models import CareRelation, CoverPolicy, CoverStep
from ancrage.kernel import clock

PASSPHRASE = "quatre tortues lisent dehors"


@dataclass
class Cast:
    """Everyone, by first name, and the two organisations."""

    amina: User  # person in care, followed by Claire
    basile: User  # employee, not in care
    claire: User  # psychologist, on call
    denis: User  # psychologist, no relation with Amina, not on the cover policy
    elise: User  # prevention lead of the employer
    farid: User  # data protection officer
    gael: User  # hosting operator
    safety: User  # Solène, safety officer
    team: Organisation
    employer: Organisation


def make_user(name: str, **facts) -> User:
    user = User(username=name.lower(), display_name=name, **facts)
    user.set_password(PASSPHRASE)
    user.save()
    return user


def make_cast() -> Cast:
    team = Organisation.objects.create(name="Équipe Les Tilleuls", side="care")
    employer = Organisation.objects.create(name="Mairie de Valbrune", side="work")
    people = {
        name: make_user(name)
        for name in ("Amina", "Basile", "Claire", "Denis", "Elise", "Farid", "Gael", "Solene")
    }
    roles = [
        ("Claire", team, Role.PROFESSIONAL),
        ("Claire", team, Role.ON_CALL),
        ("Denis", team, Role.PROFESSIONAL),
        ("Solene", team, Role.SAFETY_OFFICER),
        ("Farid", team, Role.DPO),
        ("Gael", team, Role.OPERATOR),
        ("Elise", employer, Role.PREVENTION_LEAD),
    ]
    for name, organisation, role in roles:
        Membership.objects.create(user=people[name], organisation=organisation, role=role)
    CareRelation.objects.create(
        person=people["Amina"],
        professional=people["Claire"],
        organisation=team,
        kind=CareRelation.Kind.STANDING,
        since=clock.now() - timedelta(days=60),
    )
    sign_cover(
        team, steps=[(people["Claire"], 15), (people["Solene"], 15), (None, 15)], officer=people["Solene"]
    )
    return Cast(
        amina=people["Amina"],
        basile=people["Basile"],
        claire=people["Claire"],
        denis=people["Denis"],
        elise=people["Elise"],
        farid=people["Farid"],
        gael=people["Gael"],
        safety=people["Solene"],
        team=team,
        employer=employer,
    )


def sign_cover(team, *, steps, officer, opening=None) -> CoverPolicy:
    policy = CoverPolicy.objects.create(
        organisation=team,
        version=1,
        safety_officer=officer,
        opening=opening or {"always": True},
        table_version="1",
        signed_by=officer,
        signed_at=clock.now(),
    )
    for order, (target, delay) in enumerate(steps):
        CoverStep.objects.create(policy=policy, order=order, target=target, delay_minutes=delay)
    return policy
