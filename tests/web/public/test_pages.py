"""Public pages: open to all, honest, alone."""

import pytest
from django.db import DatabaseError

from ancrage.accounts.rules import Role
from ancrage.web.navigation import CARE, PERSON, VISITOR, places_for
from ancrage.web.public.rules import levels_shown
from ancrage.web.public.views import health

pytestmark = pytest.mark.django_db
PUBLIC = [
    "/",
    "/aide/",
    "/comment-ca-marche/",
    "/hors-ligne/",
    "/quitter/",
    "/ui/",
    "/sw.js",
    "/manifest.webmanifest",
]


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_opens_without_an_account_and_leaves_no_cookie_behind(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert [
        name for name, cookie in answer.cookies.items() if name == "session" and cookie["max-age"] != 0
    ] == []


def test_the_first_page_says_what_this_is_not(client):
    page = client.get("/").content.decode()
    assert (
        "Non validé cliniquement ; chiffres mesurés sur des messages inventés ; pas un dispositif médical."
        in page
    )


def test_the_demonstration_says_that_everything_is_invented(client, settings):
    assert "tout est inventé" not in client.get("/aide/").content.decode()
    settings.DEMO = True
    assert "tout est inventé" in client.get("/aide/").content.decode()


def test_the_page_on_how_it_works_says_when_nothing_was_measured(client, monkeypatch):
    monkeypatch.setattr("ancrage.web.public.views.how.measured", lambda: None)
    assert "Rien n’a encore été mesuré" in client.get("/comment-ca-marche/").content.decode()


def test_the_levels_of_the_policy_are_shown_with_their_clocks():
    from ancrage.content import policy

    red, orange, yellow = levels_shown(policy())
    assert (red.level, orange.level, yellow.level) == ("red", "orange", "yellow")
    assert red.take_by <= orange.take_by <= yellow.take_by
    assert len(set(red.whys)) == len(red.whys)


def test_an_answer_to_htmx_that_is_a_fact_goes_above_the_content(client):
    answer = client.get("/nulle-part/", headers={"HX-Request": "true"})
    assert answer.status_code == 404
    assert answer.headers["HX-Retarget"] == "#said"
    assert "<html" not in answer.content.decode()


def test_health_says_whether_the_database_answers(client, monkeypatch):
    assert client.get("/sante/").json()["database"] == "ok"

    def broken():
        raise DatabaseError

    monkeypatch.setattr(health.connection, "cursor", broken)
    answer = client.get("/sante/")
    assert (answer.status_code, answer.json()["database"]) == (503, "down")


@pytest.mark.parametrize(
    ("ages", "said"), [({}, "none"), ({"read": 2.0}, "ok"), ({"read": 2.0, "seal": 90.0}, "late")]
)
def test_health_says_whether_the_worker_of_this_machine_lives(client, monkeypatch, ages, said):
    monkeypatch.setattr(health.beats, "ages", lambda: ages)
    assert client.get("/sante/").json()["worker"] == said


def test_the_navigation_follows_what_someone_is():
    assert places_for(None) == VISITOR
    assert places_for(frozenset()) == PERSON
    assert places_for({Role.PROFESSIONAL})[: len(CARE)] == CARE
    assert places_for({Role.DPO})[0].name == "trail"
    assert "alerts" not in [place.name for place in places_for({Role.PREVENTION_LEAD, Role.OPERATOR})]
