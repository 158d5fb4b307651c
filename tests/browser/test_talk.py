"""The talk in a real browser: words show at once, a tap answers, what fails is given back, a human's words arrive."""

import re
import uuid
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

import vigie
from ancrage.companion import actions, queries
from ancrage.companion.models import Message
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose
from tests.browser.conftest import PHONE
from tests.browser.test_pages import FIRST_LOAD, weight_of

pytestmark = pytest.mark.django_db(transaction=True)
LATE = "à quoi bon"
expect.set_options(
    timeout=30_000
)  # the first reply of a run opens all the wording: a busy machine takes seconds over it


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


def field(page):
    return page.get_by_label("Votre message")


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


def test_an_answer_that_does_not_leave_waits_with_help_beside_it_then_goes(page):
    write(page, LATE)
    expect(of_the_companion(page)).to_have_count(2)
    page.context.set_offline(True)
    page.get_by_role("group", name="Réponses proposées").get_by_role("button", name="Oui", exact=True).click()
    expect(page.locator("[data-not-sent] a[href='tel:3114']")).to_be_visible()
    expect(page.locator("#messages [data-state=waiting]")).to_contain_text("Oui")
    assert Message.objects.filter(author="person").count() == 1
    page.context.set_offline(False)
    expect(of_the_companion(page)).to_have_count(3)
    assert Message.objects.filter(author="person").count() == 2


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


def hold_replies(page):
    """Hold every reply back; return a function that lets them come, these and the next."""
    held, released = [], []
    page.route("**/repondre/", lambda route: route.continue_() if released else held.append(route))

    def release():
        released.append(True)
        for route in held:
            route.continue_()

    return release


def drafts(page):
    return page.evaluate(
        "Object.entries(sessionStorage).filter(([name]) => name.startsWith('draft:')).map(([, words]) => words)"
    )


def words_shown(page):
    return page.locator("#messages > .turn .body").all_inner_texts()


def test_one_types_on_while_a_reply_is_composed_and_both_messages_are_answered_in_order(page, talk):
    release = hold_replies(page)
    write(page, "Je dors mal.")
    expect(page.locator("#messages .waiting")).to_have_count(1)
    field(page).type("Et je ma")
    expect(field(page)).to_be_enabled()
    expect(field(page)).to_have_value("Et je ma")
    field(page).type("nge peu.")
    page.keyboard.press("Enter")
    expect(page.locator("#messages .waiting")).to_have_count(2)
    expect(page.locator("#messages .waiting .message:visible")).to_have_count(1)
    release()
    expect(of_the_companion(page)).to_have_count(3)
    expect(page.locator("#messages .waiting")).to_have_count(0)
    shown = words_shown(page)
    assert [one.text for one in queries.messages(talk)[1:3]] == ["Je dors mal.", "Et je mange peu."]
    assert shown[1:3] == ["Je dors mal.", "Et je mange peu."]
    page.reload()
    assert words_shown(page) == shown


def test_three_messages_sent_at_once_are_all_kept_once_and_in_order(page, talk):
    for words in ("un", "deux", "trois"):
        field(page).fill(words)
        page.keyboard.press("Enter")
    expect(of_the_companion(page)).to_have_count(4)
    assert [one.text for one in queries.messages(talk) if one.author == "person"] == ["un", "deux", "trois"]


def test_when_one_is_refused_it_and_the_next_come_back_to_the_field_in_order(page, talk):
    held = []
    page.route(f"**/parler/{talk.pk}/", lambda route: held.append(route))  # noqa: PLW0108 - it asks for a function
    for words in ("un", "deux"):
        field(page).fill(words)
        page.keyboard.press("Enter")
    expect(page.locator("#messages [data-state=sending]")).to_have_count(2)
    field(page).type("trois")
    held[0].fulfill(status=422, body="non")
    expect(page.locator("[data-send-failed]")).to_be_visible()
    expect(page.locator("#messages [data-state=sending]")).to_have_count(0)
    expect(field(page)).to_have_value("un\ndeux\ntrois")


def test_a_reply_that_does_not_come_is_asked_for_again_then_the_page_says_so(page, talk):
    page.route("**/repondre/", lambda route: route.abort())
    page.clock.install()
    write(page, "Vous êtes là ?")
    expect(page.locator(".waiting")).to_have_count(1)
    for _try in range(4):
        page.clock.run_for(6_000)
    late = page.locator(".waiting .late")
    expect(late).to_be_visible()
    expect(late.locator("a[href='tel:3114']")).to_be_visible()
    page.unroute("**/repondre/")
    late.get_by_role("button", name="Redemander la réponse").click()
    expect(of_the_companion(page)).to_have_count(2)


