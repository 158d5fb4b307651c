"""The circuit's pure decisions."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from ancrage.care import rules
from ancrage.care.rules import AlertState, Level, Opening, Plan, Step
from ancrage.content import Clock

CLAIRE, SOLENE, NOUR = (uuid.UUID(int=number) for number in (1, 2, 3))
MONDAY_MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # 10:30 in Paris
RED = Clock(take_by=15, answer_by=60, close_by=720)
ORANGE = Clock(take_by=240, answer_by=1440, close_by=4320)
OFFICE = Opening(days=frozenset({0, 1, 2, 3, 4}))
STEPS = (Step(CLAIRE, 10), Step(NOUR, 20), Step(None, 20))
ALWAYS = Opening(always=True)


def plan(*, steps=STEPS, opening=ALWAYS, officer=SOLENE):
    return Plan(1, steps, frozenset({CLAIRE, NOUR}), officer, opening)


def test_each_step_tells_its_target_then_everybody_then_everybody_and_the_safety_officer():
    told = [plan().recipients(step) for step in range(5)]
    assert told == [{CLAIRE}, {NOUR}, {CLAIRE, NOUR}, {CLAIRE, NOUR, SOLENE}, {CLAIRE, NOUR, SOLENE}]


def test_the_steps_never_end():
    assert plan().recipients(10_000) == {CLAIRE, NOUR, SOLENE}
    assert plan().wait(10_000, Level.RED, RED) > timedelta(0)


def test_a_red_alert_follows_the_sites_delay_but_never_beyond_its_own_clock():
    assert plan().wait(0, Level.RED, RED) == timedelta(minutes=10)
    assert plan().wait(1, Level.RED, RED) == timedelta(minutes=15)


def test_what_is_less_urgent_leaves_each_step_its_own_clock():
    assert plan().wait(0, Level.ORANGE, ORANGE) == timedelta(hours=4)


def test_a_policy_without_any_step_still_waits_and_tells():
    empty = plan(steps=())
    assert empty.recipients(0) == {CLAIRE, NOUR, SOLENE}
    assert empty.wait(0, Level.RED, RED) == timedelta(minutes=15)


def test_an_alert_on_duty_goes_to_the_first_step_at_once():
    route = rules.first_route(plan(), level=Level.RED, clock=RED, at=MONDAY_MORNING)
    assert route.recipients == {CLAIRE}
    assert route.take_by == MONDAY_MORNING + timedelta(minutes=15)
    assert route.due_at == MONDAY_MORNING + timedelta(minutes=10)


def test_with_nobody_on_duty_the_safety_officer_is_told_with_the_duty_of_the_next_opening():
    saturday = datetime(2026, 3, 7, 22, 0, tzinfo=UTC)
    route = rules.first_route(plan(opening=OFFICE), level=Level.RED, clock=RED, at=saturday)
    monday_opening = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
    assert route.recipients == {SOLENE}
    assert route.waits_opening
    assert route.due_at == monday_opening
    assert route.take_by == monday_opening + timedelta(minutes=15)


def test_at_the_opening_the_first_step_starts_and_the_safety_officer_stays():
    route = rules.next_route(
        plan(opening=OFFICE),
        step=0,
        waited_opening=True,
        level=Level.RED,
        clock=RED,
        at=MONDAY_MORNING,
        take_by=MONDAY_MORNING,
    )
    assert route.step == 0
    assert route.recipients == {CLAIRE, SOLENE}


@pytest.mark.parametrize(
    ("hour", "is_open"),
    [(7, False), (8, True), (16, True), (17, False)],
    ids=["before", "opening", "last hour", "closing"],
)
def test_opening_hours_are_the_organisations_own(hour, is_open):
    assert OFFICE.is_open(datetime(2026, 3, 2, hour, 0, tzinfo=UTC)) is is_open


def test_a_night_duty_runs_past_midnight():
    night = Opening.from_dict({"days": [4], "from": "20:00", "to": "08:00"}, "Europe/Paris")
    assert night.is_open(datetime(2026, 3, 6, 22, 0, tzinfo=UTC))
    assert night.is_open(datetime(2026, 3, 7, 5, 0, tzinfo=UTC))
    assert not night.is_open(datetime(2026, 3, 7, 22, 0, tzinfo=UTC))


def test_an_opening_across_the_change_of_hour_stays_at_its_local_hour():
    saturday = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    assert OFFICE.next_after(saturday) == datetime(2026, 3, 30, 7, 0, tzinfo=UTC)


def test_a_site_that_never_opens_is_told_again_each_day():
    never = Opening.from_dict({}, "Europe/Paris")
    assert never.next_after(MONDAY_MORNING) == MONDAY_MORNING + timedelta(days=1)


@pytest.mark.parametrize(
    ("state", "level", "joining", "imminent", "again"),
    [
        (AlertState.WAITING, Level.ORANGE, Level.RED, False, True),
        (AlertState.WAITING, Level.ORANGE, Level.ORANGE, False, False),
        (AlertState.WAITING, Level.RED, Level.YELLOW, False, False),
        (AlertState.WAITING, Level.RED, Level.RED, True, True),
        (AlertState.TAKEN, Level.RED, Level.YELLOW, False, True),
    ],
    ids=["higher", "same", "lower", "newly imminent", "after it was taken"],
)
def test_the_clock_restarts_for_what_is_higher_or_comes_after_it_was_taken(
    state, level, joining, imminent, again
):
    assert rules.restarts(state=state, level=level, joining=joining, newly_imminent=imminent) is again


def test_who_takes_late_still_has_time_to_reach_the_person():
    late = MONDAY_MORNING + timedelta(hours=3)
    assert rules.answer_by(RED, started=MONDAY_MORNING, taken=MONDAY_MORNING) == MONDAY_MORNING + timedelta(
        minutes=60
    )
    assert rules.answer_by(RED, started=MONDAY_MORNING, taken=late) == late + timedelta(minutes=45)


def test_the_queue_puts_life_now_first_then_level_then_time_left():
    early, late = MONDAY_MORNING, MONDAY_MORNING + timedelta(hours=1)
    waiting, taken = AlertState.WAITING, AlertState.TAKEN
    keys = [
        rules.urgency(imminent=True, level=Level.RED, state=taken, by=late),
        rules.urgency(imminent=False, level=Level.RED, state=waiting, by=early),
        rules.urgency(imminent=False, level=Level.RED, state=waiting, by=late),
        rules.urgency(imminent=False, level=Level.RED, state=taken, by=early),
        rules.urgency(imminent=False, level=Level.YELLOW, state=waiting, by=early),
    ]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("hours", "followed", "denied", "may"),
    [(72, False, True, True), (71, False, True, False), (72, True, True, False), (72, False, False, False)],
    ids=["as the policy says", "too early", "someone follows them", "not asked again"],
)
def test_a_crisis_steps_down_only_as_the_policy_says(hours, followed, denied, may):
    at = MONDAY_MORNING + timedelta(hours=hours)
    answer = rules.steps_down(
        waiting_since=MONDAY_MORNING, at=at, watch_hours=72, has_professional=followed, denied=denied
    )
    assert answer is may


@pytest.mark.parametrize(
    ("motive", "enough"),
    [("", False), ("x", False), ("danger vital", False), ("Ne répond plus, a un moyen", True)],
)
def test_an_identity_is_opened_for_a_motive_that_says_something(motive, enough):
    assert rules.may_open_identity(motive) is enough
