"""The team's page: members, roles, who answers."""

import uuid

import pytest

from ancrage.accounts import actions
from ancrage.accounts.queries import roles_of
from ancrage.accounts.rules import Role
from ancrage.audit.models import TrailEntry
from ancrage.companion import actions as companion
from ancrage.companion import feedback
from ancrage.companion.opinions import Fault
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose


def test_a_professional_sees_who_answers_and_who_is_in_the_team(enter, cast):
    page = enter(cast.claire).get("/equipe/").content.decode()
    for words in ("Équipe Les Tilleuls", "Denis", "Solene", "jour et nuit", "prévenu·e des alertes"):
        assert words in page
    assert "Donner un rôle" not in page
    assert "Amina" not in page


def test_who_has_no_second_factor_yet_is_pointed_out(enter, cast):
    assert "second facteur à installer" in enter(cast.claire).get("/equipe/").content.decode()


def test_reported_replies_are_counted_without_who_or_what(enter, cast):
    assert "Aucune réponse signalée en 30 jours." in enter(cast.claire).get("/equipe/").content.decode()
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    greeting = companion.start_conversation(person=cast.amina).messages.get()
    feedback.report(reply=greeting, fault=Fault.DANGEROUS, words="Hildegarde")
    page = enter(cast.denis).get("/equipe/").content.decode()
    assert "1 réponse signalée</strong> en 30 jours : dangereuse 1." in page
    assert "Hildegarde" not in page
    assert cast.amina.code not in page


@pytest.mark.parametrize("name", ["elise", "farid", "gael", "amina"])
def test_the_team_does_not_exist_for_others(enter, cast, name):
    assert enter(getattr(cast, name)).get("/equipe/").status_code == 404


def test_the_safety_officer_gives_a_role(enter, cast):
    client = enter(cast.safety)
    assert client.post("/equipe/", {"username": "Basile", "role": "on_call"}).url == "/equipe/"
    assert roles_of(cast.basile) == {Role.ON_CALL}
    assert TrailEntry.objects.filter(action="role.granted", actor_id=cast.safety.pk).count() == 1


def test_an_unknown_pseudonym_is_said_and_kept_in_the_field(enter, cast):
    response = enter(cast.safety).post("/equipe/", {"username": "Zoé", "role": "on_call"})
    assert response.status_code == 422
    assert "Aucun compte ne porte ce pseudonyme." in response.content.decode()
    assert 'value="Zoé"' in response.content.decode()


def test_a_role_of_the_other_side_is_not_given_here(enter, cast):
    assert enter(cast.safety).post("/equipe/", {"username": "Basile", "role": "manager"}).status_code == 422


def test_the_safety_officer_ends_a_role(enter, cast):
    held = cast.denis.memberships.get()
    assert enter(cast.safety).post("/equipe/", {"end": held.pk}).url == "/equipe/"
    assert roles_of(cast.denis) == frozenset()


def test_a_role_elsewhere_cannot_be_ended_from_here(enter, cast):
    client = enter(cast.safety)
    for other in (cast.elise.memberships.get().pk, uuid.uuid4(), "pas un identifiant"):
        assert client.post("/equipe/", {"end": other}).status_code == 404
    assert roles_of(cast.elise)


def test_a_professional_without_coordination_gives_nothing(enter, cast):
    assert enter(cast.claire).post("/equipe/", {"username": "Basile", "role": "on_call"}).status_code == 404
    assert not roles_of(cast.basile)


def test_a_coordinator_may_too(enter, cast):
    actions.grant_role(user=cast.denis, organisation=cast.team, role=Role.COORDINATOR, by=None)
    assert enter(cast.denis).post("/equipe/", {"username": "Basile", "role": "on_call"}).status_code == 302
