"""A professional at a real screen: verdicts in two keys, a queue that keeps itself fresh, everything without a script."""

import pytest

import vigie
from ancrage.care import actions as care
from ancrage.care.models import Alert
from ancrage.care.rules import AlertState, Level, Reason, ReasonKind
from ancrage.vigilance.actions import review
from ancrage.vigilance.models import Review, Signal
from tests.browser.conftest import DESK, NARROW, PHONE
from tests.cast import make_user
from tests.web.clinic.conftest import PLAN, SLEEP, reading_of, set_up_second_factor, write_one

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def alert(cast, monkeypatch):
    monkeypatch.setattr(vigie, "read", lambda text, **_context: reading_of(text, PLAN, SLEEP))
    return write_one(cast.amina)


@pytest.fixture
def claire(cast, page_at, enter_as):
    """Return a function that opens a page of some width as Claire."""
    set_up_second_factor(cast.claire)

    def opened(width=DESK, **options):
        page = page_at(width, **options)
        enter_as(page, cast.claire)
        return page

    return opened


def verdict_of(kind: str) -> tuple[str, str]:
    review = Review.objects.get(signal__kind=kind)
    return review.verdict, review.corrected_level


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        (["j", "j"], ("right", "")),
        (["j", "Enter"], ("right", "")),
        (["a", "Digit3"], ("other", "active")),
        (["a", "Numpad2"], ("other", "passive")),
        (["e", "e"], ("wrong", "")),
        (["j", "Escape", "e", "e"], ("wrong", "")),
    ],
)
def test_two_keys_give_a_verdict(claire, alert, keys, kept):
    page = claire()
    page.goto(f"/alertes/{alert.pk}/")
    for key in keys:
        page.keyboard.press(key)
    page.locator("article[data-verdict]:not([data-verdict='']) .clinic-said").first.wait_for()

    assert verdict_of("suicide") == kept


def test_one_key_alone_says_nothing_and_asks(claire, alert):
    page = claire()
    page.goto(f"/alertes/{alert.pk}/")
    page.keyboard.press("e")

    assert "pour valider" in page.locator(".clinic-armed:not(:empty)").inner_text()
    assert not Review.objects.exists()


def test_keys_typed_in_a_field_or_switched_off_are_only_letters(claire, cast, alert):
    care.take_alert(alert=alert, by=cast.claire)
    page = claire()
    page.goto(f"/alertes/{alert.pk}/")
    page.get_by_label("Votre message").fill("")
    page.get_by_label("Votre message").press_sequentially("jjee")
    assert page.get_by_label("Votre message").input_value() == "jjee"

    page.get_by_label("Touches J, A, E").uncheck()
    for key in ("j", "j", "e", "e"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert not Review.objects.exists()


def test_a_verdict_loses_nothing_of_what_is_being_typed(claire, cast, alert):
    care.take_alert(alert=alert, by=cast.claire)
    page = claire()
    page.goto(f"/alertes/{alert.pk}/")
    page.get_by_label("Votre message").fill("Bonsoir Amina")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.locator(".clinic-said").first.wait_for()

    assert page.get_by_label("Votre message").input_value() == "Bonsoir Amina"


def test_after_a_verdict_the_keys_go_to_the_next_card(claire, alert):
    page = claire()
    page.goto(f"/alertes/{alert.pk}/")
    page.get_by_text("Relevé aussi dans ce message").click()
    for _ in range(2):
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.wait_for_timeout(400)

    assert verdict_of("suicide") == verdict_of("sleep") == ("right", "")


def test_without_a_script_one_takes_judges_and_closes(claire, alert):
    page = claire(PHONE, java_script_enabled=False)
    page.goto("/alertes/")
    page.get_by_role("link", name=alert.person.code).click()
    page.get_by_role("button", name="Prendre cette alerte").click()
    page.get_by_text("Autre niveau").first.click()
    page.get_by_role("button", name="Idées de suicide").first.click()
    page.get_by_label("Issue").select_option("reached_safe")
    page.get_by_role("button", name="Clore l’alerte").click()

    assert "Rien n’attend." in page.locator("main").inner_text()
    assert Alert.objects.get().state == AlertState.CLOSED
    assert verdict_of("suicide") == ("other", "active")


def test_the_queue_and_its_counter_show_a_new_alert_by_themselves(claire, cast):
    page = claire()
    page.clock.install()
    page.goto("/alertes/")
    assert "Rien n’attend." in page.locator("#queue").inner_text()

    care.raise_alert(about=cast.basile, because=Reason(kind=ReasonKind.ASKED_FOR, level=Level.RED))
    page.clock.run_for(21_000)

    page.get_by_role("link", name=cast.basile.code).wait_for()
    page.locator(".site-nav .count", has_text="1").wait_for()


def test_the_pages_have_no_serious_violation_fit_320_pixels_and_keep_the_content_policy(
    claire, cast, alert, axe
):
    cast.safety.display_name = "Maëlle-Anne de la Villardière-Montauban"
    cast.safety.save()
    other = care.raise_alert(
        about=make_user("Nour"), because=Reason(kind=ReasonKind.ASKED_FOR, level=Level.YELLOW)
    )
    care.take_alert(alert=other, by=cast.safety)
    care.take_alert(alert=alert, by=cast.claire)
    signal = Signal.objects.get(kind="suicide")
    review(signal=signal, by=cast.claire, verdict="wrong")
    said = []
    acts = ["", "prendre/", "contact/", "ecrire/", "identite/", "clore/"]
    paths = [f"/alertes/{alert.pk}/{act}" for act in acts]
    for width in (NARROW, DESK):
        page = claire(width)
        page.on("console", lambda message: said.append(message.text))
        for path in [
            "/alertes/",
            f"/alertes/{other.pk}/",
            f"/signaux/{signal.pk}/avis/",
            "/lectures/",
            *paths,
        ]:
            page.goto(path)
            assert axe(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert page.title() == "Ancrage", path
    assert said == []
