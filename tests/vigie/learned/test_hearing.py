"""The learned reader raises what the rules missed, never lowers, and says where it heard it."""

import pytest

import vigie
from vigie.learned import hearing
from vigie.learned.hearing import find_by_ear, hear
from vigie.learned.mixing import spoken_rules
from vigie.learned.questions import QUESTIONS
from vigie.learned.weights import Damaged, weights
from vigie.reader import prepared
from vigie.reading import Outcome, Risk
from vigie.weighing import find

UNNAMED = "j'ai rangé mes papiers pour que ma femme trouve tout, elle comprendra"


def by_ear(text, point="standard"):
    message, _quality, known = prepared(text)
    return find_by_ear(message, find(message, known), point)


def test_the_shipped_weights_answer_every_question():
    assert set(weights().mixes) == set(QUESTIONS)
    assert set(hear("bonjour").scores) == set(QUESTIONS)


def test_a_danger_that_is_not_named_is_raised_with_its_words_and_its_source():
    [heard] = [one for one in by_ear(UNNAMED) if one.kind == "suicide"]
    assert heard.quote in UNNAMED
    assert (heard.rule, heard.source, heard.version) == ("learned.risk", "model", vigie.VERSION)
    assert heard.outcome in {"ask", "open"}


@pytest.mark.parametrize(
    "text", ["bonjour", "ok merci", "oui", "je suis mort de rire", "on se voit demain à 8h au marché"]
)
def test_ordinary_words_raise_nothing(text):
    assert vigie.read(text).outcome == "nothing"


@pytest.mark.parametrize("text", ["je veux me tuer", "je dors plus, j'ai mis des cachets de côté"])
def test_what_the_rules_hear_keeps_their_level_whatever_a_resemblance_adds(text):
    by_rules = max(
        Risk(one.level).rank for one in vigie.read(text).findings if one.source == "rule" and one.level
    )
    assert [Risk(one.level).rank for one in by_ear(text) if one.kind == "suicide"] in ([], [by_rules])
    assert vigie.read(text).outcome == "open"


def test_a_wider_point_never_hears_less():
    asked = {
        point: bool([one for one in by_ear(UNNAMED, point) if one.kind == "suicide"])
        for point in weights().facts["points"]
    }
    assert asked["sparing"] <= asked["standard"] <= asked["wide"]
    limits = weights().facts["points"]
    assert limits["sparing"]["asks"] >= limits["standard"]["asks"] >= limits["wide"]["asks"]


def test_opening_needs_a_much_higher_score_than_asking():
    assert all(one["opens"] > one["asks"] + 0.5 for one in weights().facts["points"].values())


def test_a_point_that_was_not_validated_is_refused():
    with pytest.raises(KeyError):
        by_ear("bonjour", "whatever")


def test_a_rule_that_a_qualifier_settled_speaks_under_another_name():
    message, _quality, known = prepared("j'ai pas envie de mourir")
    assert "fr.wish_to_be_dead.wish_to_die~" in spoken_rules(find(message, known))


def test_weights_that_are_not_those_told_of_are_refused(monkeypatch):
    weights.cache_clear()
    real = hearing.weights.__wrapped__.__globals__["_bytes"]
    monkeypatch.setitem(
        hearing.weights.__wrapped__.__globals__,
        "_bytes",
        lambda name: real(name) + (b" " if name.endswith("npz") else b""),
    )
    with pytest.raises(Damaged, match="vigie train"):
        weights()
    weights.cache_clear()


def test_without_its_weights_the_rules_still_speak_and_the_rest_is_unknown(monkeypatch):
    def gone(*_given):
        raise FileNotFoundError

    monkeypatch.setattr("vigie.reader.find_by_ear", gone)
    opened, silent = vigie.read("je veux mourir"), vigie.read("il fait beau aujourd'hui")
    assert opened.outcome == Outcome.ASK
    assert silent.outcome == Outcome.UNKNOWN
    assert "learned_reader_failed" in silent.quality.notes


@pytest.mark.parametrize("text", ["NON je veux pas me suicider", "je n'ai pas envie de mourir, non"])
def test_a_resemblance_alone_does_not_open_against_words_that_deny(text):
    assert vigie.read(text).outcome != "open"
