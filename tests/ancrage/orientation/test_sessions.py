"""Twelve sessions: a danger goes to 3114 whatever else is answered, and a cost is told only when they are for this."""

from itertools import product

import pytest

from ancrage import content
from ancrage.orientation.sessions import advice, cost, missing

KNOWN = content.sessions()
CALM = {
    "now": "no",
    "age": "adult",
    "daily": "holds",
    "strange": "no",
    "hold": "no",
    "care": "none",
    "cover": "both",
}
EVERY = [
    dict(zip((one.id for one in KNOWN.questions), values, strict=True))
    for values in product(*(one.options for one in KNOWN.questions))
]


def outcome(**changed) -> str:
    return advice(CALM | changed, KNOWN).outcome.id


def test_there_are_at_most_seven_questions():
    assert len(KNOWN.questions) <= 7


@pytest.mark.parametrize("answers", EVERY, ids=lambda answers: "-".join(answers.values()))
def test_every_set_of_answers_leads_somewhere_and_danger_first(answers):
    found = advice(answers, KNOWN)
    danger = answers["now"] != "no"
    assert found.urgent is danger
    if danger:
        assert (found.also, found.cost, found.notes) == ((), "", ())
        assert found.outcome.resources[:2] == ("fr_3114", "fr_15")
    if not found.fits:
        assert "fr_mon_soutien_psy" not in found.outcome.resources
        assert found.cost == ""
    else:
        assert found.cost
        kept_out = ("psychiatry" in answers.values(), answers["hold"] != "no", answers["daily"] == "breaks")
        assert kept_out == (False, False, False)
        assert (answers["strange"], answers["age"] == "baby") == ("no", False)


@pytest.mark.parametrize(
    ("changed", "leads"),
    [
        ({}, "fits"),
        ({"age": "minor"}, "fits"),
        ({"age": "baby"}, "baby"),
        ({"daily": "breaks"}, "breaks"),
        ({"strange": "yes"}, "strange"),
        ({"hold": "habit"}, "habit"),
        ({"hold": "food"}, "food"),
        ({"care": "psychiatry"}, "psychiatry"),
        ({"care": "pills"}, "pills"),
        ({"now": "unsure", "age": "baby"}, "safety"),
        ({"strange": "yes", "hold": "habit"}, "strange"),
    ],
)
def test_each_answer_leads_where_the_texts_say(changed, leads):
    assert outcome(**changed) == leads


def test_what_else_is_true_is_told_after():
    found = advice(CALM | {"daily": "breaks", "hold": "habit", "care": "pills"}, KNOWN)
    assert (found.outcome.id, [one.id for one in found.also]) == ("breaks", ["habit"])


def test_a_danger_needs_no_other_answer():
    assert missing({"now": "yes"}, KNOWN) == ()
    assert missing({"now": "unsure"}, KNOWN) == ()
    assert missing({"now": "no"}, KNOWN) == ("age", "daily", "strange", "hold", "care", "cover")
    assert missing({"now": "perhaps"}, KNOWN)[0] == "now"


def test_costs_are_computed_from_the_facts():
    assert "30 € par l’Assurance maladie et 20 € par la complémentaire" in cost("both", KNOWN)
    assert "Il reste 20 € par séance, soit 240 € pour 12 séances" in cost("insurance", KNOWN)
    assert "rien à payer" in cost("aid", KNOWN)
    assert "PASS" in cost("none", KNOWN)


def test_a_minor_is_told_of_the_agreement_of_parents():
    assert "autorité parentale" in advice(CALM | {"age": "minor"}, KNOWN).notes[0]
    assert advice(CALM, KNOWN).notes == ()


def test_every_fact_has_its_source_and_every_resource_exists():
    assert all(fact.source for fact in KNOWN.facts)
    assert all(content.resource(name) for one in KNOWN.outcomes for name in one.resources)
    assert (KNOWN.sessions_per_year, KNOWN.price_eur, KNOWN.minimum_age) == (12, 50, 3)
