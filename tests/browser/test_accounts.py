"""Pages of the account, of the team and of one's data in a real browser; a passkey, with the browser's own dialogue."""

import os
import re
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache

from ancrage.accounts import actions
from ancrage.accounts.adapter import CAME_IN_AT
from ancrage.care import actions as care
from ancrage.care.access import access_person
from ancrage.care.rules import Level, Reason, ReasonKind
from ancrage.kernel import clock
from tests.browser.conftest import DESK, NARROW, PHONE
from tests.cast import PASSPHRASE

pytestmark = pytest.mark.django_db(transaction=True)

OPEN = ["/compte/connexion/", "/compte/inscription/", "/compte/retrouver/", "/compte/retrouver/courriel/"]
PAGES = [
    *(("", path) for path in OPEN),
    *(
        ("amina", f"/compte/{one}/")
        for one in ("codes", "phrase", "courriel", "identite", "preferences", "securite")
    ),
    *(("amina", path) for path in ("/compte/confirmer/", "/mes-donnees/", "/mes-donnees/effacer/")),
    *(("claire", f"/compte/securite/{one}/") for one in ("application", "cles/ajouter")),
    *(("amina", f"/compte/securite/{one}/") for one in ("cles", "codes/nouveaux")),
    *(("safety", path) for path in ("/equipe/", "/equipe/couverture/", "/equipe/arret/")),
    ("farid", "/journal/"),
]


@pytest.fixture(autouse=True)
def nobody_has_tried_yet():
    cache.clear()


@pytest.fixture
def visit(page_at, enter_as, cast, live_server):
    """Open a page as someone, and collect what the browser complains of."""

    def visit(name, path, width=DESK):
        page = page_at(width)
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        if name:
            user = getattr(cast, name)
            if name not in ("amina", "claire"):
                Authenticator.objects.get_or_create(
                    user=user, type="totp", defaults={"data": {"secret": "x"}}
                )
            enter_as(page, user)
            _just_came_in(page)
        page.goto(path)
        return page

    return visit


def _just_came_in(page):
    from django.contrib.sessions.backends.db import SessionStore

    cookie = next(one for one in page.context.cookies() if one["name"] == "session")
    session = SessionStore(session_key=cookie["value"])
    session[CAME_IN_AT] = clock.now().timestamp()
    session.save()


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_a_page_is_readable_by_all_and_fits_320_pixels(visit, axe, name, path):
    page = visit(name, path, NARROW)
    assert page.url.endswith(path)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    assert page.complaints == []


def test_an_account_is_opened_and_its_codes_are_kept_without_a_script(context_at, cast):
    page = context_at(PHONE, java_script_enabled=False).new_page()
    page.goto("/compte/inscription/")
    page.get_by_label("18 ans ou plus").check()
    page.get_by_label("Pseudonyme").fill("Lune")
    page.get_by_label("Phrase de passe").fill("neuf violons dorment sous la table")
    page.get_by_role("button", name="Ouvrir mon compte").click()
    page.get_by_role("button", name="Voir mes codes").click()
    codes = page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    assert re.fullmatch(r"\w{4}(-\w{4}){3}", codes[0])
    page.get_by_label("Mes codes sont en lieu sûr.").check()
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url("**/parler/")


def test_a_passkey_is_made_and_used_with_the_browser_s_own_dialogue(page_at, cast):
    page = page_at(DESK)
    _give_telephone(page)
    _come_in(page)
    page.wait_for_url("**/compte/securite/")
    page.get_by_role("link", name="Ajouter une clé").click()
    page.get_by_label("Nom de cette clé").fill("Téléphone")
    page.get_by_label("Me connecter avec cette clé seule").check()
    page.get_by_role("button", name="Ajouter").click()
    page.wait_for_url("**/compte/securite/codes/")
    page.get_by_role("button", name="Se déconnecter").click()

    _come_in(page)
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    page.wait_for_url("**/alertes/")
    page.get_by_role("button", name="Se déconnecter").click()

    page.goto("/compte/connexion/")
    page.get_by_role("button", name="Me connecter avec une clé d’accès").click()
    page.wait_for_url("**/alertes/")


def test_giving_up_a_key_is_said_in_words(page_at, cast):
    page = page_at(DESK)
    _give_telephone(page, agrees=False)
    page.goto("/compte/connexion/")
    page.get_by_role("button", name="Me connecter avec une clé d’accès").click()
    page.get_by_text("La clé n’a pas répondu").wait_for()


def _give_telephone(page, *, agrees=True):
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": agrees,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def _come_in(page):
    page.goto("/compte/connexion/")
    page.get_by_label("Pseudonyme ou adresse électronique").fill("Claire")
    page.get_by_role("textbox", name="Phrase de passe").fill(PASSPHRASE)
    page.get_by_role("button", name="Se connecter", exact=True).click()


@pytest.mark.skipif(
    "ANCRAGE_LOOK" not in os.environ, reason="ANCRAGE_LOOK names a folder for pictures to look at"
)
def test_pictures_to_look_at(visit, cast):
    folder = Path(os.environ["ANCRAGE_LOOK"])
    access_person(cast.claire, cast.amina.pk)
    alert = care.raise_alert(about=cast.amina, because=Reason(kind=ReasonKind.SUICIDE, level=Level.RED))
    care.take_alert(alert=alert, by=cast.claire)
    actions.set_email(user=cast.amina, email="amina@exemple.fr")
    for width in (PHONE, DESK):
        for name, path in PAGES:
            page = visit(name, path, width)
            page.screenshot(path=folder / f"{width}{path.replace('/', '_')}{name}.png", full_page=True)
