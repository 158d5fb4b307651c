"""The contacts of an organisation, written by whoever answers for them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ancrage.kernel import clock
from ancrage.orientation import actions
from ancrage.orientation.contacts import Bound, Facts, Kind
from ancrage.orientation.models import OwnContact

ADDRESS = "/equipe/contacts/"


@pytest.fixture
def given(db) -> dict[str, str]:
    soon = timezone.localdate(clock.now()) + timedelta(days=90)
    return {
        "kind": "doctor",
        "name": "Dr Inventé",
        "bound": "medical",
        "phone": "0299000000",
        "review_by": soon.isoformat(),
    }


@pytest.fixture
def contact(cast):
    day = timezone.localdate(clock.now()) + timedelta(days=90)
    facts = Facts(Kind.DOCTOR, "Dr Inventé", Bound.MEDICAL, day, phone="02 99 00 00 00")
    return actions.write_contact(organisation=cast.employer, facts=facts, by=cast.elise)


def test_the_prevention_lead_adds_a_contact_and_her_people_see_it(enter, cast, given):
    client = enter(cast.elise)
    assert client.post(ADDRESS, given).url == ADDRESS
    row = OwnContact.objects.get()
    assert (row.organisation, row.phone) == (cast.employer, "02 99 00 00 00")
    page = client.get("/mes-contacts/").content.decode()
    assert "Dr Inventé" in page
    assert "Tenu·e au secret médical" in page
    assert 'href="tel:0299000000"' in page


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"kind": "risks"}, "ce n’est pas ce que dit la loi"),
        ({"phone": ""}, "Donnez au moins un moyen"),
        ({"phone": "12345"}, "Dix chiffres, ou un numéro court."),
        ({"review_by": "2020-01-01"}, "Choisissez un jour à venir."),
        ({"url": "javascript:alert(1)"}, "URL"),
    ],
)
def test_what_is_wrong_is_told_near_its_field_and_nothing_is_lost(enter, cast, given, changed, says):
    response = enter(cast.elise).post(ADDRESS, given | changed)
    assert response.status_code == 422
    page = response.content.decode()
    assert says in page
    assert 'value="Dr Inventé"' in page
    assert not OwnContact.objects.exists()


def test_writing_again_counts_as_checking_and_taking_away_hides(enter, cast, given, contact):
    client = enter(cast.elise)
    assert client.post(f"{ADDRESS}{contact.pk}/", given | {"name": "Dr Autre"}).url == ADDRESS
    contact.refresh_from_db()
    assert contact.name == "Dr Autre"
    client.post(f"{ADDRESS}{contact.pk}/", {"end": "1"})
    assert "Dr Autre" not in client.get("/mes-contacts/").content.decode()
    assert client.get(f"{ADDRESS}{contact.pk}/").status_code == 404


def test_the_coordination_of_another_organisation_does_not_find_it(enter, cast, given, contact):
    client = enter(cast.safety)
    assert client.get(f"{ADDRESS}{contact.pk}/").status_code == 404
    assert client.post(f"{ADDRESS}{contact.pk}/", {"end": "1"}).status_code == 404
    assert "Dr Inventé" not in client.get(ADDRESS).content.decode()
    contact.refresh_from_db()
    assert contact.ended_at is None


def test_a_word_is_made_and_shown(enter, cast):
    client = enter(cast.elise)
    assert "Aucun mot" in client.get(ADDRESS).content.decode()
    client.post(f"{ADDRESS}mot/")
    word = cast.employer.word.word
    assert word in client.get(ADDRESS).content.decode()


def test_the_lead_and_the_coordination_find_their_way_there(enter, cast):
    assert f'href="{ADDRESS}"' in enter(cast.elise).get("/").content.decode()
    assert f'href="{ADDRESS}"' in enter(cast.safety).get("/equipe/").content.decode()
    assert f'href="{ADDRESS}"' not in enter(cast.claire).get("/equipe/").content.decode()
