"""The talk in a real browser: words show at once, a tap answers, what fails is given back, a human's words arrive."""

import re
import uuid

import pytest
from playwright.sync_api import expect

import vigie
from ancrage.companion import actions
from ancrage.companion.models import Message
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)
LATE = "à quoi bon"


@pytest.fixture
def reads(monkeypatch):
    """Let one text ask for the direct question; the others are calm."""

    def read(text, **_context):
        quality = vigie.Quality(language="fr", characters=len(text))
        facts = {"risk": "none", "subject": "none", "outcome": "nothing"}
        if text == LATE:
            facts = {"risk": "passive", "subject": "self", "outcome": "ask"}
        return vigie.Reading(quality=quality, version="test", **facts)

    monkeypatch.setattr(vigie, "read", read, raising=False)


@pytest.fixture
def talk(cast, reads):
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    return actions.start_conversation(person=cast.amina)


@pytest.fixture
def page(page_at, enter_as, cast, talk):
    page = page_at(PHONE)
    enter_as(page, cast.amina)
    page.goto(f"/parler/{talk.pk}/")
    return page


def of_the_companion(page):
    return page.locator("#messages [data-from=companion]:not(:has(.typing))")


def write(page, text):
    page.locator("#composer-text").fill(text)
    page.get_by_role("button", name="Envoyer").click()


def test_one_writes_then_taps_an_answer_and_the_page_stays_what_a_fresh_one_is(page):
    write(page, LATE)
    expect(of_the_companion(page)).to_have_count(2)
    page.get_by_role("group", name="Réponses proposées").get_by_role("button", name="Non", exact=True).click()
    expect(of_the_companion(page)).to_have_count(3)
    expect(page.locator("#messages .waiting")).to_have_count(0)
    assert Message.objects.filter(author="person").count() == 2
    words = page.locator("#messages").inner_text()
    page.reload()
    assert page.locator("#messages").inner_text() == words


def test_an_answer_that_does_not_leave_is_given_back_with_help_beside_it(page):
    write(page, LATE)
    expect(of_the_companion(page)).to_have_count(2)
    page.context.set_offline(True)
    page.get_by_role("group", name="Réponses proposées").get_by_role("button", name="Oui", exact=True).click()
    expect(page.locator("[data-send-failed]")).to_be_visible()
    expect(page.locator("[data-send-failed] a[href='tel:3114']")).to_be_visible()
    expect(page.locator("#composer-text")).to_have_value("Oui")
    assert Message.objects.filter(author="person").count() == 1


def test_what_a_professional_writes_arrives_without_reloading(page, talk, cast):
    asks = page.locator("#news").get_attribute("hx-get")
    assert re.search(r"\?apres=\d+$", asks)
    actions.write_as_professional(conversation=talk, by=cast.claire, text="Je suis là.")
    expect(page.locator("#messages [data-from=professional]")).to_have_text(
        re.compile("Claire.*Je suis là", re.DOTALL), timeout=25_000
    )


def test_without_any_javascript_one_talks_all_the_same(context_at, enter_as, cast, talk):
    page = context_at(PHONE, java_script_enabled=False).new_page()
    enter_as(page, cast.amina)
    page.goto(f"/parler/{talk.pk}/")
    write(page, LATE)
    expect(of_the_companion(page)).to_have_count(2)
    page.get_by_role("button", name="Non", exact=True).click()
    expect(of_the_companion(page)).to_have_count(3)
    assert Message.objects.filter(author="person").count() == 2


def test_a_reply_that_never_came_is_asked_for_when_the_page_opens(page, talk):
    actions.say(conversation=talk, text="Il y a quelqu’un ?", key=uuid.uuid4())
    page.reload()
    expect(of_the_companion(page)).to_have_count(2)
