"""What was counted about those one follows: a list without content, a page with the numbers, a verdict like any other."""

import pytest

from ancrage.care.models import CareRelation
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose
from ancrage.vigilance.models import Review, Signal
from tests.ancrage.journal.notes import MONDAY
from tests.ancrage.journal.test_episodes import SECRET, low_fortnight, tonight
from tests.web.clinic.conftest import set_up_second_factor

__all__ = ["tonight"]
LIST = "/signaux/"


@pytest.fixture
def signal(cast, tonight):
    CareRelation.objects.update(since=MONDAY)
    for purpose in (Purpose.KEEP, Purpose.SHARE):
        give_consent(person=cast.amina, purpose=purpose, text_version="1")
    low_fortnight(cast.amina)
    return Signal.objects.get()


@pytest.fixture
def as_claire(client, cast):
    set_up_second_factor(cast.claire)
    client.force_login(cast.claire)
    return client


def main(response):
    assert response.status_code == 200
    return response.content.decode().split('id="main"')[1]


def test_the_list_names_someone_and_says_nothing_of_them(as_claire, signal):
    page = main(as_claire.get(LIST))
    assert "Amina" in page
    assert f"/signaux/{signal.pk}/avis/" in page
    for said in ("plus basse", "3,9", SECRET):
        assert said not in page


def test_the_page_shows_numbers_and_not_a_quote(as_claire, signal):
    page = main(as_claire.get(f"{LIST}{signal.pk}/avis/"))
    assert "Humeur notée plus basse que d’habitude" in page
    assert "Habitude : 3,9 en moyenne sur 56 jours notés" in page
    assert "<blockquote" not in page
    assert "Un calcul sur des notes, pas une lecture" in page
    assert "Relevé par calcul" in page
    assert SECRET not in page


def test_a_verdict_moves_it_and_may_say_why(as_claire, cast, signal):
    as_claire.post(f"{LIST}{signal.pk}/avis/", {"verdict": "wrong", "reason": "explained"})
    assert Review.objects.get().reason == "explained"
    page = main(as_claire.get(LIST))
    assert "Rien à regarder" in page
    assert "Votre avis est donné" in page
    assert "Passager, et expliqué" in main(as_claire.get(f"{LIST}{signal.pk}/avis/"))


def test_nobody_else_sees_it(client, cast, signal):
    set_up_second_factor(cast.denis)
    client.force_login(cast.denis)
    assert "Amina" not in main(client.get(LIST))
    assert client.get(f"{LIST}{signal.pk}/avis/").status_code == 404
    client.force_login(cast.basile)
    assert client.get(LIST).status_code == 404
