"""Someone else is in danger: what to do, said again when it must be; never a word about the writer's own wish."""

from dataclasses import replace

import pytest

from ancrage.vigilance.rules import HeardFinding
from tests.ancrage.companion.engines.playing import Talk, heard

FRIEND = heard("active", subject="other")


def feared():
    talk = Talk()
    talk.say("ma meilleure amie parle de mourir", FRIEND)
    return talk


@pytest.mark.parametrize(
    "said",
    ["elle répond plus depuis 20 min", "elle a mis vu", "elle écrit plus du tout", "elle est injoignable"],
)
def test_no_answer_any_more_is_the_15_again(said):
    talk = feared()
    reply = talk.say(said)

    assert "le 15 ou le 112" in reply.text
    assert "adresse" in reply.text
    assert reply.resources[0] == "fr_15"


def test_imminent_is_the_15_again_however_late():
    talk = feared()
    talk.say_all("je sais pas", "elle est chez elle", "elle est seule")
    reply = talk.say("elle a pris des cachets", heard("imminent", subject="other"))

    assert reply.text.startswith("Appelez le 15 ou le 112 maintenant")
    assert reply.question != "thought"


def test_a_call_made_is_welcomed():
    talk = feared()
    talk.say("elle répond plus")
    reply = talk.say("j'ai le 15 en ligne ils envoient quelqu'un. je pleure comme jamais")
    after = talk.say("je vais réveiller ma mère")

    assert reply.text.startswith(
        "Vous l’avez fait. Ils y vont. Restez joignable, et ne restez pas sans personne ce soir."
    )
    assert after.lines[0].startswith("other.anchor")
    assert after.questions == 0


def test_the_line_called_sends_nobody():
    reply = feared().say("j'ai appelé le 3114")

    assert "Ils y vont" not in reply.text


@pytest.mark.parametrize(
    "said", ["QUE JE FAIS QUOI. j'appelle le 15 ou pas ? j'ai que son adresse", "je fais quoi ?"]
)
def test_what_to_do_is_answered_by_what_to_do(said):
    talk = feared()
    talk.say("elle répond plus")
    reply = talk.say(said)

    assert reply.lines[0].startswith("other.do_now")
    assert "15" in reply.text


def test_not_tonight_is_taken_seriously():
    reply = feared().say("c'est elle, moi ca va. je fais quoi avec 'pas ce soir' ?")

    assert reply.lines[0].startswith("other.not_tonight")


def test_how_to_ask_is_answered():
    reply = feared().say("je lui demande comment ? j'ai peur de lui mettre l'idée dans la tête")

    assert "idée dans la tête" in reply.text


def test_the_others_words_are_never_the_writers_wish():
    talk = feared()
    quoted = heard("active")
    guessed = replace(quoted, findings=(HeardFinding("suicide", "active", "self", "", by_rule=False),))
    replies = [talk.say("elle écrit 'oui souvent mais t'inquiète pas'", guessed)]
    replies += talk.say_all(*(f"elle écrit encore {number} mots là" for number in range(14)))

    assert talk.state.crisis == ""
    lines = [line for reply in replies for line in reply.lines]
    assert not any(
        line.startswith(("crisis.listen", "crisis.heard", "barrier.what_to_say")) for line in lines
    )
    assert not any(reply.question.startswith("suicide") for reply in replies)


def test_the_writers_own_wish_is_heard_all_the_same():
    talk = feared()
    reply = talk.say("et moi aussi je veux mourir", heard("active"))

    assert talk.state.crisis == "active"
    assert "3114" in reply.text


def test_no_answer_said_twice_is_still_the_15():
    talk = feared()
    talk.say("elle répond plus")
    reply = talk.say("je lui ai écrit, elle a mis vu")

    assert reply.text.startswith("Appelez le 15 ou le 112 maintenant")
    assert not any(line.startswith("other.how") for line in reply.lines)
