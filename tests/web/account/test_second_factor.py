"""Whoever holds a role sets up a second factor before anything else."""

import json
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp

from ancrage.accounts import actions
from ancrage.accounts.rules import Role
from ancrage.kernel import clock
from tests.soft_key import SoftKey


def code_of(secret, *, steps=0):
    """Return what an application shows."""
    counter = int(clock.now().timestamp()) // 30 + steps
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def asked_of_the_key(page, name):
    """Return what the page gives to the browser's own dialogue."""
    data = re.search(
        r'<script id="js_data" type="application/json">(.*?)</script>', page.content.decode(), re.DOTALL
    )
    return json.loads(data[1])[name]


@pytest.fixture
def install(client, come_in):
    """Set up an application of codes by the pages; return its secret."""

    def install(name):
        come_in(name)
        page = client.get("/compte/securite/application/").content.decode()
        secret = re.search(r'<code class="secret">(\w+)</code>', page)[1]
        response = client.post("/compte/securite/application/", {"code": code_of(secret)})
        assert response.status_code == 302, response.content.decode()
        return secret

    return install


@pytest.mark.parametrize("name", ["claire", "denis", "elise", "farid", "gael", "safety"])
def test_nothing_opens_before_the_second_factor(client, cast, name):
    client.force_login(getattr(cast, name))
    for page in ("/", "/compte/preferences/", "/compte/identite/", "/alertes/", "/ui/"):
        assert client.get(page).url == "/compte/securite/", page


def test_help_and_the_way_out_stay_open(client, cast):
    client.force_login(cast.claire)
    for page in ("/aide/", "/comment-ca-marche/", "/compte/securite/", "/sante/", "/quitter/"):
        response = client.get(page)
        assert response.status_code == 200, page
        assert page != "/compte/securite/" or "Avant tout le reste" in response.content.decode()


