"""The page of one’s copy: ask, wait, take it once the passphrase was just given."""

import io
import zipfile

import pytest

from ancrage.accounts.adapter import CAME_IN_AT
from ancrage.kernel import clock
from ancrage.privacy.actions import make_copies_due
from ancrage.privacy.models import Copy
from tests.cast import PASSPHRASE

PAGE = "/mes-donnees/copie/"


@pytest.fixture
def amina(client, cast):
    client.force_login(cast.amina)
    return client


def test_it_is_asked_waited_for_and_announced(amina):
    assert "La copie se prépare" in amina.post(PAGE, follow=True).content.decode()
    amina.post(PAGE)
    assert Copy.objects.count() == 1
    make_copies_due()
    assert "Votre copie est prête" in amina.get(PAGE).content.decode()
    assert "Votre copie est prête" in amina.get("/mes-donnees/").content.decode()


def test_a_visit_left_open_does_not_take_it_without_the_passphrase(amina):
    amina.post(PAGE)
    make_copies_due()
    path = f"{PAGE}{Copy.objects.get().pk}/"
    answer = amina.get(path)
    assert answer.status_code == 302
    assert answer.url.startswith("/compte/confirmer/")
    answer = amina.post(answer.url, {"password": PASSPHRASE}, follow=True)
    assert answer["Content-Type"] == "application/zip"
    assert zipfile.is_zipfile(io.BytesIO(answer.content))


def test_just_after_coming_in_it_is_given_at_once_and_kept_by_no_cache(amina):
    amina.post(PAGE)
    make_copies_due()
    session = amina.session
    session[CAME_IN_AT] = clock.now().timestamp()
    session.save()
    answer = amina.get(f"{PAGE}{Copy.objects.get().pk}/")
    assert answer["Cache-Control"] == "no-store"
    assert "Amina" not in answer["Content-Disposition"]


def test_a_copy_that_failed_says_so_and_can_be_asked_again(amina, cast):
    Copy.objects.create(person=cast.amina, failed_at=clock.now())
    page = amina.get(PAGE).content.decode()
    assert "n’a pas pu être préparée" in page
    assert "La copie se prépare" in amina.post(PAGE, follow=True).content.decode()


def test_the_schema_is_public(client):
    answer = client.get("/ou-sont-mes-donnees/copie.schema.json")
    assert answer.json()["properties"]["format"]["const"] == "ancrage-personal-data"
