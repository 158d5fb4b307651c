"""The plan elsewhere: on paper, on a device, with a professional, with a relative. Off until chosen, taken back at once."""

import re

import pytest
from django.core.cache import cache

from ancrage.plans import actions
from ancrage.plans.models import PlanCode, PlanShare, PlanVersion
from ancrage.plans.rules import Line
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.vigilance.models import Reading


@pytest.fixture(autouse=True)
def no_try_counted_yet():
    cache.clear()


@pytest.fixture
def plan(cast, amina, reads):
    give_consent(person=cast.amina, purpose="keep", text_version="1")
    actions.keep_step(person=cast.amina, step="people", lines=[Line("ma sœur", "06 12 34 56 78")])
    return actions.finish_plan(person=cast.amina)


@pytest.fixture
def relative(db):
    """Someone without an account, on another device."""
    from django.test import Client

    return Client()


def body(response):
    return response.content.decode()


def code_made(browser):
    page = body(browser.post("/mon-plan/partager/", {"signed": "Mina"}))
    return re.search(r'plan-code">([^<]+)<', page)[1]


# --- paper ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["a4", "pocket"])
def test_the_plan_is_printed_under_a_name_that_says_nothing(amina, plan, paper):
    answer = amina.get(f"/mon-plan/imprimer/?papier={paper}")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert re.fullmatch(r'inline; filename="plan[a-z-]*\.pdf"', answer["Content-Disposition"])
    assert answer["Cache-Control"] == "no-store"


def test_an_unknown_paper_is_not_found(amina, plan):
    assert amina.get("/mon-plan/imprimer/?papier=../a4").status_code == 404


def test_without_a_plan_there_is_a_page_to_fill(amina):
    assert amina.get("/mon-plan/imprimer/").url == "/mon-plan/a-remplir/"


def test_anyone_fills_and_prints_and_nothing_is_kept(relative, reads):
    answer = relative.post("/mon-plan/a-remplir/", {"signs-1": "je dors mal", "papier": "a4"})
    assert answer.content.startswith(b"%PDF-")
    assert not PlanVersion.objects.exists()
    assert not Reading.objects.exists()


def test_the_page_that_keeps_nothing_shows_help_before_it_prints(relative, reads):
    reads["je le fais ce soir"] = {"risk": "plan", "subject": "self", "outcome": "open"}
    answer = relative.post("/mon-plan/a-remplir/", {"signs-1": "je le fais ce soir", "papier": "a4"})
    page = body(answer)
    assert "Besoin d’aide maintenant" in page
    assert 'value="je le fais ce soir"' in page
    assert 'name="seen"' in page
    again = relative.post(
        "/mon-plan/a-remplir/", {"signs-1": "je le fais ce soir", "papier": "a4", "seen": "1"}
    )
    assert again.content.startswith(b"%PDF-")
    assert not Reading.objects.exists()


# --- on this device ------------------------------------------------------------------------------


def test_the_page_alone_is_not_to_be_kept_until_its_person_says_so(amina, plan):
    answer = amina.get("/mon-plan/hors-ligne/")
    assert answer["Cache-Control"] == "no-store"
    assert "X-Ancrage-Keep" not in answer
    assert 'href="tel:0612345678"' in body(answer)
    assert '<meta name="plan-here" content="0">' in body(amina.get("/mon-plan/"))


def test_the_choice_holds_on_this_device_and_is_taken_back(amina, plan):
    amina.post("/mon-plan/hors-ligne/", {"here": "1"})
    answer = amina.get("/mon-plan/hors-ligne/")
    assert answer["X-Ancrage-Keep"] == "plan"
    assert answer["Cache-Control"] == "private, no-cache"
    assert '<meta name="plan-here" content="1">' in body(amina.get("/mon-plan/"))
    amina.post("/mon-plan/hors-ligne/", {"here": "0"})
    assert amina.get("/mon-plan/hors-ligne/")["Cache-Control"] == "no-store"


def test_the_choice_of_one_account_is_not_the_choice_of_another(cast, client, amina, plan):
    amina.post("/mon-plan/hors-ligne/", {"here": "1"})
    mark = amina.cookies["plan_here"]
    assert mark["httponly"]
    assert str(cast.amina.pk) not in mark.value
    give_consent(person=cast.basile, purpose="keep", text_version="1")
    actions.keep_step(person=cast.basile, step="signs", lines=[Line("x")])
    client.force_login(cast.basile)
    client.cookies["plan_here"] = mark.value
    assert "X-Ancrage-Keep" not in client.get("/mon-plan/hors-ligne/")


def test_the_page_alone_needs_no_script_and_leads_nowhere_else(amina, plan):
    page = body(amina.get("/mon-plan/hors-ligne/"))
    assert "<script" not in page
    assert "<nav" not in page
    assert set(re.findall(r'href="(/[^"]*)"', page)) <= {
        "/mon-plan/",
        *re.findall(r'href="(/[^"]*\.css)"', page),
    }


