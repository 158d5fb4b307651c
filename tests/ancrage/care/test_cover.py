"""The signed policy: who may sign it, whom it may name, and what the queue shows by it."""

from datetime import timedelta

import pytest

from ancrage.audit.models import TrailEntry
from ancrage.care import actions, queries
from ancrage.care.models import CoverPolicy
from ancrage.care.rules import AlertState, Level, ReasonKind
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, Refused
from tests.cast import make_user


@pytest.fixture
def draft(cast):
    return actions.draft_cover(
        organisation=cast.team,
        by=cast.safety,
        safety_officer=cast.safety,
        steps=[(cast.denis, 10), (None, 20)],
    )


def test_a_draft_changes_nothing_until_it_is_signed(draft, cast):
    assert draft.version == 2
    assert queries.policy_in_force(cast.team).version == 1
    actions.sign_cover(policy=draft, by=cast.safety)
    assert queries.policy_in_force(cast.team) == draft
    assert CoverPolicy.objects.get(version=1).ended_at
    assert TrailEntry.objects.filter(action="cover.signed", actor_id=cast.safety.pk).exists()


def test_only_the_safety_officer_signs(draft, cast):
    for other in (cast.claire, cast.denis, cast.farid, cast.amina):
        with pytest.raises(Refused):
            actions.sign_cover(policy=draft, by=other)


def test_a_policy_is_signed_once(draft, cast):
    actions.sign_cover(policy=draft, by=cast.safety)
    with pytest.raises(Conflict):
        actions.sign_cover(policy=draft, by=cast.safety)


def test_only_people_bound_by_the_team_s_secrecy_may_be_named(cast):
    for stranger in (cast.farid, cast.elise, cast.amina):
        with pytest.raises(Invalid, match="secret"):
            actions.draft_cover(
                organisation=cast.team, by=cast.safety, safety_officer=cast.safety, steps=[(stranger, 10)]
            )


@pytest.mark.parametrize(
    "facts",
    [
        {"steps": []},
        {"steps": [(None, 0)]},
        {"steps": [(None, 5)], "opening": {"days": [0], "from": "neuf heures"}},
    ],
)
def test_a_policy_that_cannot_work_is_refused_in_french(cast, facts):
    with pytest.raises(Invalid):
        actions.draft_cover(organisation=cast.team, by=cast.safety, safety_officer=cast.safety, **facts)


def test_the_queue_is_by_urgency_then_time_left_and_names_nobody(cast, reason):
    bob, lea = make_user("Bob"), make_user("Lea")
    actions.raise_alert(about=cast.basile, because=reason(Level.YELLOW))
    actions.raise_alert(about=lea, because=reason(Level.ORANGE))
    actions.raise_alert(about=bob, because=reason(Level.RED))
    actions.raise_alert(about=cast.amina, because=reason(Level.RED, imminent=True))
    lines = queries.queue(of=cast.claire)
    assert [line.person_code for line in lines] == [
        person.code for person in (cast.amina, bob, lea, cast.basile)
    ]
    assert lines[0].kind == ReasonKind.SUICIDE
    assert timedelta(minutes=4) < lines[0].left <= timedelta(minutes=5)
    assert "Amina" not in repr(lines)


def test_the_counter_counts_what_waits(cast, reason):
    alert = actions.raise_alert(about=cast.amina, because=reason())
    assert [
        queries.waiting_count(of=user) for user in (cast.claire, cast.safety, cast.denis, cast.amina)
    ] == [1, 1, 0, 0]
    actions.take_alert(alert=alert, by=cast.claire)
    assert queries.waiting_count(of=cast.safety) == 0
    (line,) = queries.queue(of=cast.safety)
    assert (line.state, line.taken_by, line.mine) == (AlertState.TAKEN, "Claire", False)


def test_the_queue_asks_the_database_a_fixed_number_of_times(cast, reason, django_assert_max_num_queries):
    for number in range(12):
        actions.raise_alert(about=make_user(f"P{number}"), because=reason())
    with django_assert_max_num_queries(3):
        assert len(queries.queue(of=cast.claire)) == 12


def test_without_any_policy_nobody_is_on_duty(db):
    assert queries.cover_now().on_duty is False


def test_who_is_on_duty_is_named_only_while_they_hold_a_role(cast):
    assert {person.username for person in queries.cover_now(cast.team).people} == {"claire", "solene"}
    cast.claire.memberships.update(until=clock.now())
    assert {person.username for person in queries.cover_now(cast.team).people} == {"solene"}
