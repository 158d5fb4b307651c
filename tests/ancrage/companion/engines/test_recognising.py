"""What is asked in passing is recognised in several registers, and what only looks like it is left alone."""

import pytest

from ancrage import content
from ancrage.companion.engines.recognising import recognised, says

INTENTS = content.intents().values()
HELD = [(one.name, sentence) for one in INTENTS if not one.sign for sentence in one.matches]
SPARED = [(one.name, sentence) for one in INTENTS if not one.sign for sentence in one.spares]
SIGNS = [(one, sentence) for one in INTENTS if one.sign for sentence in (*one.matches, *one.spares)]


@pytest.mark.parametrize(("name", "sentence"), HELD)
def test_a_sentence_that_asks_it_is_recognised_and_wins(name, sentence):
    assert recognised(sentence)[:1] == (name,)


@pytest.mark.parametrize(("name", "sentence"), SPARED)
def test_a_sentence_that_looks_like_it_is_left_alone(name, sentence):
    assert name not in recognised(sentence)


@pytest.mark.parametrize(("one", "sentence"), SIGNS)
def test_a_sign_is_seen_and_never_answered_by_itself(one, sentence):
    assert says(one.name, sentence) is (sentence in one.matches)
    assert one.name not in recognised(sentence)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("human_check", "je sais pas si t'es un robot"),
        ("human_check", "ça va pas. t'es un robot ?"),
        ("exercise", "j'arrive pas à dormir, tu peux me donner un exercice ?"),
    ],
)
def test_a_denial_about_something_else_changes_nothing(name, sentence):
    assert name in recognised(sentence)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("ask_human", "je ne veux pas parler à un humain"),
        ("exercise", "pas besoin d'un exercice"),
        (
            "goodbye",
            "je ne vais pas te dire au revoir, j'ai encore à raconter, c'est à propos de ma sœur et de dimanche",
        ),
    ],
)
def test_what_is_denied_is_not_asked(name, sentence):
    assert name not in recognised(sentence)


def test_what_someone_else_said_is_not_said_to_the_companion():
    assert recognised("il m'a dit t'es qu'un robot sans cœur") == ()
