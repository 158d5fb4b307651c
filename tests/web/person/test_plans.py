"""The plan: written page by page, nothing lost, never during a crisis, one tap away from everywhere."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ancrage.care.models import Alert, AlertReason
from ancrage.kernel import clock
from ancrage.plans import actions, queries
from ancrage.plans.models import PlanVersion
from ancrage.plans.rules import Line
from ancrage.privacy.actions import give_consent, withdraw_consent

SIGNS, PEOPLE = "/mon-plan/etape/signes/", "/mon-plan/etape/proches/"


@pytest.fixture
def keeping(cast, amina, reads):
    give_consent(person=cast.amina, purpose="keep", text_version="1")
    return amina


@pytest.fixture
def plan(cast, keeping):
    actions.keep_step(person=cast.amina, step="signs", lines=[Line("je ne réponds plus")])
    actions.keep_step(person=cast.amina, step="people", lines=[Line("ma sœur", "+33 (0)6 12 34 56 78")])
    return actions.finish_plan(person=cast.amina)


def open_alert(cast, **facts):
    alert = Alert.objects.create(
        person=cast.amina,
        organisation=cast.team,
        level="orange",
        kind="suicide",
        take_by=clock.now(),
        due_at=clock.now(),
        **facts,
    )
    AlertReason.objects.create(alert=alert, kind=alert.kind, level="orange")
    return alert


def body(response):
    return response.content.decode()


def test_without_consent_nothing_can_be_written_and_a_page_that_keeps_nothing_is_offered(amina):
    page = body(amina.get("/mon-plan/"))
    assert "/mon-plan/a-remplir/" in page
    assert SIGNS not in page
    assert amina.get(SIGNS).url == "/mon-plan/"
    answer = amina.post(SIGNS, {"signs-1": "je dors mal"})
    assert answer.status_code == 403
    assert 'value="je dors mal"' in body(answer)
    assert not PlanVersion.objects.exists()


def test_a_plan_is_written_page_by_page_then_read_then_finished(cast, keeping):
    slugs, at = [], SIGNS
    for _page in range(7):
        slugs.append(at.split("/")[3])
        at = keeping.post(
            at, {"signs-1": "je dors mal", "people-1": "ma sœur", "people-1-tel": "06 12 34 56 78"}
        ).url
    assert slugs == ["signes", "seul", "autour", "proches", "services", "autour-de-moi", "ce-qui-compte"]
    assert at == "/mon-plan/relire/"
    assert "je dors mal" in body(keeping.get(at))
    assert keeping.post(at, {"done": "1"}).url == "/mon-plan/"
    plan = queries.current(cast.amina)
    assert plan.finished
    assert plan.contents["people"] == (Line("ma sœur", "06 12 34 56 78"),)


def test_every_number_is_one_tap_away(keeping, plan):
    page = body(keeping.get("/mon-plan/"))
    for number in ("tel:+33612345678", "tel:3114", "tel:15", "tel:112", "sms:114"):
        assert f'href="{number}"' in page


def test_every_step_may_be_passed_and_what_was_typed_is_kept_all_the_same(cast, keeping):
    answer = keeping.post(PEOPLE, {"skip": "1", "people-1": "Paul", "people-1-tel": "le fixe"})
    assert answer.url == "/mon-plan/etape/services/"
    assert queries.current(cast.amina).contents["people"] == (Line("Paul le fixe"),)


def test_a_number_that_cannot_be_dialled_is_said_near_its_field_and_nothing_is_lost(cast, keeping):
    answer = keeping.post(PEOPLE, {"people-1": "Paul", "people-1-tel": "le fixe"})
    page = body(answer)
    assert answer.status_code == 422
    assert 'value="le fixe"' in page
    assert 'aria-describedby="e-people-1"' in page
    assert queries.current(cast.amina).contents["people"] == (Line("Paul le fixe"),)


def test_typing_is_kept_before_any_button(cast, keeping):
    answer = keeping.post(SIGNS, {"signs-1": "je dors mal"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert not body(answer).strip().replace("\n", "")
    assert queries.current(cast.amina).contents["signs"] == (Line("je dors mal"),)


def test_one_goes_back_and_asks_for_more_lines(keeping):
    assert keeping.post(PEOPLE, {"back": "1"}).url == "/mon-plan/etape/autour/"
    full = {f"people-{number}": f"personne {number}" for number in range(1, 4)}
    assert 'name="people-6"' in body(keeping.post(PEOPLE, full | {"more": "1"}))


def test_the_professional_who_follows_someone_is_proposed_and_not_written_before_they_say_so(cast, keeping):
    assert 'value="Claire"' in body(keeping.get("/mon-plan/etape/services/"))
    assert not PlanVersion.objects.exists()


def test_an_unknown_step_is_not_found(keeping):
    assert keeping.get("/mon-plan/etape/secrets/").status_code == 404


def test_what_a_person_writes_is_escaped_everywhere(cast, keeping):
    actions.keep_step(person=cast.amina, step="people", lines=[Line("<script>alert(1)</script>", "3114")])
    for path in ("/mon-plan/", "/mon-plan/relire/", PEOPLE, "/mon-plan/hors-ligne/"):
        page = body(keeping.get(path))
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_the_title_says_nothing_and_no_word_is_in_an_address(keeping, plan):
    for path in ("/mon-plan/", "/mon-plan/relire/", "/mon-plan/versions/", "/mon-plan/hors-ligne/", SIGNS):
        assert "<title>Ancrage</title>" in body(keeping.get(path))


# --- versions ------------------------------------------------------------------------------------


def test_an_old_version_is_read_and_one_deleted(cast, keeping, plan):
    keeping.post(SIGNS, {"signs-1": "je dors mal"})
    keeping.post("/mon-plan/relire/", {"done": "1"})
    old = f"/mon-plan/versions/{plan.pk}/"
    assert "je ne réponds plus" in body(keeping.get(old))
    assert "je dors mal" in body(keeping.get("/mon-plan/"))
    keeping.post(old, {"act": "delete"})
    assert keeping.get(old).status_code == 404
    assert [one.number for one in queries.versions(cast.amina)] == [2]


def test_a_version_of_someone_else_does_not_exist(cast, client, keeping, plan):
    client.force_login(cast.basile)
    assert client.get(f"/mon-plan/versions/{plan.pk}/").status_code == 404
    assert client.post(f"/mon-plan/versions/{plan.pk}/", {"act": "delete"}).status_code == 404
    assert PlanVersion.objects.filter(pk=plan.pk).exists()


def test_a_change_is_dropped_and_the_plan_stays(cast, keeping, plan):
    keeping.post(SIGNS, {"signs-1": "autre chose"})
    keeping.post("/mon-plan/relire/", {"drop": "1"})
    assert queries.being_written(cast.amina) is None
    assert "je ne réponds plus" in body(keeping.get("/mon-plan/"))


def test_everything_is_deleted_even_without_consent(cast, keeping, plan):
    withdraw_consent(person=cast.amina, purpose="keep")
    assert "je ne réponds plus" in body(keeping.get("/mon-plan/"))
    keeping.post("/mon-plan/versions/", {"act": "delete"})
    assert not PlanVersion.objects.exists()


# --- during a crisis -----------------------------------------------------------------------------


def test_during_a_crisis_the_plan_comes_first_and_there_is_nothing_to_write(cast, keeping, plan):
    open_alert(cast)
    page = body(keeping.get("/mon-plan/"))
    assert "Votre plan, maintenant" in page
    assert "je ne réponds plus" in page
    assert page.index("Appeler maintenant") < page.index("je ne réponds plus")
    assert "/mon-plan/relire/" not in page
    for path in (SIGNS, "/mon-plan/relire/"):
        assert keeping.get(path).url == "/mon-plan/"


def test_during_a_crisis_without_a_plan_there_is_help_and_later(cast, keeping):
    open_alert(cast)
    page = body(keeping.get("/mon-plan/"))
    assert "On l’écrira plus tard, pas maintenant" in page
    assert 'href="tel:3114"' in page.split("<main")[1]
    assert SIGNS not in page


@pytest.mark.parametrize("facts", [{"state": "taken"}, {"state": "waiting"}])
def test_an_alert_that_waits_or_is_taken_is_a_crisis(cast, keeping, facts):
    open_alert(cast, **facts)
    assert keeping.get(SIGNS).status_code == 302


def test_once_the_alert_is_closed_one_may_write_again(cast, keeping):
    alert = open_alert(cast)
    Alert.objects.filter(pk=alert.pk).update(state="closed", due_at=None)
    assert keeping.get(SIGNS).status_code == 200


def test_what_was_being_typed_when_a_crisis_opens_is_kept(cast, keeping):
    open_alert(cast)
    assert keeping.post(SIGNS, {"signs-1": "je dors mal"}).url == "/mon-plan/"
    assert queries.current(cast.amina).contents["signs"] == (Line("je dors mal"),)


def test_a_danger_written_in_the_plan_leads_to_help_and_tells_the_people_on_duty(cast, keeping, reads):
    reads["je le fais ce soir"] = {"risk": "plan", "subject": "self", "outcome": "open"}
    answer = keeping.post(SIGNS, {"signs-1": "je le fais ce soir"}, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == "/mon-plan/"
    assert Alert.objects.filter(person=cast.amina).exists()
    assert "Appeler maintenant" in body(keeping.get("/mon-plan/"))


def test_thoughts_written_as_a_sign_are_asked_about(cast, keeping, reads):
    reads["envie de mourir"] = {"risk": "active", "subject": "self", "outcome": "open"}
    page = body(keeping.post(SIGNS, {"signs-1": "envie de mourir"}))
    assert "C’est là, maintenant" in page
    assert not Alert.objects.exists()
    assert keeping.post(SIGNS, {"signs-1": "envie de mourir", "next": "1"}).url == "/mon-plan/etape/seul/"
    assert keeping.post(SIGNS, {"signs-1": "envie de mourir", "now": "1"}).url == "/mon-plan/"
    assert Alert.objects.filter(person=cast.amina).exists()


def test_in_a_talk_in_crisis_the_plan_is_one_tap_away(cast, talk, amina):
    actions.keep_step(person=cast.amina, step="signs", lines=[Line("je ne réponds plus")])
    link = "Ouvrir mon plan"
    assert link not in body(amina.get(f"/parler/{talk.pk}/"))
    open_alert(cast)
    assert link in body(amina.get(f"/parler/{talk.pk}/"))
    actions.forget_all(person=cast.amina)
    assert link not in body(amina.get(f"/parler/{talk.pk}/"))


# --- from everywhere -----------------------------------------------------------------------------

IN_BAR = '<li><a href="/mon-plan/"><b>Plan</b></a></li>'


def test_the_bar_leads_whoever_has_a_plan_to_it_and_nobody_else(client, cast, keeping, plan):
    for path in ("/aide/", "/parler/", "/exercices/", "/mes-donnees/"):
        assert IN_BAR in body(keeping.get(path)), path
    client.logout()
    assert IN_BAR not in body(client.get("/aide/"))
    client.force_login(cast.basile)
    assert IN_BAR not in body(client.get("/aide/"))


def test_the_bar_costs_one_look_and_opens_nothing(keeping, plan):
    with CaptureQueriesContext(connection) as asked:
        keeping.get("/aide/")
    mine = [one["sql"] for one in asked if "plans_planversion" in one["sql"]]
    assert len(mine) == 1
    assert "contents_sealed" not in mine[0]


def test_the_help_page_leads_to_the_plan_and_to_a_relatives_code(client, db):
    page = body(client.get("/aide/"))
    assert "/mon-plan/a-remplir/" in page
    assert "/plan-partage/" in page
