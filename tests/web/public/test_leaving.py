"""Quitting fast: the browser forgets, the session ends, the page says nothing of where one was."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_browser_is_asked_to_forget_everything(client):
    answer = client.get("/quitter/")
    assert answer.headers["Clear-Site-Data"] == '"cookies", "storage"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_post_ends_the_session(client, cast):
    client.force_login(cast.amina)
    client.post("/quitter/")
    assert "_auth_user_id" not in client.session


def test_a_get_drops_the_cookie_but_writes_nothing_here(client, cast, django_assert_num_queries):
    client.force_login(cast.amina)
    answer = client.get("/quitter/")
    assert answer.cookies["session"]["max-age"] == 0


def test_another_site_cannot_make_a_browser_forget(client, cast):
    client.force_login(cast.amina)
    answer = client.get("/quitter/", headers={"Sec-Fetch-Site": "cross-site"})
    assert "Clear-Site-Data" not in answer.headers
    assert "session" not in answer.cookies


def test_a_copy_kept_for_the_day_without_a_network_erases_nothing(client, cast, settings):
    settings.EXIT_URL = "https://meteo.example/"
    client.force_login(cast.amina)
    answer = client.get("/quitter/", headers={"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"})
    assert "Clear-Site-Data" not in answer.headers
    assert "<title>Mesures de cuisine</title>" in answer.content.decode()
    assert answer.cookies["session"]["max-age"] == 0


def test_logging_out_takes_away_what_was_chosen_on_this_device(client, cast):
    client.force_login(cast.amina)
    client.cookies["plan_here"] = "x"
    assert client.post("/compte/deconnexion/").cookies["plan_here"]["max-age"] == 0


def test_it_says_what_is_erased_and_what_remains_elsewhere(client):
    page = client.get("/quitter/").content.decode()
    for words in ("écrit sans être envoyé", "SMS", "sauvegardes", "historique"):
        assert words in page


def test_the_page_that_takes_its_place_is_neutral_and_leads_back_to_help(client):
    page = client.get("/quitter/").content.decode()
    assert "<title>Mesures de cuisine</title>" in page
    assert "help-bar" not in page
    assert "Ancrage" not in page
    assert 'href="/aide/"' in page


def test_it_says_what_remains_in_the_history(client):
    assert "historique" in client.get("/quitter/").content.decode()


def test_a_house_may_lead_elsewhere(client, settings):
    settings.EXIT_URL = "https://meteo.example/"
    answer = client.get("/quitter/")
    assert answer.headers["Location"] == "https://meteo.example/"
    assert "Clear-Site-Data" in answer.headers


def test_the_way_out_and_help_are_on_every_page_even_a_failed_one(client, rf):
    from ancrage.web.public.views.errors import server_error

    pages = [client.get(path).content.decode() for path in ("/", "/aide/", "/hors-ligne/", "/nulle-part/")]
    pages.append(server_error(rf.get("/")).content.decode())
    for page in pages:
        for link in ("tel:3114", "tel:15", "tel:112", "sms:114", "/aide/", "/quitter/"):
            assert f'href="{link}"' in page
