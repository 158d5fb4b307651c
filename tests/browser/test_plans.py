"""The plan in a real browser: readable by all, kept while typing, one tap away on the worst night."""

import pytest

from ancrage.care.actions import call_human
from ancrage.plans import actions, queries
from ancrage.plans.rules import Line
from ancrage.privacy.actions import give_consent
from tests.browser.conftest import DESK, NARROW, PHONE
from tests.browser.test_pages_inside import looked_at
from tests.web.clinic.conftest import set_up_second_factor

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = [
    "/mon-plan/",
    "/mon-plan/etape/signes/",
    "/mon-plan/etape/services/",
    "/mon-plan/relire/",
    "/mon-plan/imprimer/",
    "/mon-plan/partager/",
    "/mon-plan/hors-ligne/",
    "/aide/",
]
LONG = "Karim, un ami dont le nom est assez long pour passer à la ligne sur un téléphone"


@pytest.fixture
def plan(cast):
    """Amina’s plan, with a long name in it, shown to Claire."""
    for purpose in ("keep", "share"):
        give_consent(person=cast.amina, purpose=purpose, text_version="1")
    actions.keep_step(person=cast.amina, step="signs", lines=[Line("je ne réponds plus aux messages")])
    people = [Line("ma sœur", "06 12 34 56 78"), Line(LONG, "+33 6 98 76 54 32")]
    actions.keep_step(person=cast.amina, step="people", lines=people)
    actions.share_plan(person=cast.amina, professional_id=cast.claire.pk)
    return actions.finish_plan(person=cast.amina)


@pytest.fixture
def seen_by(page_at, enter_as):
    """Return a function that opens a page of some width as someone."""

    def seen(user, width, **options):
        page = page_at(width, **options)
        enter_as(page, user)
        return page

    return seen


@pytest.mark.parametrize(("width", "scheme"), [(NARROW, "light"), (PHONE, "dark"), (DESK, "light")])
@pytest.mark.usefixtures("plan")
def test_the_pages_of_a_plan_are_readable_by_all(cast, seen_by, axe, width, scheme):
    page = seen_by(cast.amina, width, color_scheme=scheme)
    assert looked_at(page, PAGES, axe) == {}
    call_human(person=cast.amina, conversation_id=None)
    assert looked_at(page, ["/mon-plan/"], axe) == {}
    assert page.get_by_role("link", name="Modifier").count() == 0


@pytest.mark.parametrize("width", [NARROW, DESK])
@pytest.mark.usefixtures("plan")
def test_the_plan_that_was_shown_is_readable_by_its_professional(cast, seen_by, axe, width):
    set_up_second_factor(cast.claire)
    assert looked_at(seen_by(cast.claire, width), [f"/plan/{cast.amina.pk}/"], axe) == {}


def test_what_is_typed_is_kept_before_the_page_closes(cast, page_at, enter_as):
    give_consent(person=cast.amina, purpose="keep", text_version="1")
    page = page_at(PHONE)
    enter_as(page, cast.amina)
    page.goto("/mon-plan/etape/seul/")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator("#f-alone-1").press_sequentially("marcher jusqu’au parc")
    page.close()
    assert queries.current(cast.amina).contents["alone"] == (Line("marcher jusqu’au parc"),)


def test_from_any_page_one_tap_opens_the_plan_and_a_number_is_one_more(cast, plan, page_at, enter_as):
    page = page_at(PHONE)
    enter_as(page, cast.amina)
    page.goto("/exercices/")
    page.get_by_role("navigation", name="Aide immédiate").get_by_role("link", name="Plan").click()
    page.wait_for_url("**/mon-plan/")
    assert page.get_by_role("link", name="06 12 34 56 78").get_attribute("href") == "tel:0612345678"


def test_a_relative_reads_on_their_own_phone_without_an_account(cast, plan, page_at, axe):
    code = actions.make_code(person=cast.amina, signed="Amina")
    page = page_at(PHONE)
    page.goto("/plan-partage/")
    page.get_by_label("Le code").fill(code)
    page.get_by_role("button", name="Lire").click()
    page.get_by_role("heading", name="Un plan confié par Amina").wait_for()
    assert axe(page) == []
