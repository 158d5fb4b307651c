"""Who holds which role, where, and who may give it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from ancrage.accounts import access, actions, queries
from ancrage.accounts.errors import RoleRefused
from ancrage.accounts.rules import Role
from ancrage.audit.models import TrailEntry
from ancrage.kernel import clock
from ancrage.kernel.errors import NotFound


def test_roles_are_those_in_force(cast):
    assert queries.roles_of(cast.claire) == {Role.PROFESSIONAL, Role.ON_CALL}
    assert queries.is_professional(cast.claire)
    assert not queries.is_professional(cast.farid)
    assert queries.roles_of(AnonymousUser()) == frozenset()


def test_a_role_that_ended_gives_nothing(cast):
    cast.claire.memberships.filter(role=Role.ON_CALL).update(until=clock.now() - timedelta(minutes=1))
    assert queries.roles_of(cast.claire) == {Role.PROFESSIONAL}


def test_a_closed_account_holds_no_role(cast):
    cast.claire.is_active = False
    cast.claire.save()
    assert queries.roles_of(cast.claire) == frozenset()


def test_a_door_opens_to_its_role_and_to_no_other(cast):
    assert access.access_role(cast.farid, Role.DPO) == {Role.DPO}
    for other in (cast.amina, cast.claire, AnonymousUser()):
        with pytest.raises(NotFound):
            access.access_role(other, Role.DPO)


def test_an_organisation_opens_to_whoever_holds_the_role_there(cast):
    assert access.access_organisation(cast.safety, Role.SAFETY_OFFICER) == cast.team
    with pytest.raises(NotFound):
        access.access_organisation(cast.elise, Role.SAFETY_OFFICER)


def test_a_membership_of_another_organisation_stays_closed(cast):
    theirs = cast.elise.memberships.get()
    with pytest.raises(NotFound):
        access.access_membership(cast.safety, theirs.pk, Role.SAFETY_OFFICER)


def test_the_safety_officer_gives_and_ends_roles_and_the_trail_says_so(cast):
    held = actions.grant_role(user=cast.denis, organisation=cast.team, role=Role.ON_CALL, by=cast.safety)
    assert Role.ON_CALL in queries.roles_of(cast.denis)
    actions.end_role(membership=held, by=cast.safety)
    assert Role.ON_CALL not in queries.roles_of(cast.denis)
    actions_written = TrailEntry.objects.order_by("at").values_list("action", flat=True)
    assert {"role.granted", "role.ended"} <= set(actions_written)


def test_a_role_given_again_is_held_again(cast):
    held = actions.grant_role(user=cast.denis, organisation=cast.team, role=Role.ON_CALL, by=cast.safety)
    actions.end_role(membership=held, by=cast.safety)
    actions.grant_role(user=cast.denis, organisation=cast.team, role=Role.ON_CALL, by=cast.safety)
    assert Role.ON_CALL in queries.roles_of(cast.denis)


def test_nobody_gives_roles_elsewhere_or_without_coordinating(cast):
    for by, organisation in ((cast.claire, cast.team), (cast.safety, cast.employer), (cast.amina, cast.team)):
        with pytest.raises(RoleRefused):
            actions.grant_role(user=cast.basile, organisation=organisation, role=Role.MANAGER, by=by)


def test_names_of_persons_stay_codes_and_professionals_are_named(cast):
    names = queries.names_of([cast.amina.pk, cast.claire.pk, None])
    assert names == {cast.amina.pk: cast.amina.code, cast.claire.pk: "Claire"}
    assert queries.names_of([cast.amina.pk, cast.claire.pk], for_person=True) == {cast.claire.pk: "Claire"}
