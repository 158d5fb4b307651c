"""Bring the invented people into the house, through the same verbs as anyone else."""

from dataclasses import dataclass, field
from typing import Any

from ancrage.accounts.actions import set_identity
from ancrage.accounts.models import Membership, Organisation, User
from ancrage.accounts.rules import Role
from ancrage.care import actions as care
from ancrage.care.models import CareRelation
from ancrage.kernel import clock
from ancrage.privacy import actions as privacy
from ancrage.privacy.rules import Purpose

PASSPHRASE = "quatre tortues lisent dehors"  # noqa: S105 - shown to everyone, on purpose
"""The passphrase of everyone in the demonstration; shown on its first page."""


@dataclass
class Company:
    """Everyone and every organisation, by the key the month gives them."""

    people: dict[str, User] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)


def gather(month: dict[str, Any]) -> Company:
    """Create organisations, people, roles, relations, consents and the signed cover policy."""
    company = Company()
    for fact in month["organisations"]:
        company.organisations[fact["key"]] = Organisation.objects.create(name=fact["name"], side=fact["side"])
    for fact in month["people"]:
        company.people[fact["name"]] = _person(fact)
    for fact in month["people"]:
        _places(company, fact)
    _sign_cover(company, month["cover"])
    return company


def _person(fact: dict[str, Any]) -> User:
    person = User(
        username=fact["name"],
        display_name=fact["display"],
        address=fact.get("address", "vous"),
        gender=fact.get("gender", "e"),
    )
    if fact.get("roles"):
        person.email = f"{fact['name']}@exemple.invalid"
    person.set_password(PASSPHRASE)
    person.save()
    return person


def _places(company: Company, fact: dict[str, Any]) -> None:
    person = company.people[fact["name"]]
    for organisation, role in fact.get("roles", []):
        Membership.objects.create(
            user=person, organisation=company.organisations[organisation], role=Role(role)
        )
    if professional := fact.get("followed_by"):
        CareRelation.objects.create(
            person=person,
            professional=company.people[professional],
            organisation=company.organisations["team"],
            kind=CareRelation.Kind.STANDING,
            since=clock.now(),
        )
    if identity := fact.get("identity"):
        set_identity(person=person, facts=identity)
    for purpose in fact.get("consents", []):
        privacy.give_consent(person=person, purpose=Purpose(purpose), text_version="1")


def _sign_cover(company: Company, fact: dict[str, Any]) -> None:
    officer = company.people[fact["officer"]]
    steps = [(company.people[name] if name else None, minutes) for name, minutes in fact["steps"]]
    policy = care.draft_cover(
        organisation=company.organisations[fact["organisation"]],
        by=officer,
        safety_officer=officer,
        steps=steps,
        opening=fact["opening"],
    )
    care.sign_cover(policy=policy, by=officer)
