"""The discreet mode: for someone whose screen is looked at, a name and an icon that say nothing."""

import pytest


@pytest.fixture
def page_of(client, cast):
    def opened(*, discreet):
        cast.amina.discreet = discreet
        cast.amina.save()
        client.force_login(cast.amina)
        return client.get("/parler/").content.decode()

    return opened


def test_the_name_and_the_icon_change_on_every_page_of_the_person(page_of):
    page = page_of(discreet=True)
    assert "<title>Carnet</title>" in page
    assert "icons/carnet.svg" in page
    assert "Ancrage" not in page


def test_without_it_nothing_changes(page_of):
    page = page_of(discreet=False)
    assert "<title>Ancrage</title>" in page
    assert "carnet.svg" not in page


def test_an_installed_application_takes_the_quiet_name_too(client, db):
    assert client.get("/manifest.webmanifest?discret=1").json()["name"] == "Carnet"
    assert client.get("/manifest.webmanifest").json()["name"] == "Ancrage"
