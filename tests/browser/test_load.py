"""The mental load in a real browser: by keyboard, on a bad network, readable by all."""

import uuid

import pytest

from ancrage.companion import actions as companion
from ancrage.load import actions, queries
from ancrage.load.rules import About, State
from ancrage.privacy import actions as privacy
from ancrage.privacy.rules import Purpose
from tests.browser.conftest import DESK, NARROW, PHONE
from tests.browser.test_pages_inside import looked_at

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "Rappeler le centre de loisirs pour la semaine de Noël, et demander si le car part bien de la mairie comme l’an dernier"
FIRST_READING = 60_000  # milliseconds: the reader's model opens with the first words that are read
SAID = "je dois appeler l’école, payer la cantine et ranger le garage"


@pytest.fixture
def amina(cast, enter_as):
    privacy.give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")

    def entered(page):
        enter_as(page, cast.amina)
        return page

    return entered


def put(person, *lines):
    actions.empty_head(person=person, text="\n".join(lines), batch=uuid.uuid4())
    return list(queries.items(person))[-len(lines) :]


def texts(person, state):
    return [thing.text for thing in queries.things(person, state)]


def test_one_empties_and_sorts_by_keyboard_alone(cast, page_at, amina):
    page = amina(page_at(DESK))
    page.goto("/charge/")
    page.get_by_label("Ce que j’ai en tête").fill("- dentiste\n- lessive\n- impôts\n- photos")
    page.get_by_role("button", name="Poser et trier").press("Enter")
    card = page.locator(".load-sort .one")
    card.get_by_text("dentiste").wait_for(timeout=FIRST_READING)
    page.keyboard.press("f")
    card.get_by_text("lessive").wait_for()
    page.keyboard.press("p")
    page.keyboard.press("Enter")  # the first day offered
    card.get_by_text("impôts").wait_for()
    page.keyboard.press("d")
    page.keyboard.type("fl")  # a name, not two choices
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    card.get_by_text("photos").wait_for()
    page.keyboard.press("z")
    card.get_by_text("impôts").wait_for()
    assert texts(cast.amina, State.DO) == ["dentiste"]
    assert texts(cast.amina, State.PLANNED) == ["lessive"]
    assert texts(cast.amina, State.TO_SORT) == ["impôts", "photos"]


def test_what_is_typed_survives_a_network_that_fails_and_a_reload(cast, page_at, amina):
    page = amina(page_at(PHONE, service_workers="block"))
    page.goto("/charge/")
    field = page.get_by_label("Ce que j’ai en tête")
    field.fill("dentiste\nlessive")
    page.context.set_offline(True)
    page.get_by_role("button", name="Poser tout ça").click()
    page.get_by_text("le réseau ne répond pas").wait_for()
    assert field.input_value() == "dentiste\nlessive"
    page.context.set_offline(False)
    page.reload()
    assert field.input_value() == "dentiste\nlessive"
    page.get_by_role("button", name="Poser tout ça").click()
    page.get_by_text("2 choses sont posées.").wait_for(timeout=FIRST_READING)
    assert field.input_value() == ""
    assert texts(cast.amina, State.TO_SORT) == ["dentiste", "lessive"]


def test_sorting_works_without_a_script_with_two_taps(cast, page_at, amina):
    put(cast.amina, "dentiste", "lessive")
    page = amina(page_at(PHONE, java_script_enabled=False))
    page.goto("/charge/trier/")
    page.locator("summary", has_text="Planifier").click()
    page.get_by_role("button", name="Demain").click()
    assert page.locator(".load-sort .one").inner_text().endswith("lessive")
    assert texts(cast.amina, State.PLANNED) == ["dentiste"]


@pytest.mark.parametrize("screen", [(NARROW, "light"), (PHONE, "dark")])
def test_the_pages_are_readable_by_all_when_they_are_full(cast, page_at, amina, axe, screen):
    width, scheme = screen
    page = amina(page_at(width, color_scheme=scheme))
    rows = put(cast.amina, LONG, *(f"chose {n}" for n in range(11)))
    for place, row in enumerate(rows[:10]):
        about = About(carrier=("me", "shared", "other")[place % 3], domain=("home", "work")[place % 2])
        actions.sort_item(item=row, to=("do", "do", "let_go")[place % 3], about=about)
    talk = companion.start_conversation(person=cast.amina)
    message = companion.say(conversation=talk, text=SAID, key=uuid.uuid4())
    companion.reply(message=message)
    paths = ["/charge/", "/charge/?vue=lache", "/charge/trier/", "/charge/lacher/", "/charge/semaines/"]
    paths += [
        f"/charge/{rows[0].pk}/",
        f"/parler/{talk.pk}/",
        f"/charge/de-ma-conversation/{talk.pk}/{message.pk}/",
    ]
    assert looked_at(page, paths, axe) == {}
