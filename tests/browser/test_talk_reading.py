"""The talk by ear and by keyboard: what a screen reader meets, in order; where the focus is; what is said, and only once."""

import re
import uuid

import pytest
from playwright.sync_api import expect

from ancrage.companion import actions, reports
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_talk import LATE, field, long_talk, of_the_companion, reads, talk, write

__all__ = ["reads", "talk"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(page_at, enter_as, cast, talk):
    page = page_at(DESK)
    enter_as(page, cast.amina)
    page.goto(f"/parler/{talk.pk}/")
    return page


def said_aloud(page):
    """Return what the announcer holds: what a screen reader was given to say, in order."""
    return page.locator("[data-announcer] p").all_inner_texts()


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")


def test_the_walk_of_a_screen_reader_through_a_talk(page):
    write(page, LATE)
    expect(of_the_companion(page)).to_have_count(2)
    expect(page.get_by_role("main")).to_match_aria_snapshot(
        """
        - main:
          - heading "Conversation" [level=1]
          - navigation "Vos conversations":
            - link "Mes conversations"
            - link "Chercher"
          - log "Messages":
            - list:
              - listitem: /Le programme/
              - listitem: /Vous .*à quoi bon/
              - listitem:
                - list "Qui joindre"
                - group "Réponses proposées":
                  - button "Oui"
                  - button "Non"
                - group "Votre avis sur cette réponse":
                  - button "Utile"
                  - button "Pas utile"
                  - button "Cette réponse ne va pas"
          - status
          - textbox "Votre message"
          - button "Envoyer"
        """
    )


def test_each_part_has_its_role_and_its_name(page):
    expect(page.get_by_role("log", name="Messages")).to_have_count(1)
    expect(page.get_by_role("textbox", name="Votre message")).to_have_accessible_description(
        re.compile("Entrée envoie, Maj . Entrée va à la ligne")
    )
    expect(page.get_by_role("navigation", name="Vos conversations")).to_be_visible()
    expect(page.get_by_role("navigation", name="Aide immédiate")).to_be_visible()
    assert page.get_by_role("heading", level=1).count() == 1


def test_the_keyboard_goes_straight_to_the_content_or_to_the_field(page):
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    reached = []
    for _step in range(2):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert reached == ["Aller au contenu", "Aller au champ de message"]
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()


def test_enter_sends_shift_enter_goes_to_the_next_line_and_the_focus_stays_in_the_field(page, talk):
    field(page).type("une ligne")
    page.keyboard.press("Shift+Enter")
    field(page).type("une autre")
    page.keyboard.press("Enter")
    expect(of_the_companion(page)).to_have_count(2)
    expect(field(page)).to_be_focused()
    expect(page.locator("[data-from=person] .body")).to_have_text("une ligne\nune autre")


def test_the_focus_is_never_lost_after_a_tap_on_a_button(page):
    write(page, LATE)
    expect(of_the_companion(page)).to_have_count(2)
    expect(field(page)).to_be_focused()
    page.get_by_role("button", name="Non", exact=True).press("Enter")
    expect(of_the_companion(page)).to_have_count(3)
    expect(field(page)).to_be_focused()


def test_a_new_reply_is_said_once_with_what_it_offers_and_one_s_own_words_are_not(page):
    write(page, LATE)
    expect(of_the_companion(page)).to_have_count(2)
    expect(page.locator("[data-announcer] p")).to_have_count(1)
    (words,) = said_aloud(page)
    assert words.startswith("Le programme :")
    assert "Appeler le 3114" in words or "3114" in words
    assert "Réponses proposées : Oui ; Non" in words
    assert "Vous pouvez aussi écrire." in words
    assert LATE not in words
    expect(page.locator("#messages [aria-live]")).to_have_count(0)
    assert page.get_by_role("log").get_attribute("aria-live") == "off"
    assert page.locator("#standing").get_attribute("aria-live") is None


def test_that_the_people_on_duty_are_told_is_said_too(page):
    write(page, LATE)
    expect(of_the_companion(page)).to_have_count(2)
    page.evaluate(
        "htmx.ajax('POST', location.pathname + 'astreinte/', {target: '#standing', swap: 'outerHTML', values: {csrfmiddlewaretoken: document.querySelector('[name=csrfmiddlewaretoken]').value}})"
    )
    expect(page.locator("[data-announcer]")).to_contain_text("L’astreinte est prévenue")


def test_a_send_that_fails_is_an_alert_and_the_focus_is_in_the_field(page):
    page.context.set_offline(True)
    field(page).fill("je n’en peux plus")
    page.get_by_role("button", name="Envoyer").press("Enter")
    expect(page.get_by_role("alert").filter(has_text="Pas envoyé : personne ne l’a lu")).to_be_visible()
    expect(field(page)).to_be_focused()


def test_a_reply_is_rated_then_reported_then_let_be_with_the_keyboard_alone(page, talk):
    reply = actions.reply(message=actions.say(conversation=talk, text="Je dors mal.", key=uuid.uuid4()))
    page.reload()
    opinion = page.locator(".turn").last.locator(".opinion")
    useful = opinion.get_by_role("button", name="Utile", exact=True)
    useful.press("Enter")
    expect(useful).to_have_attribute("aria-pressed", "true")
    expect(useful).to_be_focused()
    wrong = opinion.get_by_role("button", name="Cette réponse ne va pas")
    wrong.press("Enter")
    expect(opinion.get_by_role("group", name=re.compile("Qu’est-ce qui ne va pas"))).to_be_visible()
    expect(wrong).to_be_focused()
    expect(page.locator("[data-announcer]")).to_contain_text("C’est signalé.")
    opinion.get_by_role("radio", name="Blessante").press("Space")
    opinion.get_by_label("En dire plus").fill("Trop sec.")
    opinion.get_by_role("button", name="Ajouter au signalement").press("Enter")
    expect(opinion.locator("textarea")).to_have_text("Trop sec.")  # as the server gives it back
    expect(opinion.get_by_role("radio", name="Blessante")).to_be_checked()
    said = reports.opinions(talk, [reply.pk])[reply.pk]
    assert (said.verdict.value, said.fault.value, said.words) == ("reported", "hurtful", "Trop sec.")
    opinion.get_by_role("button", name="Retirer le signalement").press("Enter")
    expect(wrong).to_have_attribute("aria-pressed", "false")
    assert reports.opinions(talk, [reply.pk]) == {}
    expect(wrong).to_be_focused()


PRESS_AT_ONCE = """() => new MutationObserver((changes, watching) => {
  const wrong = document.querySelector(".turn:last-child [id^=wrong-]");
  if (!changes.some((change) => [...change.addedNodes].some((node) => node.contains(wrong)))) return;
  watching.disconnect();
  wrong.click();
}).observe(document.querySelector("#messages"), {childList: true, subtree: true})"""


def test_a_fragment_answers_from_the_moment_it_is_there(page, talk):
    """Pressed before the fragment was alive, a button posted to its own page and the talk was gone."""
    actions.reply(message=actions.say(conversation=talk, text="Je dors mal.", key=uuid.uuid4()))
    page.reload()
    opinion = page.locator(".turn").last.locator(".opinion")
    page.evaluate(PRESS_AT_ONCE)
    opinion.get_by_role("button", name="Utile", exact=True).press("Enter")
    expect(opinion.get_by_role("group", name=re.compile("Qu’est-ce qui ne va pas"))).to_be_visible()
    assert page.url.endswith(f"/parler/{talk.pk}/")


def test_an_older_reply_is_rated_too(page, talk):
    actions.reply(message=actions.say(conversation=talk, text="Je dors mal.", key=uuid.uuid4()))
    page.reload()
    first = page.locator(".turn").first
    expect(first.get_by_role("button", name="Utile", exact=True)).to_be_hidden()
    first.get_by_role("link", name=re.compile("Votre avis sur la réponse de")).press("Enter")
    first.get_by_role("button", name="Pas utile").press("Enter")
    expect(first.get_by_role("button", name="Pas utile")).to_have_attribute("aria-pressed", "true")


def test_after_reading_back_the_focus_is_on_what_came(page, talk):
    long_talk(talk, turns=55)
    page.reload()
    page.get_by_role("link", name="Messages plus anciens").press("Enter")
    expect(page.locator("[data-announcer]")).to_contain_text("Messages plus anciens affichés.")
    expect(page.get_by_role("link", name="Messages plus anciens")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Messages plus anciens")).to_have_count(0)
    expect(page.locator("#m-1")).to_be_focused()


def test_a_search_by_keyboard_leads_to_the_place_in_the_talk(page, talk):
    actions.say(conversation=talk, text="Ma sœur Hildegarde est venue.", key=uuid.uuid4())
    page.get_by_role("link", name="Chercher", exact=True).press("Enter")
    page.get_by_role("search", name="Dans mes conversations").get_by_label(
        "Chercher dans mes conversations"
    ).fill("soeur")
    page.keyboard.press("Enter")
    expect(page.get_by_role("list", name=re.compile("1 passage"))).to_be_visible()
    expect(page.locator("mark")).to_have_text("sœur")
    assert "soeur" not in page.url
    page.get_by_role("link", name=re.compile("Voir dans la conversation")).press("Enter")
    expect(page.locator(".turn:target")).to_contain_text("Hildegarde")


@pytest.fixture(params=["light", "dark"])
def phone(request, page_at, enter_as, cast):
    page = page_at(PHONE, color_scheme=request.param)
    enter_as(page, cast.amina)
    return page


def test_lists_searches_and_reports_are_readable_by_all(phone, talk, axe):
    actions.reply(message=actions.say(conversation=talk, text=LATE, key=uuid.uuid4()))
    page = phone
    for path in ("mes-conversations/", "chercher/", f"{talk.pk}/effacer/", f"{talk.pk}/suite/?autour=2"):
        page.goto(f"/parler/{path}")
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    page.goto("/parler/chercher/")
    page.get_by_label("Chercher dans mes conversations").fill("quoi")
    page.keyboard.press("Enter")
    page.locator("mark").first.wait_for()
    assert axe(page) == []
    page.goto(f"/parler/{talk.pk}/")
    page.get_by_role("button", name="Cette réponse ne va pas").click()
    page.locator(".report").wait_for()
    assert axe(page) == []


def test_without_any_javascript_one_rates_reports_searches_and_erases(context_at, enter_as, cast, talk):
    reply = actions.reply(message=actions.say(conversation=talk, text="Je dors mal.", key=uuid.uuid4()))
    page = context_at(PHONE, java_script_enabled=False).new_page()
    enter_as(page, cast.amina)
    page.goto(f"/parler/{talk.pk}/")
    page.get_by_role("button", name="Utile", exact=True).click()
    assert reports.opinions(talk, [reply.pk])[reply.pk].verdict.value == "useful"
    page.goto(f"/parler/{talk.pk}/")
    page.get_by_role("button", name="Cette réponse ne va pas").click()
    expect(page.locator(".said-here")).to_be_focused()
    page.get_by_role("radio", name="Dangereuse").check()
    page.get_by_role("button", name="Ajouter au signalement").click()
    assert reports.opinions(talk, [reply.pk])[reply.pk].fault.value == "dangerous"
    page.goto("/parler/mes-conversations/")
    page.get_by_label("Chercher dans mes conversations").fill("dor")
    page.get_by_role("button", name="Chercher").click()
    expect(page.locator("mark").first).to_have_text("dor")
    page.goto("/parler/mes-conversations/")
    page.get_by_role("link", name=re.compile("Effacer la conversation")).click()
    page.get_by_role("button", name="Effacer définitivement").click()
    expect(page.get_by_text("La conversation est effacée.")).to_be_visible()
    expect(page.get_by_text("Aucune conversation gardée.")).to_be_visible()
