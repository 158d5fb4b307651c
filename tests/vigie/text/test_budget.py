"""A message too costly to read whole is read for what is gravest first, and is never calm for having been cut short."""

from dataclasses import replace

import pytest

from vigie.lexicon import lexicon
from vigie.matchers import find_matches
from vigie.text import tidy
from vigie.text.budget import Budget, OverBudget


def with_steps(text, steps):
    """A tidied message with that many steps to spend."""
    return replace(tidy(text, lexicon("fr").forms), budget=Budget(steps))


def test_steps_are_spent_then_refused():
    budget = Budget(10)
    assert budget.allows(6)
    assert not budget.is_over
    assert not budget.allows(6)
    assert budget.is_over
    assert not budget.allows(0)


def test_an_ordinary_message_is_far_from_its_budget():
    message = tidy("je dors plus, j'ai mis des cachets de côté. " * 20, lexicon("fr").forms)
    before = message.budget.left
    assert find_matches(message, "fr")
    assert not message.budget.is_over
    assert message.budget.left > 0.9 * before


def test_the_gravest_rules_are_tried_first_when_not_all_can_be():
    text = "je dors plus, je suis fatigué, j'ai peur de tout, je bois trop. je pense à me tuer"
    (first, *_) = find_matches(with_steps(text, 4 * len(text)), "fr")
    assert first.rule.kind == "suicide"


def test_nothing_found_within_the_budget_is_not_calm():
    with pytest.raises(OverBudget):
        find_matches(with_steps("bonjour je voudrais parler de mes soucis avec vous", 0), "fr")


def test_the_same_message_is_read_alike_twice():
    found = [find_matches(with_steps("je pense à me tuer. " * 50, 5_000), "fr") for _ in range(2)]
    assert found[0] == found[1]
