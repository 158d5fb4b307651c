"""The demonstration's side door opens in the demonstration only, and on this machine only."""

import pytest

PLACE = "/demo/entrer/{}/"


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def test_outside_the_demonstration_there_is_no_door(client, cast):
    assert client.post(PLACE.format("amina")).status_code == 404
    assert "Entrer comme" not in client.get("/").content.decode()


def test_the_first_page_of_the_demonstration_offers_people_to_be(client, cast, demo):
    page = client.get("/").content.decode()
    assert "Entrer comme" in page
    assert PLACE.format("claire") in page


def test_one_enters_as_a_person_and_lands_in_the_talk(client, cast, demo):
    answer = client.post(PLACE.format("amina"))
    assert (answer.status_code, answer["Location"]) == (302, "/parler/")
    assert client.session["_auth_user_id"] == str(cast.amina.pk)


def test_a_professional_enters_without_a_second_factor_here_only(client, cast, demo, settings):
    client.post(PLACE.format("claire"))
    assert client.get("/alertes/").status_code == 200
    settings.DEMO = False
    assert client.get("/alertes/").status_code == 302


@pytest.mark.parametrize("facts", [{"REMOTE_ADDR": "192.0.2.7"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}])
def test_from_elsewhere_the_door_does_not_exist(client, cast, demo, facts):
    assert client.post(PLACE.format("amina"), **facts).status_code == 404
    assert "Entrer comme" not in client.get("/", **facts).content.decode()


@pytest.mark.parametrize("name", ["gael", "nobody", "AMINA"])
def test_nobody_else_can_be_entered_as(client, cast, demo, name):
    assert client.post(PLACE.format(name)).status_code == 404


def test_following_a_link_is_not_entering(client, cast, demo):
    assert client.get(PLACE.format("amina")).status_code == 405
