"""A line, a number, what words ask for, a code: pure."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ancrage.content.plans import ORDER, plan_words
from ancrage.plans import rules
from ancrage.plans.rules import Line

AT = datetime(2026, 11, 26, 3, tzinfo=UTC)


def test_a_plan_has_six_steps_then_the_reasons_to_live():
    assert [section.step.id for section in rules.sections({})] == list(ORDER)
    assert len(ORDER) == 7
    assert [section.number for section in rules.sections({})] == [1, 2, 3, 4, 5, 6, 7]


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(ORDER), st.lists(st.builds(Line, st.text(), st.text()))))
def test_what_is_packed_is_unpacked_the_same(contents):
    whole = {step: tuple(contents.get(step, ())) for step in ORDER}
    assert rules.unpacked(rules.packed(contents)) == whole


def test_empty_lines_go_and_a_number_alone_is_a_line():
    typed = [("", ""), ("  ma \n sœur ", " 06 12 "), ("", "0612345678"), (" ", "\x00")]
    assert rules.lines_of(typed) == (Line("ma sœur", "06 12"), Line("0612345678", "0612345678"))


def test_lines_are_bounded_in_length_and_number():
    lines = rules.lines_of([("x" * 1000, "1" * 100)] * 50)
    assert len(lines) == rules.MOST_LINES
    assert {(len(line.text), len(line.phone)) for line in lines} == {(rules.LONGEST, rules.LONGEST_NUMBER)}


@pytest.mark.parametrize(
    "phone", ["06 12 34 56 78", "+33 6 12 34 56 78", "3114", "15", "01.02.03.04.05", "06-12"]
)
def test_numbers_as_people_write_them_can_be_dialled(phone):
    assert rules.wrong_numbers([Line("x", phone)]) == ()


@pytest.mark.parametrize(
    "phone", ["chez elle", "06 12 34 XX", "javascript:1", "1", "++33", "06;12", "*31#06"]
)
def test_what_no_phone_dials_is_refused(phone):
    assert rules.wrong_numbers([Line("x", phone)]) == (phone,)


def test_skipping_keeps_an_odd_number_in_the_words():
    lines = rules.without_wrong_numbers(
        [Line("Paul", "le fixe"), Line("Léa", "3114"), Line("chez moi", "chez moi")]
    )
    assert lines == (Line("Paul le fixe"), Line("Léa", "3114"), Line("chez moi"))


@pytest.mark.parametrize(
    ("step", "outcome", "risk", "flags", "asks"),
    [
        (
            "signs",
            "open",
            "active",
            (),
            "ask",
        ),  # thoughts of dying, written as a sign: an answer to the question
        ("signs", "open", "none", ("self_harm",), "ask"),
        ("signs", "open", "plan", (), "tell"),
        ("signs", "open", "imminent", (), "tell"),
        ("signs", "open", "passive", ("medical_emergency",), "tell"),
        ("signs", "ask", "passive", (), "ask"),
        ("alone", "open", "active", (), "tell"),
        ("reasons", "ask", "passive", (), "ask"),
        (
            "safe",
            "ask",
            "imminent",
            (),
            "nothing",
        ),  # « demander à ma sœur de garder… » is the plan, not a preparation
        ("safe", "open", "plan", (), "tell"),
        ("people", "nothing", "none", (), "nothing"),
        ("people", "unknown", "none", (), "tell"),  # unknown is never calm
    ],
)
def test_what_the_words_of_a_step_ask_for(step, outcome, risk, flags, asks):
    assert rules.asks_for(step, outcome=outcome, risk=risk, flags=frozenset(flags)) == asks


def test_a_code_is_recognised_however_it_is_typed_and_only_on_its_row():
    code, row = rules.new_code(), uuid.uuid4()
    kept = rules.digest(b"secret", row, code)
    assert rules.digest(b"secret", row, f" {code.lower().replace('-', ' ')} ") == kept
    assert rules.digest(b"secret", uuid.uuid4(), code) != kept
    assert rules.digest(b"other", row, code) != kept
    assert code.replace("-", "") not in kept
    assert rules.named_by(code) == code[:4]
    assert len(code.replace("-", "")) == 12


def test_codes_are_not_the_same_twice():
    assert len({rules.new_code() for _ in range(500)}) == 500


@pytest.mark.parametrize(
    ("facts", "opens"),
    [
        ({}, True),
        ({"at": AT + timedelta(hours=24)}, False),
        ({"at": AT + timedelta(hours=23, minutes=59)}, True),
        ({"tries": 4}, True),
        ({"tries": 5}, False),
        ({"used": True}, False),
        ({"revoked": True}, False),
    ],
)
def test_a_code_opens_once_within_a_day_and_five_tries(facts, opens):
    fresh = {"at": AT, "expires_at": AT + rules.CODE_LASTS, "tries": 0, "used": False, "revoked": False}
    assert rules.may_still_open(**(fresh | facts)) is opens


def test_no_example_names_a_means():
    from ancrage.content.policies import memory_policy
    from ancrage.memory.rules import plain

    words = " ".join(
        plain(one) for step in plan_words().steps for one in (*step.examples, step.ask, step.hint)
    )
    means = [plain(one.rstrip("*")) for one in memory_policy().never]
    assert [one for one in means if f" {one} " in f" {words} "] == []
