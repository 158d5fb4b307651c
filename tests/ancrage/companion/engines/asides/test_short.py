"""« oui », « bof », « je sais pas » : a few words move the talk on from the last question."""

import pytest

from ancrage.companion.rules import TalkState
from tests.ancrage.companion.engines.playing import Talk


def asked(question="open", **state):
    return Talk(state=TalkState(turn=3, last_question=question, asked=(question,), **state))


def starts(reply, *moments):
    return any(line.startswith(moments) for line in reply.lines)


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("bof", "short.so_so"),
        ("mouais", "short.so_so"),
        ("jsp", "short.unsure"),
        ("ouais peut-être", "short.unsure"),
        ("non", "short.no"),
        ("oui", "short.yes"),
        ("ok", "short.ok"),
    ],
)
def test_a_few_words_are_taken_for_what_they_say_and_something_easier_is_asked(said, moment):
    reply = asked().say(said)

    assert starts(reply, moment)
    assert reply.question
    assert reply.quick_replies or starts(reply, "short.easier.word")


def test_the_last_question_gives_its_sense_to_a_no():
    assert "Personne n’est au courant" in asked("support").say("non").text + asked("support").say(
        "nan"
    ).text or starts(asked("support").say("non"), "short.support.no")


def test_after_three_short_answers_nothing_more_is_asked():
    talk = asked()
    questions = [talk.say(said).question for said in ("je sais pas", "bof", "non")]

    assert questions[0]
    assert questions[1]
    assert questions[2] == ""


@pytest.mark.parametrize(("said", "band"), [("Plutôt 2", "light"), ("5", "middle"), ("8/10", "heavy")])
def test_a_figure_answers_the_scale(said, band):
    assert starts(asked("scale").say(said), f"short.scale.{band}")


@pytest.mark.parametrize(
    "said", ["personne ne m'appelle jamais", "non mais en fait c'est mon père qui m'inquiète", "je dors mal"]
)
def test_a_message_that_tells_is_not_a_short_answer(said):
    assert not starts(asked().say(said), "short.yes", "short.no", "short.unsure", "short.so_so")


def test_an_offer_keeps_its_own_answers():
    assert not starts(
        asked("exercise_permission", notes={"exercise": "grounding_54321"}).say("oui"), "short."
    )
