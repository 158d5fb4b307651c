"""A verdict on what the machine noticed, and what it makes of the measured agreement."""

import pytest

from ancrage.care import actions as care
from ancrage.vigilance import queries
from ancrage.vigilance.models import Review, Signal
from ancrage.web.clinic.agreement import ENOUGH, interval

READINGS = "/lectures/"


@pytest.fixture
def alert(cast, write):
    return write(cast.amina)


@pytest.fixture
def signal(alert):
    return Signal.objects.get(kind="suicide")


@pytest.fixture
def claire(cast, enter):
    return enter(cast.claire)


def url(signal) -> str:
    return f"/signaux/{signal.pk}/avis/"


def verdict_of(signal):
    row = Review.objects.get(signal=signal)
    return row.verdict, row.corrected_level, row.reason


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"verdict": "right"}, ("right", "", "")),
        ({"corrected_level": "active"}, ("other", "active", "")),
        ({"verdict": "other", "corrected_level": "passive"}, ("other", "passive", "")),
        ({"verdict": "wrong"}, ("wrong", "", "")),
        ({"verdict": "wrong", "reason": "figure"}, ("wrong", "", "figure")),
        ({"verdict": "right", "reason": "figure"}, ("right", "", "")),
        ({"corrected_level": "none"}, ("wrong", "", "")),
    ],
)
def test_one_press_says_right_other_level_or_wrong(signal, claire, sent, kept):
    assert claire.post(url(signal), sent).status_code == 302
    assert verdict_of(signal) == kept


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"verdict": "perhaps"},
        {"verdict": "other"},
        {"corrected_level": "worse"},
        {"verdict": "wrong", "reason": "mood"},
    ],
)
def test_a_verdict_that_says_nothing_is_asked_again(signal, claire, sent):
    answer = claire.post(url(signal), sent)

    assert answer.status_code == 422
    assert 'class="errors"' in answer.content.decode()
    assert not Review.objects.exists()


def test_a_verdict_brings_back_to_its_card_on_the_page_of_the_alert(alert, signal, claire):
    answer = claire.post(url(signal), {"verdict": "right", "alert": str(alert.pk)})

    assert answer["Location"] == f"/alertes/{alert.pk}/#signal-{signal.pk}"
    assert "Vous : juste" in claire.get(f"/alertes/{alert.pk}/").content.decode()


def test_with_a_script_the_card_alone_comes_back_as_the_page_shows_it(alert, signal, claire):
    card = claire.post(
        url(signal), {"corrected_level": "active", "alert": str(alert.pk)}, headers={"HX-Request": "true"}
    ).content.decode()

    assert "<html" not in card
    assert "Vous : autre niveau, Idées de suicide" in card
    strip = [line.strip() for line in card.splitlines() if "csrfmiddlewaretoken" not in line and line.strip()]
    page = claire.get(f"/alertes/{alert.pk}/").content.decode()
    assert all(line in page for line in strip)


def test_why_it_is_wrong_may_be_said_afterwards(signal, claire):
    assert "Pourquoi, si vous le savez" not in claire.get(url(signal)).content.decode()
    claire.post(url(signal), {"verdict": "wrong"})
    assert "Pourquoi, si vous le savez" in claire.get(url(signal)).content.decode()

    claire.post(url(signal), {"verdict": "wrong", "reason": "figure"})

    assert "Vous : erreur, Façon de parler" in claire.get(url(signal)).content.decode()


def test_saying_it_again_replaces_ones_own_verdict(signal, claire):
    claire.post(url(signal), {"verdict": "right"})
    claire.post(url(signal), {"verdict": "wrong"})

    assert verdict_of(signal) == ("wrong", "", "")


def test_two_professionals_who_disagree_stay_side_by_side(cast, alert, signal, claire, enter):
    care.take_alert(alert=alert, by=cast.safety)
    claire.post(url(signal), {"verdict": "right"})
    enter(cast.safety).post(url(signal), {"verdict": "wrong", "reason": "figure"})

    page = claire.get(f"/alertes/{alert.pk}/").content.decode()
    assert "Vous : juste" in page
    assert "Solene : erreur, Façon de parler" in page


def test_a_plain_theme_has_no_other_level(alert, claire):
    theme = Signal.objects.get(kind="sleep")

    assert claire.post(url(theme), {"corrected_level": "active"}).status_code == 422
    assert claire.post(url(theme), {"verdict": "right"}).status_code == 302


def test_a_verdict_changes_the_measured_agreement(signal, claire):
    assert "Aucun avis pour l’instant." in claire.get(READINGS).content.decode()

    claire.post(url(signal), {"corrected_level": "active"})

    page = claire.get(READINGS)
    row = next(row for row in page.context["rows"] if row.rule == "plan.means")
    assert (row.reviewed, row.right, row.other, row.wrong) == (1, 0, 1, 0)
    assert (row.precision, row.level_right) == ("1 sur 1", "0 sur 1")
    assert "Trop peu d’avis pour conclure" in page.content.decode()
    assert "100" not in row.precision


def test_what_is_known_of_a_rule_is_said_beside_its_next_signal(cast, alert, signal, claire, write):
    claire.post(url(signal), {"verdict": "right"})

    page = claire.get(f"/alertes/{alert.pk}/").content.decode()

    assert "La règle : 1 fois sur 1 confirmée, trop peu pour conclure" in page


def test_another_persons_signal_does_not_exist(cast, signal, enter):
    for someone in (cast.denis, cast.safety, cast.amina, cast.elise):
        client = enter(someone)
        assert client.get(url(signal)).status_code == 404
        assert client.post(url(signal), {"verdict": "right"}).status_code == 404
    assert not Review.objects.exists()


def test_the_readings_page_is_for_care_and_data_protection(cast, enter):
    for someone in (cast.claire, cast.denis, cast.farid):
        assert enter(someone).get(READINGS).status_code == 200
    for someone in (cast.amina, cast.elise, cast.gael):
        assert enter(someone).get(READINGS).status_code == 404


def test_a_share_comes_with_its_interval_and_only_with_enough_verdicts(monkeypatch, cast, enter):
    def rows():
        return [
            queries.RuleAgreement("plan.means", "suicide", 40, ENOUGH, ENOUGH - 2, 1, 1),
            queries.RuleAgreement("sleep.none", "sleep", 40, ENOUGH - 1, ENOUGH - 1, 0, 0),
            queries.RuleAgreement("idiom.dead", "suicide", 30, 30, 2, 1, 27),
        ]

    monkeypatch.setattr(queries, "agreement", rows)
    shown = {row.rule: (row.precision, row.said) for row in enter(cast.claire).get(READINGS).context["rows"]}

    assert shown["plan.means"][0].startswith("95\u00a0% (")
    assert shown["sleep.none"] == ("19 sur 19", "Trop peu d’avis pour conclure")
    assert shown["idiom.dead"][1] == "Se trompe plus souvent qu’elle ne voit juste"


def test_an_interval_holds_its_share_and_narrows_with_verdicts():
    for right, among in [(0, 5), (5, 5), (9, 10), (90, 100)]:
        low, high = interval(right, among)
        assert 0 <= low <= right / among <= high <= 1
    assert interval(90, 100)[0] > interval(9, 10)[0]