def test_a_fragment_asked_for_by_htmx_leads_there_too(client, cast):
    client.force_login(cast.claire)
    response = client.get("/alertes/", headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == "/compte/securite/"


def test_what_a_page_asks_for_by_itself_leads_nobody_away(client, cast):
    client.force_login(cast.claire)
    assert client.get("/alertes/compteur/", headers={"HX-Request": "true"}).status_code == 204


def test_a_person_needs_none(client, cast):
    client.force_login(cast.amina)
    assert client.get("/compte/preferences/").status_code == 200


def test_a_role_given_during_a_visit_asks_for_it_at_the_next_page(client, cast):
    client.force_login(cast.basile)
    assert client.get("/compte/preferences/").status_code == 200
    actions.grant_role(user=cast.basile, organisation=cast.employer, role=Role.MANAGER, by=None)
    assert client.get("/compte/preferences/").url == "/compte/securite/"


def test_an_application_is_installed_by_scanning_a_square_drawn_in_the_page(client, come_in, cast):
    come_in("Farid")
    page = client.get("/compte/securite/application/").content.decode()
    assert '<svg role="img" aria-label="Carré à scanner"' in page
    assert "data:image" not in page
    assert "<?xml" not in page


def test_once_installed_the_house_opens_and_codes_are_shown_once(client, install, cast):
    install("Farid")
    assert "Ils s’affichent une seule fois" in client.get("/compte/securite/codes/").content.decode()
    assert "Ils ne s’affichent plus" in client.get("/compte/securite/codes/").content.decode()
    assert client.get("/compte/preferences/").status_code == 200


def test_its_secret_is_sealed(install, cast):
    secret = install("Farid")
    kept = str(list(Authenticator.objects.order_by("pk").values_list("data", flat=True)))
    assert secret not in kept


def test_afterwards_the_passphrase_alone_does_not_open(client, install, come_in, cast):
    secret = install("Farid")
    client.post("/compte/deconnexion/")
    assert come_in("Farid").url == "/compte/connexion/second-facteur/"
    assert "_auth_user_id" not in client.session
    assert "Votre second facteur" in client.get("/compte/connexion/second-facteur/").content.decode()
    assert "Ce code n’est pas le bon" in _second(client, "000000").content.decode()
    with time_machine.travel(clock.now().timestamp() + 60, tick=True):
        assert _second(client, code_of(secret)).url == "/journal/"


def test_the_last_factor_of_a_professional_stays(client, install, cast):
    install("Farid")
    page = client.post("/compte/securite/application/retirer/").content.decode()
    assert "ajoutez-en un autre" in page
    assert Authenticator.objects.filter(user=cast.farid, type="totp").exists()


def test_a_person_may_set_one_and_take_it_away(client, install, cast):
    install("Amina")
    assert client.post("/compte/securite/application/retirer/").url == "/compte/securite/"
    assert not Authenticator.objects.filter(user=cast.amina, type="totp").exists()


def test_a_key_is_added_by_scripts_of_this_house_only(client, come_in, cast):
    come_in("Claire")
    page = client.get("/compte/securite/cles/ajouter/").content.decode()
    sources = re.findall(r'<script[^>]*src="([^"]+)"', page)
    assert {source.split("?")[0] for source in sources} >= {
        "/static/mfa/js/webauthn.js",
        "/static/js/account.js",
    }
    assert all(source.startswith("/static/") for source in sources)
    inline = re.findall(r"<script(?![^>]*src=)([^>]*)>", page)
    assert all('type="application/json"' in attributes for attributes in inline)
    assert '"creation_options"' in page


def test_a_key_is_added_then_opens_the_house_in_place_of_a_code(client, come_in, cast):
    key = SoftKey()
    come_in("Claire")
    options = asked_of_the_key(client.get("/compte/securite/cles/ajouter/"), "creation_options")
    answer = {"name": "Téléphone", "credential": json.dumps(key.registered(options))}
    assert client.post("/compte/securite/cles/ajouter/", answer).url == "/compte/securite/codes/"
    assert "Téléphone" in client.get("/compte/securite/cles/").content.decode()
    client.post("/compte/deconnexion/")

    assert come_in("Claire").url == "/compte/connexion/second-facteur/"
    options = asked_of_the_key(client.get("/compte/connexion/second-facteur/"), "request_options")
    answer = {"credential": json.dumps(key.authenticated(options))}
    assert client.post("/compte/connexion/second-facteur/", answer).url == "/alertes/"


def test_another_key_opens_nothing(client, come_in, cast):
    come_in("Claire")
    options = asked_of_the_key(client.get("/compte/securite/cles/ajouter/"), "creation_options")
    client.post("/compte/securite/cles/ajouter/", {"credential": json.dumps(SoftKey().registered(options))})
    client.post("/compte/deconnexion/")
    come_in("Claire")
    options = asked_of_the_key(client.get("/compte/connexion/second-facteur/"), "request_options")
    client.post(
        "/compte/connexion/second-facteur/", {"credential": json.dumps(SoftKey().authenticated(options))}
    )
    assert "_auth_user_id" not in client.session


def test_keys_have_a_page_even_without_any(client, come_in, cast):
    come_in("Amina")
    assert "Aucune clé" in client.get("/compte/securite/cles/").content.decode()


def test_a_browser_may_ask_for_a_key_before_coming_in(client, db):
    answer = client.get("/compte/connexion/cle/", headers={"Accept": "application/json"})
    assert "challenge" in str(answer.json()["request_options"])


class TestTheDemonstration:
    def test_its_mark_opens_the_house_on_loopback(self, client, cast, settings):
        settings.DEMO = True
        self._marked(client, cast.claire)
        assert client.get("/compte/preferences/").status_code == 200

    def test_its_mark_counts_nowhere_else(self, client, cast, settings):
        self._marked(client, cast.claire)
        assert client.get("/compte/preferences/").url == "/compte/securite/"
        settings.DEMO = True
        away = {"REMOTE_ADDR": "192.0.2.7"}
        assert client.get("/compte/preferences/", **away).url == "/compte/securite/"
        proxied = {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}
        assert client.get("/compte/preferences/", **proxied).url == "/compte/securite/"

    def _marked(self, client, user):
        client.force_login(user)
        session = client.session
        session["demo_entry"] = True
        session.save()


def _second(client, code):
    return client.post("/compte/connexion/second-facteur/", {"code": code})
