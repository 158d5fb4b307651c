"""The small scripts, on the gallery: each adds to a page that works without it."""

import pytest

from tests.browser.conftest import DESK

WATCH = """() => {
  window.seen = [];
  new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => {
    if (node.querySelector && node.querySelector("[data-state=sending]")) window.seen.push(node.innerText);
  }))).observe(document.querySelector("#messages"), {childList: true});
}"""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gallery(page_at):
    page = page_at(DESK)
    page.goto("/ui/", wait_until="load")
    return page


def test_the_pacer_says_when_to_breathe_in_and_stops_at_once(gallery):
    pacer = gallery.locator("[data-pacer]")
    pacer.get_by_role("button", name="Commencer").click()
    assert pacer.locator("[data-cue]").inner_text() == "Inspirer par le nez"
    assert gallery.locator("[data-pacer][data-state=running][data-phase=inhale]").count() == 1
    pacer.get_by_role("button", name="Arrêter").click()
    assert "reprend seule" in pacer.locator("[data-cue]").inner_text()


def test_whoever_asked_for_less_movement_has_words_that_count_and_no_circle(gallery):
    pacer = gallery.locator("[data-pacer]")
    assert pacer.get_attribute("data-mode") == "words"
    pacer.get_by_role("button", name="Commencer").click()
    assert pacer.locator("[data-count]").inner_text() == "1 sur 5"
    assert pacer.locator("[data-cue]").get_attribute("aria-live") == "polite"
    assert not pacer.locator(".breath").is_visible()
    assert not pacer.locator("[value=circle]").is_visible()


def test_the_circle_moves_for_others(page_at):
    page = page_at(DESK, reduced_motion="no-preference")
    page.goto("/ui/")
    page.get_by_role("button", name="Commencer").click()
    circle = page.locator(".breath")
    assert circle.evaluate("one => getComputedStyle(one).transitionDuration") == "5s"
    assert circle.evaluate("one => getComputedStyle(one).transitionProperty") == "scale"


def test_the_written_rhythm_leads_alone_when_it_is_chosen(gallery):
    pacer = gallery.locator("[data-pacer]")
    pacer.get_by_text("Par écrit").click()
    assert pacer.locator(".rhythm").is_visible()
    assert not pacer.get_by_role("button", name="Commencer").is_visible()


def test_without_javascript_the_written_rhythm_is_there_and_nothing_that_does_not_work(page_at):
    page = page_at(DESK, java_script_enabled=False)
    page.goto("/exercices/respirer/")
    pacer = page.locator("[data-pacer]")
    assert pacer.locator(".rhythm").is_visible()
    assert "1, 2, 3, 4, 5" in pacer.inner_text()
    assert not pacer.get_by_role("button", name="Commencer").is_visible()


def test_a_dialog_opens_takes_the_focus_and_closes(gallery):
    gallery.get_by_role("link", name="Ouvrir le dialogue").click()
    dialog = gallery.locator("#sample-dialog")
    assert dialog.get_attribute("open") is not None
    assert gallery.evaluate("document.activeElement.closest('dialog') !== null")
    dialog.get_by_role("button", name="Fermer").click()
    assert dialog.get_attribute("open") is None


def test_a_message_that_does_not_leave_comes_back_with_help_beside_it(gallery):
    field = gallery.get_by_label("Votre message")
    field.fill("je n’en peux plus")
    gallery.context.set_offline(True)
    field.press("Enter")
    gallery.locator("[data-send-failed]").wait_for(state="visible")
    assert field.input_value() == "je n’en peux plus"
    assert gallery.locator("[data-send-failed] a[href='tel:3114']").is_visible()


def test_a_message_that_the_server_refuses_comes_back_too(gallery):
    field = gallery.get_by_label("Votre message")
    field.fill("première ligne")
    field.press("Shift+Enter")
    field.type("seconde")
    gallery.route("**/ui/", lambda route: route.fulfill(status=500, body="non"))
    field.press("Enter")
    gallery.locator("[data-send-failed]").wait_for(state="visible")
    assert field.input_value() == "première ligne\nseconde"


def test_words_show_at_once_and_a_new_key_is_taken_once_they_arrived(gallery):
    key = gallery.locator("[data-key]")
    before = key.input_value()
    gallery.evaluate(WATCH)

    def answer(route):
        route.fulfill(status=200, content_type="text/html", body="<li class='came'>reçu</li>")

    gallery.route("**/ui/", answer)
    field = gallery.get_by_label("Votre message")
    field.fill("bonsoir à vous")
    field.press("Enter")
    gallery.locator("#messages .came").wait_for()
    assert gallery.evaluate("window.seen") == ["bonsoir à vous"]
    assert field.input_value() == ""
    assert key.input_value() != before
    assert gallery.locator("#messages").get_by_text("bonsoir à vous").count() == 0


def test_a_refusal_says_why_beside_the_field(gallery):
    field = gallery.get_by_label("Votre message")
    field.fill("trop long")
    refused = {"status": 422, "content_type": "text/html", "headers": {"HX-Retarget": "#said"}}
    gallery.route("**/ui/", lambda route: route.fulfill(**refused, body="<p>C’est trop long.</p>"))
    field.press("Enter")
    gallery.locator("[data-why]", has_text="C’est trop long.").wait_for()
    assert field.input_value() == "trop long"


def test_a_quick_reply_leaves_what_was_being_written_alone(gallery):
    gallery.evaluate(WATCH)
    gallery.route(
        "**/ui/",
        lambda route: route.fulfill(status=200, content_type="text/html", body="<li class='came'></li>"),
    )
    gallery.get_by_label("Votre message").fill("à moitié")
    gallery.get_by_role("button", name="Je ne sais pas").click()
    gallery.locator("#messages .came").wait_for(state="attached")
    assert gallery.evaluate("window.seen") == ["Je ne sais pas trop."]
    assert gallery.get_by_label("Votre message").input_value() == "à moitié"
