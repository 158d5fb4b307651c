"""Opening an account, coming in, going out."""

import pytest

from ancrage.accounts.models import RecoveryCode, User
from ancrage.accounts.queries import recovery_codes_left
from ancrage.audit.models import TrailEntry
from tests.cast import PASSPHRASE

pytestmark = pytest.mark.django_db
LONG = "neuf violons dorment sous la table"
FORM = {"username": "Lune", "password1": LONG, "email": "", "age": "adult"}


def sign_up(client, **changes):
    return client.post("/compte/inscription/", {**FORM, **changes})


def test_the_page_asks_for_a_pseudonym_a_passphrase_and_an_age(client):
    page = client.get("/compte/inscription/").content.decode()
    assert "Ouvrir un compte" in page
    assert "Moins de 15 ans" in page
    assert "Il n’a pas besoin d’être votre nom." in page


def test_an_account_opens_and_leads_to_its_codes(client):
    response = sign_up(client)
    assert response.status_code == 302
    assert response.url == "/compte/codes/"
    user = User.objects.get(username="Lune")
    assert not user.minor
    assert client.session["_auth_user_id"] == str(user.pk)


def test_someone_between_fifteen_and_seventeen_is_known_as_a_minor(client):
    sign_up(client, age="minor")
    assert User.objects.get().minor


def test_a_child_is_told_where_to_talk_and_nothing_is_kept(client):
    response = sign_up(client, age="under_15")
    page = response.content.decode()
    assert response.status_code == 200
    for number in ("119", "3018", "0 800 235 236"):
        assert number in page
    assert "/parler/ephemere/" in page
    assert not User.objects.exists()
    assert not TrailEntry.objects.exists()


def test_a_child_gets_this_answer_whatever_else_is_missing(client):
    assert "119" in sign_up(client, age="under_15", username="", password1="").content.decode()


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [
        ("trop court", "Il manque 5 caractères"),
        ("azertyuiopqsdfghjklm", "Cette phrase"),
        ("lunelunelunelunelune", "Cette phrase"),
    ],
)
def test_a_weak_passphrase_is_refused_and_the_pseudonym_is_still_there(client, passphrase, said):
    page = sign_up(client, password1=passphrase).content.decode()
    assert said in page
    assert 'value="Lune"' in page
    assert passphrase not in page
    assert not User.objects.exists()


def test_a_taken_pseudonym_says_so(client):
    sign_up(client)
    client.logout()
    assert "déjà pris" in sign_up(client, username="lune").content.decode()


def test_an_address_already_in_use_says_so_to_nobody(client):
    sign_up(client, email="une@exemple.fr")
    client.logout()
    assert sign_up(client, username="Autre", email="une@exemple.fr").url == "/compte/codes/"


def test_coming_in_is_written_in_the_trail_and_so_is_going_out(client, come_in, cast):
    assert come_in("Amina").url == "/mon-espace/"
    client.post("/compte/deconnexion/")
    written = (
        TrailEntry.objects.filter(actor_id=cast.amina.pk).order_by("at").values_list("action", flat=True)
    )
    assert list(written) == ["login", "logout"]


def test_a_refusal_is_written_without_a_name(come_in, cast):
    come_in("Amina", "une autre phrase tout à fait")
    entry = TrailEntry.objects.get(action="login.refused")
    assert (entry.actor_id, entry.about_id, entry.detail) == (None, None, {})


@pytest.mark.parametrize("name", ["Amina", "personne", "rien@exemple.fr"])
def test_a_refusal_says_the_same_whether_the_account_exists(come_in, cast, name):
    page = come_in(name, "une autre phrase tout à fait").content.decode()
    assert "Ce nom et cette phrase de passe ne vont pas ensemble." in page


def test_after_five_refusals_one_must_wait(come_in, cast):
    for _ in range(5):
        come_in("Amina", "une autre phrase tout à fait")
    assert "Trop d’essais" in come_in("Amina", PASSPHRASE).content.decode()


def test_one_returns_to_the_page_one_wanted(client, come_in, cast):
    asked = client.get("/compte/preferences/")
    assert asked.url == "/compte/connexion/?next=/compte/preferences/"
    assert come_in("Amina", next="/compte/preferences/").url == "/compte/preferences/"


def test_nobody_is_led_to_another_site(come_in, cast):
    assert come_in("Amina", next="https://ailleurs.example/").url == "/mon-espace/"


def test_a_closed_account_does_not_open(client, come_in, cast):
    cast.amina.is_active = False
    cast.amina.save()
    come_in("Amina")
    assert "_auth_user_id" not in client.session


def test_going_out_asks_for_a_click(client, come_in, cast):
    come_in("Amina")
    assert "Me déconnecter" in client.get("/compte/deconnexion/").content.decode()
    assert "_auth_user_id" in client.session


def test_codes_are_shown_once_after_a_click(client):
    sign_up(client)
    assert not RecoveryCode.objects.exists()
    assert "Voir mes codes" in client.get("/compte/codes/").content.decode()
    page = client.post("/compte/codes/")
    codes = page.context["codes"]
    assert len(codes) == 10
    assert all(code in page.content.decode() for code in codes)
    assert page.headers["Cache-Control"] == "no-store"
    assert codes[0] not in client.get("/compte/codes/").content.decode()


def test_codes_can_be_taken_as_a_file_that_the_server_never_kept(client):
    sign_up(client)
    codes = client.post("/compte/codes/").context["codes"]
    file = client.post("/compte/codes/fichier/", {"code": [*codes, "<script>"]})
    assert file.headers["Content-Disposition"] == 'attachment; filename="codes-de-secours.txt"'
    assert file.headers["Content-Type"].startswith("text/plain")
    text = file.content.decode()
    assert all(code in text for code in codes)
    assert "script" not in text


def test_going_on_asks_whether_the_codes_are_safe(client):
    sign_up(client)
    assert client.post("/compte/codes/gardes/").url == "/compte/codes/"
    assert client.post("/compte/codes/gardes/", {"kept": "1"}).url == "/parler/"


def test_a_stolen_session_cannot_make_codes(client, cast):
    client.force_login(cast.amina)
    assert client.post("/compte/codes/").url.startswith("/compte/confirmer/")
    assert recovery_codes_left(cast.amina) == 0
