"""A professional reads the plan that someone chose to show them: from the alert, read only, journalled, told."""

import pytest

from ancrage.audit.models import TrailEntry
from ancrage.care.models import Alert
from ancrage.kernel import clock
from ancrage.plans import actions
from ancrage.plans.rules import Line
from ancrage.privacy.actions import give_consent, withdraw_consent
from tests.web.clinic.conftest import set_up_second_factor


@pytest.fixture
def plan(cast):
    for purpose in ("keep", "share"):
        give_consent(person=cast.amina, purpose=purpose, text_version="1")
    actions.keep_step(person=cast.amina, step="people", lines=[Line("ma sœur", "06 12 34 56 78")])
    return actions.finish_plan(person=cast.amina)


@pytest.fixture
def alert(cast):
    return Alert.objects.create(
        person=cast.amina,
        organisation=cast.team,
        level="orange",
        kind="suicide",
        take_by=clock.now(),
        due_at=clock.now(),
    )


@pytest.fixture
def as_claire(cast, client):
    set_up_second_factor(cast.claire)
    client.force_login(cast.claire)
    return client


def test_the_alert_leads_to_the_plan_only_once_it_is_shared(cast, as_claire, plan, alert):
    link = f"/plan/{cast.amina.pk}/"
    assert link not in as_claire.get(f"/alertes/{alert.pk}/").content.decode()
    assert as_claire.get(link).status_code == 404
    actions.share_plan(person=cast.amina, professional_id=cast.claire.pk)
    assert link in as_claire.get(f"/alertes/{alert.pk}/").content.decode()
    page = as_claire.get(link).content.decode()
    assert "ma sœur" in page
    assert "tel:0612345678" not in page
    assert cast.amina.username not in page


def test_each_reading_is_journalled_and_shown_to_the_person(cast, client, as_claire, plan):
    actions.share_plan(person=cast.amina, professional_id=cast.claire.pk)
    as_claire.get(f"/plan/{cast.amina.pk}/")
    assert TrailEntry.objects.get(action="plan.opened").about_id == cast.amina.pk
    client.force_login(cast.amina)
    page = client.get("/mes-donnees/").content.decode()
    assert "<strong>Claire</strong> a lu votre plan, parce que cette personne vous suit" in page


@pytest.mark.parametrize("purpose", ["share", None])
def test_a_withdrawal_counts_at_the_next_request(cast, as_claire, plan, alert, purpose):
    actions.share_plan(person=cast.amina, professional_id=cast.claire.pk)
    link = f"/plan/{cast.amina.pk}/"
    assert as_claire.get(link).status_code == 200
    if purpose:
        withdraw_consent(person=cast.amina, purpose=purpose)
    else:
        actions.unshare_plan(person=cast.amina, professional_id=cast.claire.pk)
    assert as_claire.get(link).status_code == 404
    assert link not in as_claire.get(f"/alertes/{alert.pk}/").content.decode()
