"""The main job, as a new visitor would try it: one message, from a person's screen to a professional's decision.

The invented month of the demonstration is played, people enter by its buttons, and nothing is simulated: real reading,
real alert, real reply. The picture of the README is made here (`make docs`).
"""

import base64
import os
import re
from pathlib import Path

import pytest

from ancrage.care.models import Alert
from ancrage.console.demo import seed
from ancrage.kernel import clock
from ancrage.vigilance.models import Review
from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "je dors plus, j'ai mis des cachets de côté"
CORRECTED = "active"


@pytest.fixture
def demonstration(settings):
    settings.DEMO = True
    return seed.play(today=clock.now())


@pytest.fixture
def enter(page_at):
    """Return a function that opens a fresh browser and enters by one of the demonstration's buttons."""

    def entered(name, width):
        page = page_at(width)
        page.goto("/")
        page.locator(f"form[action='/demo/entrer/{name}/'] button").click()
        return page

    return entered


def test_one_message_goes_from_a_person_s_screen_to_a_professional_s_decision(demonstration, enter):
    amina = talk_as_amina(enter)
    pictures = [amina.screenshot()]

    claire = enter("claire", DESK)
    code = demonstration.people["amina"].code
    first = claire.locator(".clinic-queue li").first
    assert code in first.inner_text()
    assert "Rouge" in first.inner_text()
    assert "cachets" not in claire.locator("main").inner_text()
    first.locator("a").click()
    claire.get_by_role("button", name="Prendre cette alerte").click()
    evidence = claire.locator("article[data-signal]", has_text="j'ai mis des cachets de côté").first
    assert "j'ai mis des cachets de côté" in evidence.inner_text()
    pictures.append(claire.screenshot())

    correct_level(claire, evidence)
    claire.get_by_label("Votre message").fill("Amina, c’est Claire. Je vous appelle maintenant.")
    claire.get_by_role("button", name="Envoyer dans la conversation").click()
    amina.reload()
    said = amina.locator("main").inner_text()
    assert "Claire Aubry s’occupe de votre demande" in said
    assert "Je vous appelle maintenant." in said

    close(claire)
    assert_decided(demonstration)
    picture(claire, pictures)


def talk_as_amina(enter):
    amina = enter("amina", PHONE)
    amina.get_by_role("button", name="Commencer une conversation").click()
    amina.get_by_label("Votre message").fill(WORDS)
    amina.keyboard.press("Enter")
    reply = amina.locator("#messages .resource").first
    reply.wait_for()
    assert amina.locator("#messages a[href='tel:3114']").first.is_visible()
    asked = amina.locator(".message[data-from='companion']").last.inner_text()
    assert re.search(r"mourir|suicid|tuer|mal|sécurité", asked)
    assert asked.count("?") == 1
    return amina


def correct_level(page, evidence):
    evidence.locator("summary", has_text="Autre niveau").click()
    evidence.locator(f"button[name='corrected_level'][value='{CORRECTED}']").click()
    page.locator("article[data-verdict='other']").first.wait_for()


def close(page):
    form = page.locator("#clore form")
    form.locator("select").select_option("reached_safe")
    form.locator("textarea").fill("Jointe par téléphone, les médicaments sont rangés chez sa sœur.")
    form.get_by_role("button", name="Clore l’alerte").click()
    page.locator("text=Issue :").or_(page.locator(".clinic-queue, .empty")).first.wait_for()


def assert_decided(demonstration):
    alert = Alert.objects.filter(person=demonstration.people["amina"]).order_by("-created_at").first()
    assert (alert.state, alert.outcome, alert.closed_by) == (
        "closed",
        "reached_safe",
        demonstration.people["claire"],
    )
    review = Review.objects.select_related("signal").get(
        signal__reading_id=alert.reasons.get(kind="suicide").reading_id, by=demonstration.people["claire"]
    )
    assert (review.signal.level, review.verdict, review.corrected_level) == ("plan", "other", CORRECTED)


def picture(page, pictures):
    """Put the person's phone beside the professional's screen, where the README looks for it."""
    place = os.environ.get("ANCRAGE_TEST_TOUR", "")
    if not place:
        return
    phone, desk = (base64.b64encode(one).decode() for one in pictures)
    page.set_viewport_size({"width": 1320, "height": 700})
    page.goto("about:blank")
    page.set_content(
        "<body style='margin:0;display:flex;gap:20px;padding:20px;background:#d9d3c7;align-items:flex-start'>"
        f"<img style='height:660px' src='data:image/png;base64,{phone}'>"
        f"<img style='width:955px' src='data:image/png;base64,{desk}'>"
    )
    page.wait_for_timeout(300)
    Path(place).parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=place)
