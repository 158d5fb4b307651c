"""The shelf, open to all: read by theme, searched without leaving a trace, each article with where it comes from."""

import logging

import pytest

from ancrage import content
from ancrage.vigilance.rules import Heard

pytestmark = pytest.mark.django_db
ARTICLES = content.shelf().articles


@pytest.fixture
def calm(monkeypatch):
    monkeypatch.setattr(
        "ancrage.web.public.views.library.read_in_memory", lambda _text: Heard(outcome="nothing")
    )


def page(client, question=None):
    answer = (
        client.get("/comprendre/")
        if question is None
        else client.post("/comprendre/", {"question": question})
    )
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_shelf_shows_every_article_under_its_theme(client):
    shelf = page(client)

    assert all(f'href="/comprendre/{one.slug}/"' in shelf for one in ARTICLES)
    assert all(label in shelf for _, label in content.shelf().themes)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: one.id)
def test_an_article_opens_without_an_account_with_its_sources_its_limits_and_its_status(client, article):
    answer = client.get(f"/comprendre/{article.slug}/")
    said = answer.content.decode().replace("\u00a0", " ")

    assert answer.status_code == 200
    assert all(source.year in said for source in article.sources)
    assert article.limits in said
    assert "brouillon, non relu par un clinicien" in said
    assert said.count("<h1") == 1


def test_an_address_that_is_no_article_says_so(client):
    assert client.get("/comprendre/nulle-part/").status_code == 404


def test_the_title_in_the_tab_and_the_history_says_nothing(client):
    assert "<title>Comprendre</title>" in client.get("/comprendre/en-parler/").content.decode()


def test_a_search_shows_what_is_near_and_why(client, calm):
    found = page(client, "c koi mon soutien psy")

    assert "Ce qui s’en approche" in found
    assert "Répond à : «" in found
    assert found.index("Mon soutien psy</a>") < found.index("Toutes les fiches</h2>")


def test_a_search_that_finds_nothing_says_so_and_offers_humans(client, calm):
    found = page(client, "la recette du gratin dauphinois")

    assert "Rien d’assez proche ici" in found
    assert "plutôt que d’inventer" in found


def test_a_search_that_may_be_about_danger_shows_whom_to_call_first(client, monkeypatch):
    monkeypatch.setattr("ancrage.web.public.views.library.read_in_memory", lambda _text: Heard(outcome="ask"))
    found = page(client, "comment en finir")

    assert found.index("quelqu’un répond") < found.index('id="found"')
    assert 'href="tel:3114"' in found[found.index("quelqu’un répond") :]


def test_a_search_that_could_not_be_read_is_not_taken_for_calm(client, monkeypatch):
    monkeypatch.setattr(
        "ancrage.web.public.views.library.read_in_memory",
        lambda _text: Heard(outcome="unknown", readable=False),
    )

    assert "quelqu’un répond" in page(client, "dormir")


def test_the_real_reading_lets_a_plain_question_be(client):
    assert "quelqu’un répond" not in page(client, "combien d'heures faut-il dormir")


@pytest.mark.parametrize(
    "question", ["", "   ", "\x00", "<script>alert(1)</script>", "é" * 5000, "😭", "'\"--"]
)
def test_anything_may_be_typed(client, calm, question):
    found = page(client, question)

    assert "<script>alert" not in found
    assert "é" * 301 not in found


def test_what_is_searched_is_in_no_address_and_in_no_log(client, calm, caplog):
    caplog.set_level(logging.DEBUG)
    found = page(client, "zanzibar canari")

    assert "zanzibar" not in caplog.text
    assert "?question" not in found


def test_what_is_searched_by_address_is_not_looked_at(client):
    assert "zanzibar" not in client.get("/comprendre/?question=zanzibar").content.decode()


@pytest.mark.parametrize("path", ["/", "/aide/", "/comment-ca-marche/"])
def test_the_shelf_is_one_tap_away(client, path):
    assert 'href="/comprendre/"' in client.get(path).content.decode()
