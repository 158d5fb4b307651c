"""Finding an account again: with a code, by mail, or by changing one's passphrase."""

import re

import pytest

from ancrage.accounts import actions
from ancrage.accounts.models import User
from tests.cast import PASSPHRASE

LONG = "neuf violons dorment sous la table"


def recover(client, **changes):
    form = {"username": "Amina", "code": "AAAA-AAAA-AAAA-AAAA", "passphrase": LONG}
    return client.post("/compte/retrouver/", {**form, **changes})


def test_a_code_gives_a_new_passphrase_and_ends_other_visits(client, come_in, cast):
    code = actions.new_recovery_codes(user=cast.amina)[0]
    come_in("Amina")
    elsewhere = type(client)()
    assert recover(elsewhere, code=code).url == "/compte/connexion/"
    assert client.get("/compte/preferences/").status_code == 302
    assert come_in("Amina", LONG).url == "/mon-espace/"


@pytest.mark.parametrize("name", ["Amina", "personne"])
def test_a_wrong_code_says_the_same_whether_the_account_exists(client, cast, name):
    actions.new_recovery_codes(user=cast.amina)
    response = recover(client, username=name)
    assert response.status_code == 422
    assert "ne vont pas ensemble, ou ce code a déjà servi" in response.content.decode()


@pytest.mark.parametrize("name", ["Amina", "personne"])
def test_a_weak_new_passphrase_says_the_same_whether_the_account_exists(client, cast, name):
    assert "Il manque 10 caractères" in recover(client, username=name, passphrase="court").content.decode()


def test_codes_cannot_be_tried_for_long(client, cast):
    statuses = [recover(client).status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]
    assert "3114" in recover(client).content.decode()


def test_a_link_is_sent_to_an_address_that_an_account_bears(client, come_in, cast, mailoutbox):
    actions.set_email(user=cast.amina, email="amina@exemple.fr")
    assert client.post("/compte/retrouver/courriel/", {"email": "amina@exemple.fr"}).status_code == 302
    message = mailoutbox[0]
    link = re.search(r"http://testserver(/compte/retrouver/nouvelle/\S+)", message.body)[1]
    form_url = client.get(link).url
    assert client.get(form_url).status_code == 200
    assert client.post(form_url, {"password1": LONG, "password2": LONG}).url.endswith("/fait/")
    assert come_in("Amina", LONG).url == "/mon-espace/"
    assert "Ce lien ne marche plus" in type(client)().get(link).content.decode()


def test_mails_name_nobody_and_say_nothing_of_what_this_is(client, cast, mailoutbox):
    actions.set_email(user=cast.amina, email="amina@exemple.fr")
    for address in ("amina@exemple.fr", "personne@exemple.fr"):
        client.post("/compte/retrouver/courriel/", {"email": address})
    assert len(mailoutbox) == 2
    for message in mailoutbox:
        assert message.subject == "Votre demande"
        words = message.body.lower()
        assert not any(word in words for word in ("amina", "psy", "santé", "soin", "ancrage", "parler"))


def test_the_answer_is_the_same_for_an_address_that_nobody_bears(client, cast):
    actions.set_email(user=cast.amina, email="amina@exemple.fr")
    known = client.post("/compte/retrouver/courriel/", {"email": "amina@exemple.fr"}, follow=True)
    unknown = client.post("/compte/retrouver/courriel/", {"email": "personne@exemple.fr"}, follow=True)
    assert known.status_code == unknown.status_code == 200
    assert known.request["PATH_INFO"] == unknown.request["PATH_INFO"] == "/compte/retrouver/courriel/parti/"


def test_a_passphrase_is_changed_with_the_old_one(client, come_in, cast):
    come_in("Amina")
    form = {"oldpassword": "faux", "password1": LONG, "password2": LONG}
    assert "pas votre phrase de passe actuelle" in client.post("/compte/phrase/", form).content.decode()
    client.post("/compte/phrase/", {**form, "oldpassword": PASSPHRASE})
    assert User.objects.get(username="amina").check_password(LONG)
    assert client.get("/compte/preferences/").status_code == 200


def test_an_address_is_given_then_taken_back(client, come_in, cast):
    come_in("Amina")
    client.post("/compte/courriel/", {"email": "Amina@Exemple.fr"})
    assert User.objects.get(pk=cast.amina.pk).email == "amina@exemple.fr"
    client.post("/compte/courriel/", {"email": ""})
    assert User.objects.get(pk=cast.amina.pk).email == ""


def test_before_something_sensitive_the_passphrase_is_asked_again(client, cast):
    client.force_login(cast.amina)
    asked = client.get("/compte/courriel/")
    assert asked.url == "/compte/confirmer/?next=%2Fcompte%2Fcourriel%2F"
    assert "Est-ce bien vous" in client.get(asked.url).content.decode()
    assert (
        client.post(asked.url, {"password": PASSPHRASE, "next": "/compte/courriel/"}).url
        == "/compte/courriel/"
    )
    assert client.get("/compte/courriel/").status_code == 200
