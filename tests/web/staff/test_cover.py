"""The cover policy, drafted and signed."""

import pytest

from ancrage.care.models import CoverPolicy

FORM = {
    "hours": "some",
    "days": ["0", "1"],
    "start": "09:00",
    "end": "18:30",
    "minutes_1": "10",
    "minutes_2": "20",
}


@pytest.fixture
def form(cast):
    return {**FORM, "safety_officer": cast.safety.pk, "who_1": cast.denis.pk, "who_2": "everybody"}


def test_the_policy_in_force_is_read_by_the_team(enter, cast):
    page = enter(cast.denis).get("/equipe/couverture/").content.decode()
    assert "signée par Solene" in page
    assert "Écrire le brouillon" not in page


def test_a_draft_is_written_then_signed_and_is_in_force(enter, cast, form):
    client = enter(cast.safety)
    assert client.post("/equipe/couverture/", form).url == "/equipe/couverture/"
    page = client.get("/equipe/couverture/").content.decode()
    assert "lundi et mardi, de 9 h à 18 h 30" in page
    draft = CoverPolicy.objects.get(signed_at=None)
    assert client.post("/equipe/couverture/signer/", {"policy": draft.pk}).url == "/equipe/couverture/"
    draft.refresh_from_db()
    assert draft.signed_by == cast.safety
    assert [(step.target, step.delay_minutes) for step in draft.steps.order_by("order")] == [
        (cast.denis, 10),
        (None, 20),
    ]
    assert CoverPolicy.objects.filter(signed_at__isnull=False, ended_at=None).get() == draft


def test_a_change_starts_from_what_is_in_force(enter, cast):
    page = enter(cast.safety).get("/equipe/couverture/").content.decode()
    assert f'<option value="{cast.claire.pk}" selected>' in page
    assert '<option value="everybody" selected>' in page
    assert f'<option value="{cast.safety.pk}" selected>' in page


def test_days_are_asked_for_when_nobody_is_on_duty_all_the_time(enter, cast, form):
    response = enter(cast.safety).post("/equipe/couverture/", {**form, "days": []})
    assert response.status_code == 422
    assert "Cochez au moins un jour" in response.content.decode()


def test_only_the_draft_that_was_read_is_signed(enter, cast, form):
    client = enter(cast.safety)
    client.post("/equipe/couverture/", form)
    read = CoverPolicy.objects.get(signed_at=None)
    client.post("/equipe/couverture/", form)
    response = client.post("/equipe/couverture/signer/", {"policy": read.pk})
    assert response.status_code == 409
    assert "Le brouillon a changé" in response.content.decode()


def test_someone_of_another_team_is_not_on_offer(enter, cast, form):
    assert enter(cast.safety).post("/equipe/couverture/", {**form, "who_1": cast.elise.pk}).status_code == 422


def test_a_professional_neither_drafts_nor_signs(enter, cast, form):
    client = enter(cast.claire)
    assert client.post("/equipe/couverture/", form).status_code == 404
    assert client.post("/equipe/couverture/signer/", {"policy": "x"}).status_code == 404
    assert CoverPolicy.objects.count() == 1


def test_a_coordinator_drafts_but_does_not_sign(enter, cast, form):
    from ancrage.accounts import actions
    from ancrage.accounts.rules import Role

    actions.grant_role(user=cast.denis, organisation=cast.team, role=Role.COORDINATOR, by=None)
    client = enter(cast.denis)
    assert client.post("/equipe/couverture/", form).status_code == 302
    draft = CoverPolicy.objects.get(signed_at=None)
    assert "Signer, en mon nom" not in client.get("/equipe/couverture/").content.decode()
    assert client.post("/equipe/couverture/signer/", {"policy": draft.pk}).status_code == 403
