"""A lasting change is told gently to the person, with its numbers, what a human would bring, and who else sees it."""

import pytest

from ancrage.care.models import CareRelation
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.privacy.rules import Purpose
from tests.ancrage.journal.notes import MONDAY
from tests.ancrage.journal.test_change import HABIT
from tests.ancrage.journal.test_episodes import kept, note, tonight

__all__ = ["tonight"]
PAGE, BACK = "/humeur/", "/humeur/ce-qui-revient/"


@pytest.fixture
def lower(cast, reads, tonight, client):
    """Amina, after two weeks lower than her habit."""
    CareRelation.objects.update(since=MONDAY)
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    kept(cast.amina, HABIT + [2] * 14)
    client.force_login(cast.amina)
    return cast.amina


def main(client, url=PAGE):
    return client.get(url).content.decode().split('id="main"')[1]


def test_it_is_said_with_its_numbers_and_what_a_human_would_bring(lower, client):
    page = main(client)
    assert "c’est plus bas que d’habitude pour vous" in page
    assert "2,0, puis 2,0 en moyenne ces deux dernières semaines (7 et 7 jours notés), contre 3,9" in page
    assert "Ce n’est pas un diagnostic" in page
    assert "quelqu’un qui voit que ça ne va pas" in page
    assert "Personne d’autre que vous ne le voit." in page


def test_it_says_when_someone_else_sees_it_and_no_longer_once_withdrawn(lower, client):
    give_consent(person=lower, purpose=Purpose.SHARE, text_version="1")
    note(lower, 2)
    assert "Qui vous suit peut voir ce calcul" in main(client)
    withdraw_consent(person=lower, purpose=Purpose.SHARE)
    assert "Personne d’autre que vous ne le voit." in main(client)


def test_looking_at_the_page_opens_nothing(lower, client):
    give_consent(person=lower, purpose=Purpose.SHARE, text_version="1")
    main(client)
    assert not lower.mood_episodes.exists()


def test_where_one_stands_is_said_in_plain_words(cast, reads, tonight, client):
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    client.force_login(cast.amina)
    assert "Cela ne dit rien de comment vous allez" in main(client, BACK)
    kept(cast.amina, HABIT + HABIT[:14])
    assert "ressemblent à vos semaines d’avant" in main(client, BACK)


def test_nothing_is_computed_once_keeping_is_withdrawn(lower, client):
    withdraw_consent(person=lower, purpose=Purpose.KEEP)
    assert "plus bas que d’habitude" not in main(client)
    assert "Rien n’est calculé" in main(client, BACK)
