"""The table of what is serious: risk x subject x age gives a level, each level its clock."""

import pytest

from ancrage import content
from ancrage.care.rules import ReasonKind

TABLE = [
    ({"risk": "imminent"}, "red"),
    ({"risk": "plan"}, "red"),
    ({"risk": "active"}, "orange"),
    ({"risk": "passive"}, "yellow"),
    ({"risk": "passive", "repeated": True}, "orange"),
    ({"risk": "passive", "worsening": True}, "orange"),
    ({"risk": "passive", "minor": True}, "orange"),
    ({"risk": "active", "minor": True}, "red"),
    ({"risk": "none"}, ""),
    ({"risk": "passive", "subject": "other"}, "orange"),
    ({"risk": "plan", "subject": "other"}, "orange"),
    ({"risk": "imminent", "subject": "other"}, "red"),
    ({"kind": "child_in_danger"}, "orange"),
    ({"kind": "medical_emergency"}, "red"),
    ({"kind": "unanswered"}, "orange"),
    ({"kind": "unreadable"}, "orange"),
    ({"kind": "deterioration"}, "yellow"),
    ({"kind": "self_harm_old"}, "yellow"),
    ({"kind": "self_harm"}, "orange"),
]


@pytest.mark.parametrize(("facts", "level"), TABLE)
def test_the_table_gives_the_level(facts, level):
    assert content.policy().level_for(**facts) == level


@pytest.mark.parametrize("kind", [kind.value for kind in ReasonKind if kind != ReasonKind.SUICIDE])
def test_every_reason_for_an_alert_has_a_level(kind):
    assert content.policy().level_for(kind=kind) in ("red", "orange", "yellow")


@pytest.mark.parametrize("risk", ["passive", "active", "plan", "imminent"])
@pytest.mark.parametrize("subject", ["self", "other"])
def test_no_suicidal_risk_is_without_a_level(risk, subject):
    assert content.policy().level_for(risk=risk, subject=subject)


@pytest.mark.parametrize("risk", ["passive", "active", "plan", "imminent"])
def test_being_a_minor_never_lowers_a_level(risk):
    order = ["yellow", "orange", "red"]
    policy = content.policy()

    assert order.index(policy.level_for(risk=risk, minor=True)) >= order.index(policy.level_for(risk=risk))


def test_every_rule_can_decide():
    """A row that an earlier one always hides would be a row nobody can rely on."""
    policy = content.policy()
    for rule in policy.rules:
        found = policy.rule_for(
            kind=rule.kind,
            risk="none" if rule.risk == "any" else rule.risk,
            subject="self" if rule.subject == "any" else rule.subject,
            minor=bool(rule.minor),
            repeated=bool(rule.repeated),
            worsening=bool(rule.worsening),
        )
        assert found == rule


def test_graver_is_faster():
    clocks = content.policy().clocks
    order = ["imminent", "red", "orange", "yellow"]

    assert [clocks[name].take_by for name in order] == sorted(clocks[name].take_by for name in order)
    assert content.policy().clock("red", imminent=True) == clocks["imminent"]


def test_what_the_product_promises_is_written():
    policy = content.policy()

    assert policy.unanswered_minutes == 15
    assert policy.watch_hours == 72
    assert policy.recheck_days == (1, 3, 7)
    assert policy.status == "draft"
