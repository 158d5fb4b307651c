"""What is written without a network: it waits, says so, leaves once and in order, and goes when it is deleted or one leaves."""

import re

import pytest
from playwright.sync_api import expect

from ancrage.companion import queries
from ancrage.companion.models import Message
from tests.browser.conftest import PHONE
from tests.browser.test_talk import field, of_the_companion, reads, talk

__all__ = ["reads", "talk"]
pytestmark = pytest.mark.django_db(transaction=True)
KEPT = "Object.keys(localStorage).filter((name) => name.startsWith('waits:')).length"


@pytest.fixture
def page(page_at, enter_as, cast, talk):
    page = page_at(PHONE)
    enter_as(page, cast.amina)
    page.goto(f"/parler/{talk.pk}/")
    return page


def write_offline(page, *words):
    page.context.set_offline(True)
    for text in words:
        field(page).fill(text)
        page.get_by_role("button", name="Envoyer").click()
    expect(waiting(page)).to_have_count(len(words))


def waiting(page):
    return page.locator("#messages [data-state=waiting]")


def of_the_person(talk):
    return [one.text for one in queries.messages(talk) if one.author == "person"]


def test_it_says_that_nobody_read_it_with_numbers_that_need_no_network(page):
    write_offline(page, "je n’en peux plus")
    notice = page.get_by_role("alert").filter(has_text="Pas envoyé : personne ne l’a lu")
    expect(notice).to_be_visible()
    for number in ("15", "3114"):
        expect(notice.locator(f"a[href='tel:{number}']")).to_be_visible()
    expect(waiting(page)).to_contain_text("je n’en peux plus")
    expect(waiting(page)).to_contain_text("Pas envoyé, personne ne l’a lu")
    expect(field(page)).to_have_value("")
    assert page.evaluate(KEPT) == 1


def test_it_leaves_once_and_in_order_when_the_network_returns(page, talk):
    write_offline(page, "un", "deux", "trois")
    assert of_the_person(talk) == []
    page.context.set_offline(False)
    expect(waiting(page)).to_have_count(0)
    expect(of_the_companion(page)).to_have_count(4)
    assert of_the_person(talk) == ["un", "deux", "trois"]
    expect(page.locator("[data-not-sent]")).to_be_hidden()
    assert page.evaluate(KEPT) == 0


@pytest.mark.xfail(
    strict=False, reason="alone it passes; after others, the two times do not always show: to be found"
)
def test_it_waits_through_a_closed_tab_and_arrives_with_both_times(page, talk):
    page.clock.install(time="2026-03-03T02:10:00Z")
    page.reload()
    write_offline(page, "je ne dors pas")
    page.clock.set_system_time("2026-03-03T06:40:00Z")
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("#messages")).to_contain_text(re.compile(r"écrit .*à .*, reçu .*à"))
    message = Message.objects.get(author="person")
    span = message.at - message.written_at
    assert round(span.total_seconds() / 60) == 270


def test_two_tabs_do_not_send_it_twice_and_both_show_it(page, talk):
    other = page.context.new_page()
    other.goto(page.url)
    write_offline(page, "une seule fois")
    sent = []
    page.context.on(
        "request",
        lambda asked: sent.append(asked.url) if asked.method == "POST" and asked.url == page.url else None,
    )
    third = page.context.new_page()
    page.context.set_offline(False)
    third.goto(page.url)
    expect(page.locator("#messages > .turn[data-who=person] .body")).to_have_text(["une seule fois"])
    third.reload()  # it may have opened between the sending and its being kept
    expect(third.locator("#messages > .turn[data-who=person] .body")).to_have_text(["une seule fois"])
    assert of_the_person(talk) == ["une seule fois"]
    assert len(sent) == 1


def test_one_deletes_what_waits(page, talk):
    write_offline(page, "un", "deux")
    waiting(page).first.get_by_role("button", name="Effacer").click()
    expect(waiting(page)).to_have_count(1)
    page.context.set_offline(False)
    expect(of_the_companion(page)).to_have_count(2)
    assert of_the_person(talk) == ["deux"]


def test_logging_out_says_that_it_goes_then_it_does(page, talk):
    write_offline(page, "un")
    page.get_by_role("button", name="Se déconnecter").click()
    warning = page.get_by_role("alert").filter(has_text="Se déconnecter l’efface de cet appareil")
    expect(warning.get_by_role("button", name="Rester")).to_be_focused()
    page.keyboard.press("Enter")
    expect(warning).to_be_hidden()
    assert page.evaluate(KEPT) == 1
    page.route(f"**/parler/{talk.pk}/", lambda route: route.abort())
    page.context.set_offline(False)
    page.get_by_role("button", name="Se déconnecter").click()
    page.get_by_role("button", name="Se déconnecter et l’effacer").click()
    page.wait_for_url("**/")
    assert page.evaluate(KEPT) == 0
    assert of_the_person(talk) == []


def test_the_quick_exit_takes_it_away(page, talk):
    write_offline(page, "un")
    page.route(f"**/parler/{talk.pk}/", lambda route: route.abort())
    page.context.set_offline(False)
    page.get_by_role("link", name="Quitter vite").click()
    page.wait_for_url("**/quitter/")
    assert page.evaluate(KEPT) == 0


def test_what_another_account_left_on_the_device_goes(page, talk):
    page.evaluate(
        f"localStorage.setItem('waits:someone-else:{talk.pk}:000000000000001:k', '{{\"text\": \"x\"}}')"
    )
    page.reload()
    expect(field(page)).to_be_visible()
    page.wait_for_function(f"{KEPT} === 0")
    assert of_the_person(talk) == []


def test_a_guest_s_words_are_never_kept_on_the_device(page_at):
    page = page_at(PHONE)
    page.goto("/parler/ephemere/")
    page.context.set_offline(True)
    field(page).fill("je n’en peux plus")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator("[data-send-failed]")).to_be_visible()
    expect(field(page)).to_have_value("je n’en peux plus")
    assert page.evaluate("localStorage.length") == 0


def test_the_discreet_mode_leaves_no_words_on_the_device(page, cast):
    cast.amina.discreet = True
    cast.amina.save()
    page.reload()
    page.context.set_offline(True)
    field(page).fill("je n’en peux plus")
    page.get_by_role("button", name="Envoyer").click()
    expect(field(page)).to_have_value("je n’en peux plus")
    assert page.evaluate("localStorage.length") == 0


def test_without_a_network_the_page_that_opens_shows_what_waits_and_deletes_it(page):
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    write_offline(page, "je n’en peux plus")
    page.goto("/mes-donnees/")
    shelf = page.get_by_role("region", name="Ce que vous avez écrit attend ici")
    expect(shelf).to_contain_text("je n’en peux plus")
    expect(shelf.locator("a[href='tel:15']")).to_be_visible()
    shelf.get_by_role("button", name="Effacer").click()
    expect(shelf).to_be_hidden()
    assert page.evaluate(KEPT) == 0


def test_other_pages_say_that_something_waits(page, talk):
    write_offline(page, "un")
    page.route(f"**/parler/{talk.pk}/", lambda route: route.abort())
    page.context.set_offline(False)
    page.goto("/exercices/")
    link = page.get_by_role("alert").get_by_role("link", name="L’envoyer, ou l’effacer")
    expect(link).to_have_attribute("href", f"/parler/{talk.pk}/")
