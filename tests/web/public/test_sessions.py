"""The page of the twelve sessions: nothing is kept, a danger is answered first, a missing answer is asked near its question."""

import pytest
from django.contrib.sessions.models import Session

from ancrage.audit.models import TrailEntry

ADDRESS = "/trouver-de-l-aide/douze-seances/"
CALM = {
    "now": "no",
    "age": "adult",
    "daily": "holds",
    "strange": "no",
    "hold": "no",
    "care": "none",
    "cover": "insurance",
}


def answered(client, **changed) -> str:
    response = client.post(ADDRESS, CALM | changed)
    assert response.status_code == 200
    return response.content.decode()


def test_when_it_fits_it_says_what_it_costs_and_ends_on_someone(client, db):
    page = answered(client)
    assert "Ce dispositif paraît fait pour vous" in page
    assert "soit 240 € pour 12 séances" in page
    assert "Quelqu’un répond, jour et nuit" in page


def test_a_danger_shows_3114_and_15_first_and_never_the_sessions(client, db):
    page = client.post(ADDRESS, {"now": "yes"}).content.decode()
    main = page[page.index("<main") :]
    assert 0 < main.index("tel:3114") < main.index("tel:15") < main.index("D’abord, parler à quelqu’un")
    assert "Ce que cela coûte" not in main
    assert "annuaire" not in main
    assert 'href="https://ameli.fr"' not in main


@pytest.mark.parametrize(
    "changed", [{"hold": "habit"}, {"daily": "breaks"}, {"care": "psychiatry"}, {"strange": "yes"}]
)
def test_when_it_does_not_fit_it_says_where_to_go_instead(client, db, changed):
    page = answered(client, **changed)
    assert "Ce que cela coûte" not in page
    assert 'href="https://ameli.fr"' not in page
    assert "paraît fait pour vous" not in page
    assert 'class="resource"' in page


def test_a_missing_answer_is_asked_near_its_question(client, db):
    response = client.post(ADDRESS, CALM | {"care": ""})
    assert response.status_code == 422
    page = response.content.decode()
    assert page.count("Choisissez une réponse.") == 2  # above the form, and near the question
    assert 'value="holds"' in page


def test_nothing_is_kept_of_the_answers(client, db):
    before = TrailEntry.objects.count()
    answered(client, now="no", care="pills")
    assert TrailEntry.objects.count() == before
    assert Session.objects.count() == 0
    assert "sessionid" not in client.cookies


def test_every_fact_is_shown_with_its_source(client, db):
    page = client.get(ADDRESS).content.decode()
    for words in ("ameli.fr", "destinationsante.com", "Sources lues le 26 novembre 2026"):
        assert words in page
