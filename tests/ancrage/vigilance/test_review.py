"""A professional confirms, corrects or rejects; what they say is counted rule by rule."""

import pytest

from ancrage.audit.models import TrailEntry
from ancrage.care.actions import take_alert
from ancrage.care.models import Alert
from ancrage.kernel.errors import Invalid, NotFound, Refused
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.vigilance import access, actions, queries
from ancrage.vigilance.models import Review, Signal
from tests.ancrage.vigilance.conftest import ACTIVE


@pytest.fixture
def signal(reads, expected):
    reads(ACTIVE)
    actions.read_now(reading_id=expected().pk)
    return Signal.objects.get()


def test_a_signal_opens_only_to_those_who_look_after_the_person(signal, cast):
    give_consent(person=cast.amina, purpose="share", text_version="1")
    assert access.access_signal(cast.claire, signal.pk) == signal
    assert TrailEntry.objects.get(action="signal.opened").about_id == cast.amina.pk
    for stranger in (cast.denis, cast.safety, cast.amina, cast.elise):
        with pytest.raises(NotFound):
            access.access_signal(stranger, signal.pk)


def test_whoever_follows_a_person_who_stops_sharing_reads_again_only_by_taking_the_alert(signal, cast):
    with pytest.raises(NotFound):
        access.access_signal(cast.claire, signal.pk)
    give_consent(person=cast.amina, purpose="share", text_version="1")
    assert access.access_signal(cast.claire, signal.pk) == signal
    withdraw_consent(person=cast.amina, purpose="share")
    with pytest.raises(NotFound):
        access.access_signal(cast.claire, signal.pk)
    take_alert(alert=Alert.objects.get(), by=cast.claire)
    assert access.access_signal(cast.claire, signal.pk) == signal


def test_a_verdict_is_kept_once_per_professional(signal, cast):
    actions.review(signal=signal, by=cast.claire, verdict="wrong")
    actions.review(signal=signal, by=cast.claire, verdict="other", corrected_level="passive")
    verdict = Review.objects.get()
    assert (verdict.verdict, verdict.corrected_level) == ("other", "passive")


def test_disagreements_stay_side_by_side(signal, cast):
    take_alert(alert=Alert.objects.get(), by=cast.safety)
    actions.review(signal=signal, by=cast.claire, verdict="right")
    actions.review(signal=signal, by=cast.safety, verdict="wrong")
    assert Review.objects.count() == 2


@pytest.mark.parametrize(
    "facts", [{"verdict": "peut-être"}, {"verdict": "other"}, {"verdict": "other", "corrected_level": "bleu"}]
)
def test_a_verdict_that_says_nothing_is_refused_in_french(signal, cast, facts):
    with pytest.raises(Invalid):
        actions.review(signal=signal, by=cast.claire, **facts)


def test_who_does_not_look_after_the_person_gives_no_verdict(signal, cast):
    with pytest.raises(Refused):
        actions.review(signal=signal, by=cast.denis, verdict="right")


def test_evidence_stays_shut_until_the_alert_is_taken(signal, cast):
    alert = Alert.objects.get()
    with pytest.raises(Refused):
        access.access_evidence(cast.safety, alert)
    take_alert(alert=alert, by=cast.safety)
    (line,) = access.access_evidence(cast.safety, alert)
    (shown,) = line.signals
    assert (shown.quote, shown.rule, shown.why, shown.level) == (
        "mourir",
        "suicide.test",
        "parce que",
        "active",
    )
    assert TrailEntry.objects.filter(action="evidence.opened", actor_id=cast.safety.pk).count() == 1


def test_evidence_shows_what_was_said_of_it(signal, cast):
    actions.review(signal=signal, by=cast.claire, verdict="other", corrected_level="plan")
    give_consent(person=cast.amina, purpose="share", text_version="1")
    (line,) = queries.evidence(Alert.objects.get(), opener=cast.claire)
    assert line.signals[0].my_verdict.corrected_level == "plan"


def test_agreement_counts_verdicts_by_rule(signal, cast):
    assert queries.agreement()[0].precision is None
    actions.review(signal=signal, by=cast.claire, verdict="other", corrected_level="plan")
    (row,) = queries.agreement()
    assert (row.rule, row.found, row.reviewed, row.precision, row.level_right) == (
        "suicide.test",
        1,
        1,
        1.0,
        0.0,
    )
