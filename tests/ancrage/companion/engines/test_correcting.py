"""What is corrected is owned up to in few words, dropped, and what is said instead comes first."""

import pytest

from tests.ancrage.companion.engines.playing import Talk, heard

GONE = "ma femme est partie samedi avec les petits"


def moments(reply):
    return {line.rsplit(".", 1)[0] for line in reply.lines}


def corrected(*before, said, seed=1):
    talk = Talk(seed=seed)
    talk.say_all(*(before or ("j'ai mal au dos depuis huit mois, tout le temps",)))
    return talk, talk.say(said)


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("Je vous l'ai dit, le soir. Et le dimanche.", "said"),
        ("Vous ne retenez guère.", "said"),
        ("vous avez oublié qu'il m'a vouvoyée", "said"),
        ("je n'ai pas dit que j'étais lasse, j'ai dit que c'était revenu", "wrong"),
        ("Vous avez compris l'inverse.", "wrong"),
        ("mais non, ça n'a jamais été le sujet", "wrong"),
        ("c'est pas moi, c'est elle", "wrong"),
        ("vous mélangez tout", "wrong"),
        ("je ne comprends pas votre question", "unclear"),
        ("t'écoutes rien", "deaf"),
        ("vous tournez en rond", "deaf"),
    ],
)
def test_a_correction_is_heard_and_owned_up_to(said, way):
    for seed in range(4):
        _, reply = corrected(said=said, seed=seed)
        assert f"correction.{way}" in moments(reply), reply.text


def test_the_same_reproach_is_never_answered_twice_in_the_same_words():
    talk = Talk()
    talk.say("j'ai mal au dos depuis huit mois, tout le temps")
    texts = [talk.say("vous ne m'écoutez pas").text for _ in range(4)]

    assert len(set(texts)) == 4


def test_nothing_is_corrected_in_a_first_message():
    assert not any(
        name.startswith("correction.")
        for name in moments(Talk().say("vous avez compris l'inverse, m'a dit ma sœur"))
    )


def test_what_was_wrongly_given_back_is_left_with_its_questions():
    talk, _ = corrected(
        "mon père est mort en mars", said="mais non, il est pas mort, il est parti vivre ailleurs"
    )

    assert "grief.lost_someone" not in talk.state.told
    assert "grief.lost_someone" in talk.state.dropped
    for said in ("il appelle plus", "ça fait six mois", "je sais pas où il vit"):
        assert not any(line.startswith("grief.lost_someone") for line in talk.say(said).lines)


def test_what_was_right_is_kept_when_it_was_only_asked_again():
    talk, reply = corrected("mon père est mort en mars", said="je vous l'ai dit, en mars")

    assert "grief.lost_someone" in talk.state.told
    assert not any(".asks." in line for line in reply.lines)
    assert not any(".asks." in line for line in talk.say("il chantait dans la cuisine").lines)


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Personne n'est mort. Je vous parle de la retraite.", "la retraite"),
        ("Vous avez compris l'inverse. Le jour, c'est le jour le problème.", "le jour"),
        ("Je ne comprends plus. Je vous parle de mon mari, Henri.", "votre mari"),
        ("Je vous l'ai dit, le soir. Et le dimanche.", "le soir"),
        ("c'est de plus servir à rien qui pèse, je vous l'ai dit", "de ne plus servir à rien"),
        ("Vous avez oublié qu'il m'a vouvoyée.", "il vous a vouvoyée"),
    ],
)
def test_what_it_is_about_is_said_back(said, named):
    _, reply = corrected(said=said)

    assert named in reply.text.lower()


def test_nothing_about_killing_oneself_or_rude_is_said_back():
    _, reply = corrected(said="vous avez oublié que je vais me suicider")

    assert "suicider" not in reply.text


def test_a_word_of_the_last_reply_thrown_back_withdraws_the_question():
    talk = Talk()
    talk.say("je sors de réunion")
    asked = talk.say("mon chef m'a encore humiliée devant tout le monde")
    assert asked.question
    word = next(word for word in asked.text.split("\n\n")[-1].split() if word.isalpha() and len(word) > 5)
    reply = talk.say(f"{word} ?")

    assert "correction.unclear" in moments(reply)


def test_a_correction_asks_nothing_when_something_is_said_instead():
    for seed in range(4):
        _, reply = corrected(said="vous ne m'écoutez pas. Je vous parle de mon frère.", seed=seed)
        assert reply.questions == 0
        assert "votre frère" in reply.text.lower()


def test_a_question_in_the_same_message_is_answered():
    _, reply = corrected(said="vous ne m'écoutez pas. vous êtes une machine ?")

    assert {"correction.deaf", "aside.human_check"} <= moments(reply)


def test_going_to_someone_else_after_a_reproach_is_welcomed():
    _, reply = corrected(said="ok comment t'as bugé. bon je vais demander à ma prof principale")

    assert "close.someone" in moments(reply)
    assert reply.questions == 0


def test_joy_denied_as_heavy_is_heard_as_joy():
    talk = Talk()
    talk.say("j'ai eu mon permis !")
    reply = talk.say("mais non c'est génial, c'est tout")

    assert "correction.wrong" in moments(reply)
    assert any(line.startswith(("topic.good_news.", "good.")) for line in reply.lines)


def test_dropping_a_theme_by_its_name_still_works_when_told_to_leave_it():
    talk = Talk()
    talk.say("mon père est mort en mars", heard(labels=["grief"]))
    talk.say("arrêtez avec le deuil")

    assert "grief" in talk.state.dropped
    assert "grief" not in talk.state.themes
