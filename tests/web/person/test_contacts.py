"""My contacts: a word of a poster opens them, and only to whoever gave it."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from ancrage.kernel import clock
from ancrage.orientation import actions
from ancrage.orientation.contacts import Bound, Facts, Kind

ADDRESS = "/mes-contacts/"


@pytest.fixture
def word(cast) -> str:
    cache.clear()
    day = timezone.localdate(clock.now()) + timedelta(days=90)
    facts = Facts(Kind.HUMAN_RESOURCES, "Service inventé", Bound.NONE, day, phone="02 99 00 00 00")
    actions.write_contact(organisation=cast.employer, facts=facts, by=cast.elise)
    return actions.new_word(organisation=cast.employer, by=cast.elise).word


@pytest.fixture
def basile(client, cast):
    client.force_login(cast.basile)
    return client


def test_without_a_word_nothing_shows_and_someone_answers(basile, word):
    page = basile.get(ADDRESS).content.decode()
    assert "Service inventé" not in page
    assert "Mairie de Valbrune" not in page
    assert "Quelqu’un répond, jour et nuit" in page


def test_the_word_opens_them_with_what_each_is_bound_to_then_is_forgotten(basile, word):
    assert basile.post(ADDRESS, {"word": word.upper()}).url == ADDRESS
    page = basile.get(ADDRESS).content.decode()
    assert "Service inventé" in page
    assert "Pas tenu·e au secret" in page
    basile.post(ADDRESS, {"leave": "1"})
    assert "Service inventé" not in basile.get(ADDRESS).content.decode()


def test_a_wrong_word_is_told_near_the_field(basile, word):
    response = basile.post(ADDRESS, {"word": "aaaa-bbbb"})
    assert response.status_code == 422
    assert "Aucune organisation n’a donné ce mot." in response.content.decode()


def test_words_cannot_be_tried_for_long(basile, word):
    answers = [basile.post(ADDRESS, {"word": f"aaaa-bbb{letter}"}).status_code for letter in "abcdefghjkm"]
    assert answers[:10] == [422] * 10
    assert answers[10] == 429
    assert "Service inventé" not in basile.get(ADDRESS).content.decode()


def test_others_do_not_see_them(client, cast, word):
    client.force_login(cast.basile)
    client.post(ADDRESS, {"word": word})
    client.force_login(cast.amina)
    assert "Service inventé" not in client.get(ADDRESS).content.decode()