def test_quitting_fast_drops_the_choice(amina, plan):
    amina.post("/mon-plan/hors-ligne/", {"here": "1"})
    assert '"cookies", "storage"' in amina.get("/quitter/")["Clear-Site-Data"]


# --- with a professional -------------------------------------------------------------------------


def test_sharing_is_off_until_chosen_and_needs_the_general_consent(cast, amina, plan):
    assert 'aria-checked="true"' not in body(amina.get("/mon-plan/partager/"))
    refused = amina.post("/mon-plan/partager/", {"professional": str(cast.claire.pk), "on": "1"})
    assert refused.status_code == 403
    give_consent(person=cast.amina, purpose="share", text_version="1")
    amina.post("/mon-plan/partager/", {"professional": str(cast.claire.pk), "on": "1"})
    assert 'aria-checked="true"' in body(amina.get("/mon-plan/partager/"))
    amina.post("/mon-plan/partager/", {"professional": str(cast.claire.pk), "on": "0"})
    assert not PlanShare.objects.filter(withdrawn_at__isnull=True).exists()


def test_one_cannot_share_with_someone_who_does_not_follow_one(cast, amina, plan):
    give_consent(person=cast.amina, purpose="share", text_version="1")
    for stranger in (cast.denis.pk, cast.elise.pk, "x"):
        answer = amina.post("/mon-plan/partager/", {"professional": str(stranger), "on": "1"})
        assert answer.status_code in (404, 422)
    assert not PlanShare.objects.exists()


def test_the_page_says_that_a_withdrawn_consent_stops_the_share(cast, amina, plan):
    give_consent(person=cast.amina, purpose="share", text_version="1")
    amina.post("/mon-plan/partager/", {"professional": str(cast.claire.pk), "on": "1"})
    withdraw_consent(person=cast.amina, purpose="share")
    page = body(amina.get("/mon-plan/partager/"))
    assert 'aria-checked="true"' not in page
    assert "accepter le partage" in page


# --- with a relative -----------------------------------------------------------------------------


def test_a_relative_reads_once_with_the_code_and_learns_who_wrote_and_what_to_do(amina, plan, relative):
    code = code_made(amina)
    page = body(relative.post("/plan-partage/", {"code": code}))
    assert "Un plan confié par Mina" in page
    assert "Est-ce que tu penses à mourir" in page
    assert 'href="tel:0612345678"' in page
    again = relative.post("/plan-partage/", {"code": code})
    assert again.status_code == 422
    assert "ma sœur" not in body(again)


def test_the_code_shows_once_and_never_on_the_page_of_codes(amina, plan):
    code = code_made(amina)
    page = body(amina.get("/mon-plan/partager/"))
    assert code not in page
    assert code[:4] in page


def test_the_opening_appears_in_who_opened_my_file(amina, plan, relative):
    relative.post("/plan-partage/", {"code": code_made(amina)})
    page = body(amina.get("/mes-donnees/"))
    assert "Un proche</strong> a lu votre plan, une fois, avec le code que vous aviez donné" in page


def test_a_code_taken_back_opens_nothing(amina, plan, relative):
    code = code_made(amina)
    amina.post("/mon-plan/partager/", {"revoke": str(PlanCode.objects.get().pk)})
    assert relative.post("/plan-partage/", {"code": code}).status_code == 422


def test_a_code_of_someone_else_cannot_be_taken_back(cast, client, amina, plan):
    code_made(amina)
    client.force_login(cast.basile)
    row = PlanCode.objects.get()
    assert client.post("/mon-plan/partager/", {"revoke": str(row.pk)}).status_code == 404
    row.refresh_from_db()
    assert row.revoked_at is None


def test_every_refusal_is_the_same_page(amina, plan, relative):
    code = code_made(amina)
    pages = {
        re.sub(r'value="\w{64}"', "", body(relative.post("/plan-partage/", {"code": typed})))
        for typed in ("", "K7F2-9QXM-4TBH", code[:5] + "ZZZZ-ZZZZ")
    }
    assert len(pages) == 1


def test_tries_are_limited_by_address(plan, relative):
    statuses = [relative.post("/plan-partage/", {"code": "K7F2-9QXM-4TBH"}).status_code for _ in range(12)]
    assert statuses[:10] == [422] * 10
    assert statuses[-1] == 429


def test_a_code_needs_a_signature(amina, plan):
    answer = amina.post("/mon-plan/partager/", {"signed": "  "})
    assert answer.status_code == 422
    assert 'aria-describedby="signed-hint signed-error"' in body(answer)
    assert not PlanCode.objects.exists()