def test_quick_replies_are_gone_once_another_thing_was_said(page):
    write(page, LATE)
    proposed = page.get_by_role("group", name="Réponses proposées")
    expect(proposed.get_by_role("button", name="Non", exact=True)).to_be_visible()
    write(page, "Je ne veux pas répondre à ça.")
    expect(of_the_companion(page)).to_have_count(3)
    expect(page.locator("#messages > .turn:not(:last-child) .quick-replies").first).to_be_hidden()


def long_talk(talk, turns=30):
    for number in range(turns):
        words = f"message numéro {number}\n" + "encore " * 20
        actions.reply(message=actions.say(conversation=talk, text=words, key=uuid.uuid4()))


def test_reading_back_keeps_what_is_on_the_screen_in_its_place(page, talk):
    long_talk(talk)
    page.reload()
    more = page.get_by_role("link", name="Messages plus anciens")
    first = page.locator("#messages > .turn").first
    place = first.get_attribute("id")
    more.scroll_into_view_if_needed()
    before = page.locator(f"#{place}").bounding_box()["y"]
    more.click()
    expect(page.locator("#messages > .turn").first).not_to_have_id(place)
    page.wait_for_function(
        "([id, top]) => Math.abs(document.getElementById(id).getBoundingClientRect().top - top) < 3",
        arg=[place, before],
    )


def test_a_draft_survives_a_reload_and_goes_once_it_is_sent(page):
    field(page).type("Je voulais dire")
    assert drafts(page) == ["Je voulais dire"]
    page.reload()
    expect(field(page)).to_have_value("Je voulais dire")
    page.get_by_role("button", name="Envoyer").click()
    expect(of_the_companion(page)).to_have_count(2)
    page.reload()
    expect(field(page)).to_have_value("")
    assert drafts(page) == []


def test_a_draft_goes_with_the_session_when_one_logs_out(page):
    field(page).type("Je voulais dire")
    page.get_by_role("button", name="Se déconnecter").click()
    page.wait_for_url("**/")
    assert drafts(page) == []


def test_a_draft_goes_with_the_quick_exit(page):
    field(page).type("Je voulais dire")
    page.get_by_role("link", name="Quitter vite").click()
    page.wait_for_url("**/quitter/")
    assert drafts(page) == []


def test_an_ephemeral_talk_leaves_no_draft(page_at):
    page = page_at(PHONE)
    page.goto("/parler/ephemere/")
    field(page).type("Je voulais dire")
    assert drafts(page) == []


def test_once_violence_at_home_is_heard_the_page_takes_its_quiet_name_at_once(page, monkeypatch, cast):
    hit = "mon mari me frappe"

    def read(text, **_context):
        facts = {"flags": ("violence_suffered",), "risk": "none", "subject": "self", "outcome": "open"}
        quality = vigie.Quality(language="fr", characters=len(text))
        return vigie.Reading(quality=quality, version="test", **facts)

    monkeypatch.setattr(vigie, "read", read)
    assert page.title() == "Ancrage"
    write(page, hit)
    expect(page.locator(".discreet-now")).to_be_visible()
    expect(page).to_have_title("Carnet")
    expect(page.locator(".brand")).to_have_text("Carnet")
    assert "carnet" in page.locator("link[rel=icon]").get_attribute("href")
    assert "discret=1" in page.locator("link[rel=manifest]").get_attribute("href")
    page.get_by_role("link", name="Le retirer").click()
    page.get_by_label("Mode discret").uncheck()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page).to_have_title("Ancrage")


def test_a_talk_first_loads_less_than_100_kilobytes_and_asks_no_other_host(
    page_at, enter_as, cast, talk, live_server
):
    long_talk(talk)
    page = page_at(PHONE, service_workers="block")
    enter_as(page, cast.amina)
    answers = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it asks for a function
    page.goto(f"/parler/{talk.pk}/", wait_until="networkidle", timeout=60_000)
    assert {urlsplit(answer.url).netloc for answer in answers} == {urlsplit(live_server.url).netloc}
    weights = {answer.url: weight_of(answer.body()) for answer in answers if answer.status == 200}
    assert sum(weights.values()) <= FIRST_LOAD, weights
