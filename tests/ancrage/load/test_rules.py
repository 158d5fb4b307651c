"""What is a line, when a chore comes back, what waits today, what might be let go, what a picture counts."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from ancrage.content.load_policy import load_policy
from ancrage.load import letting_go, picture, queries
from ancrage.load.letting_go import Why
from ancrage.load.picture import Past
from ancrage.load.rules import (
    About,
    Every,
    State,
    Thing,
    by_day,
    is_ahead,
    is_due,
    is_undated,
    lines_of,
    next_day,
    puts_off,
)

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
TODAY = date(2026, 11, 26)


def thing(name="a", state=State.DO, days_ago=0, **facts):
    at = NOW - timedelta(days=days_ago)
    return Thing(id=name, text=name, state=state, at=at, touched=at, **facts)


def test_each_line_is_a_thing_without_its_bullet():
    text = "\ufeff- appeler l’école\r\n\n* la cantine\n  • impôts\n1. dentiste\n2) garage\n[ ] colis\n☐ mutuelle\n→ loyer\n—\n"
    found = lines_of(text.lstrip("\ufeff")).lines
    assert found == (
        "appeler l’école",
        "la cantine",
        "impôts",
        "dentiste",
        "garage",
        "colis",
        "mutuelle",
        "loyer",
    )


@pytest.mark.parametrize(
    "line", ["3 yaourts", "1.5 litre de lait", "-20 % sur les chaussures", "12/11 CAF", "*urgent* CAF"]
)
def test_what_looks_like_a_bullet_and_is_not_stays(line):
    assert lines_of(line).lines == (line,)


def test_sixty_lines_are_sixty_things_in_their_order():
    text = "\n".join(f"- chose {number}" for number in range(60))
    assert lines_of(text).lines == tuple(f"chose {number}" for number in range(60))


def test_a_line_said_twice_is_one_thing_and_it_is_known():
    found = lines_of("Lessive\ncourses\nlessive")
    assert found.lines == ("Lessive", "courses")
    assert found.twice == 1


def test_what_passes_a_bound_is_given_back_never_cut():
    policy = load_policy()
    text = "\n".join(["x" * (policy.longest + 1), *(f"chose {n}" for n in range(policy.at_once + 3))])
    found = lines_of(text)
    assert len(found.lines) == policy.at_once
    assert found.long == ("x" * (policy.longest + 1),)
    assert found.more == tuple(f"chose {policy.at_once + n}" for n in range(3))


@given(st.text(max_size=400))
def test_no_line_is_blank_broken_or_lost(text):
    found = lines_of(text)
    for line in (*found.lines, *found.long, *found.more):
        assert line == " ".join(line.split())
        assert any(letter.isalnum() or letter == "_" for letter in line)


@pytest.mark.parametrize(
    ("first", "after", "then"),
    [
        (date(2026, 1, 31), date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)),
        (date(2024, 1, 31), date(2024, 1, 31), date(2024, 2, 29)),
        (date(2024, 2, 29), date(2025, 1, 29), date(2025, 2, 28)),
        (date(2026, 12, 15), date(2026, 12, 15), date(2027, 1, 15)),
        (date(2026, 1, 10), date(2026, 5, 9), date(2026, 5, 10)),
        (date(2026, 1, 10), date(2026, 5, 10), date(2026, 6, 10)),
        (date(2026, 6, 1), date(2026, 1, 1), date(2026, 6, 1)),
    ],
)
def test_a_chore_of_each_month_keeps_its_day_whatever_the_month(first, after, then):
    assert next_day(Every.MONTH, first=first, after=after) == then


@pytest.mark.parametrize(
    ("first", "after", "then"),
    [
        (date(2026, 3, 26), date(2026, 3, 26), date(2026, 4, 2)),  # the clocks change on 29 March
        (date(2026, 10, 22), date(2026, 10, 25), date(2026, 10, 29)),  # and on 25 October
        (date(2026, 1, 5), date(2026, 2, 5), date(2026, 2, 9)),
        (date(2026, 12, 28), date(2026, 12, 28), date(2027, 1, 4)),
    ],
)
def test_a_chore_of_each_week_keeps_its_weekday_across_a_change_of_clocks(first, after, then):
    assert next_day(Every.WEEK, first=first, after=after) == then


@given(
    st.sampled_from(list(Every)),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(0, 4000),
)
def test_the_next_time_is_after_and_never_skips_one(every, first, days):
    after = first + timedelta(days=days)
    found = next_day(every, first=first, after=after)
    assert after < found <= after + timedelta(days=7 if every is Every.WEEK else 31)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 30, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 22, 30, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_today_is_the_day_it_is_in_france_also_when_the_clocks_change(moment, day):
    with time_machine.travel(moment, tick=False):
        assert queries.local_today() == day


def test_giving_a_first_day_does_not_put_off_a_later_one_does():
    assert not puts_off(None, TODAY)
    assert not puts_off(TODAY, TODAY)
    assert not puts_off(TODAY, None)
    assert puts_off(TODAY, TODAY + timedelta(days=1))


def test_what_waits_today_has_a_day_that_came():
    late, now = thing("a", day=TODAY - timedelta(days=2)), thing("b", State.PLANNED, day=TODAY)
    ahead, none = thing("c", State.PLANNED, day=TODAY + timedelta(days=1)), thing("d")
    given_away = thing("e", State.DELEGATED, day=TODAY)
    every = [ahead, now, late, none, given_away]
    assert by_day([one for one in every if is_due(one, today=TODAY)]) == [late, now]
    assert [one for one in every if is_ahead(one, today=TODAY)] == [ahead]
    assert [one for one in every if is_undated(one)] == [none]


def looked(*things):
    found = letting_go.candidates(things, at=NOW, today=TODAY)
    return [(one.thing.id, one.why) for one in found]


def test_each_candidate_has_one_reason_the_strongest():
    mine = About(carrier="me", domain="home")
    assert looked(
        thing("old", days_ago=21),
        thing("off", about=About(postponed=3, carrier="me", domain="home")),
        thing("mine", about=mine),
    ) == [("off", Why.PUT_OFF), ("mine", Why.SHAREABLE), ("old", Why.OLD)]


@pytest.mark.parametrize(
    "spared",
    [
        thing(days_ago=20),
        thing(days_ago=90, state=State.DELEGATED),
        thing(days_ago=90, state=State.DONE),
        thing(days_ago=90, day=TODAY + timedelta(days=1)),
        thing(days_ago=90, every="week", day=TODAY),
        thing(about=About(postponed=2)),
        thing(about=About(carrier="me", domain="self")),
        thing(about=About(carrier="me", domain="health")),
        thing(about=About(carrier="shared", domain="home")),
        thing(days_ago=90, about=About(postponed=9, kept_on="2026-11-20")),
    ],
    ids=range(10),
)
def test_what_is_fresh_decided_or_kept_is_left_alone(spared):
    assert looked(spared) == []


def test_what_was_kept_long_ago_is_looked_at_again():
    assert looked(thing(about=About(postponed=4, kept_on="2026-11-05"))) == [("a", Why.PUT_OFF)]


def test_a_few_candidates_of_each_reason_and_no_more():
    old = [thing(f"old{n}", days_ago=30 + n) for n in range(20)]
    off = [thing(f"off{n}", about=About(postponed=3 + n)) for n in range(20)]
    found = looked(*old, *off)
    assert len(found) == load_policy().shown
    assert {why for _, why in found} == {Why.PUT_OFF, Why.OLD}
    assert found[0] == ("off19", Why.PUT_OFF)
    assert ("old19", Why.OLD) in found


@pytest.mark.parametrize("why", list(Why))
def test_a_reason_is_one_sentence_that_asks_nothing(why):
    words = letting_go.Candidate(thing(), why, 4).words
    assert words.count(".") == 1
    assert "devez" not in words


def test_weeks_begin_on_monday_and_the_empty_ones_are_there():
    past = [
        Past(added=date(2026, 11, 22), done=date(2026, 11, 23)),
        Past(added=date(2026, 11, 26), let_go=date(2026, 11, 26)),
        Past(added=date(2026, 9, 1)),
    ]
    found = picture.weeks(past, today=TODAY, count=8)
    assert [week.monday for week in found][-2:] == [date(2026, 11, 16), date(2026, 11, 23)]
    assert len(found) == 8
    assert [(week.added, week.done, week.let_go) for week in found][-2:] == [(1, 0, 0), (1, 1, 1)]
    assert not any(week.any for week in found[:6])


def test_who_carries_is_counted_only_where_it_was_said():
    past = [
        Past(carrier="me", domain="home"),
        Past(carrier="me", domain="home"),
        Past(carrier="shared", domain="home"),
        Past(carrier="other", domain="papers"),
        Past(carrier="me"),
        Past(domain="work"),
    ]
    found = [(one.domain.value, one.me, one.shared, one.other) for one in picture.shares(past)]
    assert found == [("home", 2, 1, 0), ("papers", 0, 0, 1)]
