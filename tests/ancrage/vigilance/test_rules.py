"""When a human is told: risk x subject x age x repetition x flags, through the signed table."""

from datetime import UTC, datetime, timedelta

import pytest

from ancrage import content
from ancrage.care.rules import Level, ReasonKind
from ancrage.vigilance.rules import (
    UNKNOWN,
    Heard,
    HeardFinding,
    Past,
    alert_reasons,
    is_repeated,
    is_worsening,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def reasons(heard, *, recent=(), minor=False):
    return {
        reason.kind: reason.level
        for reason in alert_reasons(heard, policy=content.policy(), recent=recent, at=NOON, minor=minor)
    }


def danger(level, *, subject="self", outcome="open"):
    found = HeardFinding("suicide", level, subject, "…", outcome)
    return Heard(outcome=outcome, risk=level, subject=subject, findings=(found,))


def flagged(kind, *, outcome="open", qualifiers=()):
    found = HeardFinding(kind, "", "self", "…", outcome, qualifiers)
    return Heard(outcome=outcome, flags=frozenset({kind}), findings=(found,))


def days_ago(days, **facts):
    return Past(NOON - timedelta(days=days), **facts)


@pytest.mark.parametrize(
    ("level", "adult", "minor"),
    [
        ("passive", "yellow", "orange"),
        ("active", "orange", "red"),
        ("plan", "red", "red"),
        ("imminent", "red", "red"),
    ],
)
def test_each_risk_has_its_level_and_a_minor_one_above(level, adult, minor):
    assert reasons(danger(level)) == {ReasonKind.SUICIDE: adult}
    assert reasons(danger(level), minor=True) == {ReasonKind.SUICIDE: minor}


def test_only_an_imminent_danger_carries_the_imminent_clock():
    imminent = {
        level: alert_reasons(danger(level), policy=content.policy(), recent=(), at=NOON, minor=False)[
            0
        ].imminent
        for level in ("plan", "imminent")
    }
    assert imminent == {"plan": False, "imminent": True}


def test_a_medical_emergency_is_a_life_at_stake_now():
    (reason,) = alert_reasons(
        flagged("medical_emergency"), policy=content.policy(), recent=(), at=NOON, minor=False
    )
    assert (reason.level, reason.imminent) == (Level.RED, True)


def test_a_relative_in_danger_is_its_own_kind():
    assert reasons(danger("passive", subject="other")) == {ReasonKind.OTHER_IN_DANGER: Level.ORANGE}


def test_self_and_other_in_one_message_are_two_reasons():
    both = Heard(
        outcome="open",
        risk="active",
        subject="self",
        findings=(*danger("active").findings, *danger("plan", subject="other").findings),
    )
    assert set(reasons(both)) == {ReasonKind.SUICIDE, ReasonKind.OTHER_IN_DANGER}


def test_what_is_only_asked_about_raises_nothing_before_the_answer():
    assert reasons(danger("plan", outcome="ask")) == {}
    assert reasons(flagged("violence_suffered", outcome="ask")) == {}


def test_a_flag_opened_does_not_open_a_danger_that_is_only_asked_about():
    mixed = Heard(
        outcome="open",
        risk="active",
        subject="self",
        flags=frozenset({"violence_suffered"}),
        findings=(*danger("active", outcome="ask").findings, *flagged("violence_suffered").findings),
    )
    assert set(reasons(mixed)) == {ReasonKind.VIOLENCE_SUFFERED}


def test_a_reading_without_findings_still_counts():
    assert reasons(Heard(outcome="open", risk="plan", subject="self")) == {ReasonKind.SUICIDE: Level.RED}


def test_an_old_wound_is_less_urgent_than_a_recent_one():
    assert reasons(flagged("self_harm")) == {ReasonKind.SELF_HARM: Level.ORANGE}
    assert reasons(flagged("self_harm", qualifiers=("past",))) == {ReasonKind.SELF_HARM: Level.YELLOW}


@pytest.mark.parametrize(
    "kind", ["child_in_danger", "violence_threatened", "violence_suffered", "psychosis", "mania"]
)
def test_each_serious_flag_has_its_path(kind):
    assert reasons(flagged(kind)) == {ReasonKind(kind): Level.ORANGE}


def test_an_unknown_reading_alone_asks_and_tells_nobody_yet():
    assert reasons(UNKNOWN) == {}


def test_a_wish_that_comes_back_within_the_policy_s_days_is_repeated():
    earlier = days_ago(13, risk="passive", subject="self")
    assert reasons(danger("passive"), recent=[earlier]) == {ReasonKind.SUICIDE: Level.ORANGE}
    assert not is_repeated([days_ago(15, risk="passive", subject="self")], at=NOON, days=14)
    assert not is_repeated([days_ago(1, risk="passive", subject="other")], at=NOON, days=14)


def test_distress_more_often_than_one_s_own_habit_is_a_worsening():
    sad = Heard(outcome="nothing", labels=("depression",))
    habit = [days_ago(10), days_ago(8, labels=("sleep",))]
    lately = [days_ago(1, labels=("sleep",)), days_ago(2, labels=("depression",))]
    assert is_worsening(sad, habit + lately, at=NOON)
    assert reasons(sad, recent=habit + lately) == {ReasonKind.DETERIORATION: Level.YELLOW}
    assert reasons(danger("passive"), recent=habit + lately) == {ReasonKind.SUICIDE: Level.ORANGE}


def test_who_always_speaks_of_distress_is_not_worsening():
    often = [days_ago(day, labels=("depression",)) for day in range(1, 14)]
    assert not is_worsening(Heard(outcome="nothing", labels=("depression",)), often, at=NOON)


def test_without_an_earlier_habit_nothing_is_called_worse():
    lately = [days_ago(0, labels=("sleep",))] * 5
    assert not is_worsening(Heard(outcome="nothing", labels=("sleep",)), lately, at=NOON)
