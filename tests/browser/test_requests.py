"""What a person asks, from both sides, in a real browser: asked, taken, answered, held; without a script, on a phone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ancrage.care.models import CareRelation
from ancrage.exchanges.models import Appointment, Callback, SecureMessage
from ancrage.kernel import clock
from tests.browser.conftest import DESK, NARROW, PHONE
from tests.web.clinic.conftest import set_up_second_factor

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30_000  # milliseconds: two profiles and many pages on a machine that may be busy
LONG_NAME = "Maëlle-Anne de la Villardière-Montauban"


@pytest.fixture
def sides(cast, page_at, enter_as):
    """Amina on a phone without a script, Claire at a desk; `Claire` has a long name."""
    cast.claire.display_name = LONG_NAME
    cast.claire.save()
    set_up_second_factor(cast.claire)
    phone, desk = page_at(PHONE, java_script_enabled=False), page_at(DESK)
    for page in (phone, desk):
        page.set_default_timeout(PATIENCE)
    enter_as(phone, cast.amina)
    enter_as(desk, cast.claire)
    return phone, desk


def right(page, axe, path) -> list[str]:
    page.goto(path, wait_until="networkidle")  # counters asked for by the page itself are answered too
    wide = page.evaluate("document.documentElement.scrollWidth") > page.viewport_size["width"]
    return axe(page) + ["wider than the screen"] * wide


def test_a_request_goes_from_one_to_the_other_and_back(sides):
    phone, desk = sides
    phone.goto("/mes-demandes/rappel/")
    phone.get_by_label("Dans les sept jours, plutôt le matin").check()
    phone.get_by_label("Numéro de téléphone").fill("06 12 34 56 78")
    phone.get_by_role("button", name="Envoyer la demande").click()
    assert "Envoyée" in phone.locator("main").inner_text()

    desk.goto("/demandes/")
    desk.get_by_role("link", name="Amina").click()
    assert "06 12 34 56 78" not in desk.locator("main").inner_text()
    desk.get_by_role("button", name="Je la prends").click()
    assert "06 12 34 56 78" in desk.locator("main").inner_text()
    desk.get_by_label("Pas de réponse").check()
    desk.get_by_role("button", name="Noter").click()

    phone.reload()
    assert f"Prise par {LONG_NAME}, 1 essai sans vous joindre" in phone.locator("main").inner_text()
    desk.get_by_label("Personne jointe").check()
    desk.get_by_role("button", name="Noter").click()
    phone.goto("/mes-demandes/")
    assert f"Rappel fait par {LONG_NAME}" in phone.locator("main").inner_text()
    assert Callback.objects.get().state == "reached"


def test_messages_meet_and_are_said_to_be_read(sides):
    phone, desk = sides
    phone.goto("/mes-demandes/")
    phone.get_by_role("link", name=f"Écrire à {LONG_NAME}").click()
    phone.get_by_label("Votre message").fill("Bonjour, peut-on avancer la séance ?")
    phone.get_by_role("button", name="Envoyer").click()
    assert "pas encore lu" in phone.locator("main").inner_text()

    desk.goto("/demandes/messages/")
    desk.get_by_role("link", name="Amina").click()
    desk.get_by_label("Votre réponse").fill("Oui, mardi.")
    desk.get_by_role("button", name="Envoyer").click()

    phone.reload()
    said = phone.locator(".messages").inner_text()
    assert "Oui, mardi." in said
    assert "lu à" in said or "lu hier" in said
    assert SecureMessage.objects.count() == 2


def test_a_slot_is_opened_booked_and_cancelled(sides):
    phone, desk = sides
    day = timezone.localdate(clock.now()) + timedelta(days=5)
    desk.goto("/creneaux/")
    desk.get_by_label("Jour", exact=True).fill(day.isoformat())
    desk.get_by_label("Heure", exact=True).fill("14:30")
    desk.get_by_label("Par téléphone").check()
    desk.get_by_role("button", name="Ouvrir").click()
    assert "Le créneau est ouvert" in desk.locator("body").inner_text()

    phone.goto("/mes-demandes/rendez-vous/")
    phone.get_by_label("14 h 30").check()
    phone.get_by_role("button", name="Prendre ce rendez-vous").click()
    assert "à 14 h 30" in phone.locator("h1").inner_text().replace("\u00a0", " ")

    desk.goto("/creneaux/")
    assert "Amina" in desk.locator(".agenda").inner_text()
    phone.get_by_text("Annuler ce rendez-vous").click()
    phone.get_by_role("button", name="Annuler le rendez-vous").click()
    desk.reload()
    assert "Libre" in desk.locator(".agenda").inner_text()
    assert Appointment.objects.get().state == "cancelled"


@pytest.mark.parametrize(("scheme", "width"), [("light", NARROW), ("dark", DESK)])
def test_the_inner_pages_are_readable_by_all(cast, page_at, enter_as, axe, *, scheme, width):
    from tests.web.world_exchanges import ask

    cast.claire.display_name = LONG_NAME
    cast.claire.save()
    ask(cast)
    relation = CareRelation.objects.get(person=cast.amina)
    callback, held = Callback.objects.get(), Appointment.objects.get()
    set_up_second_factor(cast.claire)
    wrong = {}
    for who, paths in {
        "amina": [
            f"/mes-demandes/rappel/{callback.pk}/",
            f"/mes-demandes/rendez-vous/{held.pk}/",
            f"/mes-demandes/rendez-vous/{held.pk}/deplacer/",
            f"/mes-demandes/messages/{relation.pk}/",
            "/mes-demandes/",
        ],
        "claire": [
            "/demandes/",
            f"/demandes/{callback.pk}/",
            f"/demandes/messages/{relation.pk}/",
            "/demandes/messages/",
            "/creneaux/",
        ],
    }.items():
        page = page_at(width, color_scheme=scheme)
        page.set_default_timeout(PATIENCE)
        enter_as(page, getattr(cast, who))
        wrong |= {path: found for path in paths if (found := right(page, axe, path))}
    assert wrong == {}
