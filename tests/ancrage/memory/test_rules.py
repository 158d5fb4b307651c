"""What may be remembered, and when it may be brought up: pure."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ancrage.content.policies import memory_policy
from ancrage.memory.rules import Kind, Recalled, lasts, names_in, refusal, tidy, to_mention, without_names

NOW = datetime(2026, 11, 26, 20, tzinfo=UTC)
TOLD = Recalled(id="a", kind=Kind.TOLD, text="les nuits à refaire les phrases", at=NOW - timedelta(days=3))
PLAN = Recalled(id="b", kind=Kind.PLAN, text="dimanche j’ouvre un pot", at=NOW - timedelta(days=4))


@pytest.mark.parametrize(
    "text",
    [
        "je dors mieux quand je marche le soir",
        "dimanche j’ouvre un pot",
        "ma mère est morte en mars",
        "je vais à Lille jeudi",
        "j’ai RDV au CMP lundi",
        "ça va mieux depuis Noël",
        "il fait clair plus tôt et la rose a tenu",
    ],
)
def test_plain_facts_may_be_remembered(text):
    assert refusal(text) == ""


@pytest.mark.parametrize(
    "text", ["j’ai gardé des cachets", "je pense à me pendre", "le fusil est au garage", "JE VEUX MOURIR"]
)
def test_a_means_or_a_wish_to_die_never_is(text):
    assert refusal(text) == "never"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("sophie vient dimanche", "quelqu’un vient dimanche"),
        ("Mme Duval me reprend", "quelqu’un me reprend"),
        ("le chat d’Amandine est parti", "le chat de quelqu’un est parti"),
        ("il faut qu'Anna vienne", "il faut que quelqu’un vienne"),
        ("je vois le docteur House jeudi", "je vois le docteur jeudi"),
        ("on part avec Kowalski", "on part avec quelqu’un"),
        ("je vois mon amie Leïla samedi", "je vois mon amie samedi"),
        ("Jean-Pierre a appelé", "quelqu’un a appelé"),
        ("Claire m’a écrit", "quelqu’un m’a écrit"),
    ],
)
def test_the_name_of_somebody_is_found_and_taken_out(text, left):
    assert refusal(text) == "name"
    assert without_names(text) == left
    assert names_in(left) == ()


def test_what_is_empty_or_too_long_is_refused():
    assert refusal(tidy(" \x00 ")) == "empty"
    assert refusal("a" * (memory_policy().longest + 1)) == "long"


def test_a_plan_is_forgotten_sooner_than_a_wish():
    assert lasts(Kind.PLAN) == timedelta(days=30) < lasts(Kind.TOLD) < lasts(Kind.ASKED)


def test_at_most_one_thing_is_brought_up_a_plan_first():
    assert to_mention([TOLD, PLAN], at=NOW) == "b"
    assert to_mention([TOLD], at=NOW) == "a"
    assert to_mention([], at=NOW) == ""


@pytest.mark.parametrize(
    "changed",
    [
        {"quiet": True},
        {"at": NOW - timedelta(hours=2)},
        {"mentioned_at": NOW - timedelta(days=3), "mentions": 1},
        {"mentioned_at": NOW - timedelta(days=40), "mentions": 2},
        {"kind": Kind.HELPED},
        {"kind": Kind.ADDRESS},
    ],
)
def test_what_is_silenced_fresh_or_said_enough_is_not_brought_up(changed):
    assert to_mention([replace(TOLD, **changed)], at=NOW) == ""


def test_after_it_hurt_once_nothing_at_all_is_brought_up():
    assert to_mention([replace(PLAN, hurt=True), TOLD], at=NOW) == ""
