"""The pages of a person and of the staff: readable by all, on any screen."""

import uuid

import pytest

from ancrage.companion import actions as companion
from ancrage.memory import actions as memory
from ancrage.memory.rules import Act, Fact, Kind
from ancrage.privacy import actions as privacy
from ancrage.privacy.rules import Purpose
from tests.browser.conftest import DESK, NARROW, PHONE
from tests.web.clinic.conftest import set_up_second_factor

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = ["bonsoir, je dors plus", "j’ai mis des cachets de côté"]


@pytest.fixture
def talk(cast) -> str:
    """The path of a talk of Amina's in which something serious was said."""
    for purpose in (Purpose.KEEP, Purpose.SHARE, Purpose.IMMINENT_DANGER):
        privacy.give_consent(person=cast.amina, purpose=purpose, text_version="1")
    conversation = companion.start_conversation(person=cast.amina)
    for words in WORDS:
        companion.reply(message=companion.say(conversation=conversation, text=words, key=uuid.uuid4()))
    return f"/parler/{conversation.pk}/"


@pytest.fixture
def amina(cast, enter_as):
    """Return a function that logs a page in as Amina, and returns it."""

    def entered(page):
        enter_as(page, cast.amina)
        return page

    return entered


@pytest.fixture
def staff(cast, page_at, enter_as):
    """Return a function that opens a page as someone of the staff, second factor set up."""

    def entered(name, width):
        set_up_second_factor(getattr(cast, name))
        page = page_at(width)
        enter_as(page, getattr(cast, name))
        return page

    return entered


PERSON = [
    "/mon-espace/",
    "/parler/",
    "/exercices/",
    "/exercices/respirer/",
    "/exercices/une-pensee/",
    "/exercices/mes-nuits/",
    "/mes-donnees/",
    "/mes-contacts/",
    "/mes-donnees/accords/share/suivi/",
    "/mes-donnees/accords/learn/texte/1/",
    "/mes-donnees/lectures/",
    "/mes-donnees/demandes/",
    "/mes-donnees/demander/corriger/",
    "/mes-donnees/pause/",
    "/mes-donnees/copie/",
    "/mes-donnees/effacer/",
    "/ou-sont-mes-donnees/",
    "/ce-que-je-retiens/",
    "/mon-mois/",
    "/humeur/",
    "/humeur/mois/",
    "/humeur/annee/",
    "/humeur/ce-qui-revient/",
    "/humeur/jour/2026-03-03/",
    "/mes-demandes/",
    "/mes-demandes/rappel/",
    "/charge/",
    "/charge/trier/",
    "/charge/lacher/",
    "/charge/semaines/",
    "/mes-demandes/rendez-vous/",
    "/mon-plan/",
    "/mon-plan/a-remplir/",
    "/mon-plan/partager/",
    "/mon-plan/versions/",
    "/compte/preferences/",
]
GUEST = [
    "/mon-espace/",
    "/parler/",
    "/parler/ephemere/",
    "/exercices/s-ancrer/",
    "/plan-partage/",
    "/compte/connexion/",
    "/compte/inscription/",
    "/compte/retrouver/",
]


def looked_at(page, paths, axe) -> dict[str, list[str]]:
    """Return what is wrong on these pages, by path."""
    wrong = {}
    for path in paths:
        answer = page.goto(path)
        found = axe(page) + [f"answers {answer.status}"] * (answer.status != 200)
        if page.evaluate("document.documentElement.scrollWidth") > page.viewport_size["width"]:
            found.append("wider than the screen")
        wrong |= {path: found} if found else {}
    return wrong


@pytest.mark.parametrize("width", [NARROW, DESK])
def test_the_pages_of_a_guest_are_readable_by_all(page_at, axe, width):
    assert looked_at(page_at(width), GUEST, axe) == {}


@pytest.mark.parametrize("width", [NARROW, PHONE, DESK])
def test_the_pages_of_a_person_are_readable_by_all(page_at, amina, talk, axe, width):
    page = amina(page_at(width))
    assert looked_at(page, [talk, *PERSON], axe) == {}


@pytest.mark.parametrize("width", [NARROW, PHONE, DESK])
def test_what_is_remembered_is_readable_by_all(cast, page_at, amina, axe, width):
    privacy.give_consent(person=cast.amina, purpose=Purpose.REMEMBER, text_version="1")
    wish = Act("remember", fact=Fact(Kind.ASKED, "je dors mieux quand je marche"))
    told = Act(
        "remember", fact=Fact(Kind.TOLD, "les nuits à refaire les phrases", "work.ruminating_at_night")
    )
    memory.apply(person=cast.amina, acts=[wish, told], conversation_id=uuid.uuid4())
    page = amina(page_at(width))
    assert looked_at(page, ["/ce-que-je-retiens/", "/mon-mois/"], axe) == {}


@pytest.mark.parametrize("width", [NARROW, DESK])
@pytest.mark.parametrize(
    ("who", "paths"),
    [
        (
            "safety",
            [
                "/equipe/",
                "/equipe/couverture/",
                "/equipe/arret/",
                "/alertes/",
                "/lectures/",
                "/demandes/",
                "/creneaux/",
                "/demandes/messages/",
            ],
        ),
        ("elise", ["/equipe/contacts/", "/mes-contacts/"]),
        ("farid", ["/journal/", "/donnees/demandes/", "/donnees/registre/", "/compte/securite/"]),
    ],
)
def test_the_pages_of_the_staff_are_readable_by_all(staff, axe, who, paths, width):
    assert looked_at(staff(who, width), paths, axe) == {}


def test_they_are_so_in_the_dark(page_at, amina, talk, axe):
    page = amina(page_at(PHONE, color_scheme="dark"))
    assert looked_at(page, [talk, *PERSON], axe) == {}


def test_a_talk_first_loads_less_than_100_kilobytes(page_at, amina, talk):
    from tests.browser.test_pages import FIRST_LOAD, weight_of

    page = amina(page_at(PHONE, service_workers="block"))
    answers = []

    def note(answer):
        answers.append(answer)

    page.on("response", note)
    page.goto(talk, wait_until="networkidle")
    assert sum(weight_of(answer.body()) for answer in answers if answer.status == 200) <= FIRST_LOAD


def test_one_talks_in_a_real_browser(page_at, amina, talk):
    page = amina(page_at(PHONE))
    page.goto(talk)
    before = page.locator(".message").count()
    page.get_by_label("Votre message").fill("je suis fatiguée")
    page.keyboard.press("Enter")
    page.locator(".message").nth(before + 1).wait_for()
    page.locator(".waiting").wait_for(state="detached")
    assert page.locator(".message[data-from=person]").last.inner_text().startswith("Vous :")
    assert page.locator(".message").last.get_attribute("data-from") == "companion"
