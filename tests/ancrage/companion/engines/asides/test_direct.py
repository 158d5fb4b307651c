"""A direct question is never passed over: what is not known is said, what can be done is given, each time otherwise."""

import pytest

from ancrage import content
from ancrage.companion.engines.asides.direct import KINDS
from tests.ancrage.companion.engines.playing import Talk, heard


def moments(reply):
    return {line.rsplit(".", 1)[0] for line in reply.lines}


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("c'est normal de pleurer devant un film ?", "normal"),
        ("c normal ou pas", "normal"),
        ("le club de vélo, vous en pensez quoi ?", "opinion"),
        ("vous pensez que je dois l'appeler ?", "opinion"),
        ("tu crois qu'il va revenir ?", "opinion"),
        ("tu me trouves bête ?", "you"),
        ("on m'a dit que la mairie aide. c'est vrai ?", "true"),
        ("est-ce que ça va passer un jour ?", "passing"),
        ("pourquoi ça tombe sur moi ?", "why"),
        ("comment je tiens jusqu'à vendredi ?", "how"),
        ("à votre place quelle chaise choisir dans la salle ?", "any"),
    ],
)
def test_each_kind_of_question_has_its_answer(said, kind):
    for address in ("", "tu peux me dire. "):
        talk = Talk()
        talk.say("bonjour")
        assert f"question.{kind}" in moments(talk.say(f"{address}{said}"))


@pytest.mark.parametrize("kind", [*KINDS, "any"])
def test_there_are_several_ways_to_answer_each(kind):
    assert len(content.dialogue().moments[f"question.{kind}"]) >= 3


def test_there_are_many_ways_to_say_that_one_does_not_know():
    assert len(content.dialogue().moments["question.any"]) >= 8


def test_the_same_question_three_times_gets_three_answers():
    talk = Talk()
    texts = [talk.say("vous en pensez quoi, du club de vélo ?").text for _ in range(6)]

    assert len(set(texts)) == 6


def test_what_someone_young_asks_about_their_way_is_answered():
    reply = Talk().say("jveux juste savoir si c normal de pas savoir quoi faire de sa vie a 17 ans")

    assert "question.young_path" in moments(reply)


def test_insisting_is_owned_up_to_and_the_question_before_is_answered():
    talk = Talk()
    talk.say("c'est normal de pas savoir quoi faire plus tard ?")
    reply = talk.say("répondez à ma question")

    assert {"question.sorry", "question.young_path"} <= moments(reply)


def test_insisting_finds_the_article_that_the_question_before_wanted():
    talk = Talk()
    talk.say("bonjour")
    talk.state = talk.state.__class__(
        **{**talk.state.as_dict(), "notes": {"question": "comment se passe un contrôle du médecin-conseil ?"}}
    )
    reply = talk.say("répondez pour le contrôle svp")

    assert reply.article == "medical_check"


def test_what_weighs_is_given_back_before_the_answer():
    reply = Talk().say("je dors plus depuis des mois, pourquoi ça tombe sur moi ?", heard(labels=["sleep"]))

    assert reply.reflections >= 1
    assert "question.why" in moments(reply)


@pytest.mark.parametrize(
    "said",
    [
        "il dit que c'est normal",
        "les autres ?",
        "elle a écrit « tu penses à quoi ce soir ? » et plus rien",
        "je ne sais pas vraiment pourquoi j'écris",
    ],
)
def test_what_asks_nothing_of_the_companion_is_left_alone(said):
    talk = Talk()
    talk.say("bonjour")

    assert not any(name.startswith("question.") for name in moments(talk.say(said)))


def test_nothing_of_it_answers_the_direct_question_about_suicide():
    talk = Talk()
    talk.say("je me demande à quoi bon", heard(outcome="ask"))
    reply = talk.say("pourquoi vous me demandez ça ?")

    assert not any(name.startswith("question.") for name in moments(reply))


def test_an_idea_is_given_when_nothing_weighs():
    talk = Talk()
    talk.say("j'ai eu mon permis !")
    reply = talk.say("t'as un conseil pour le premier trajet ?")

    assert "question.idea_first" in moments(reply)
    assert not reply.exercise
    assert reply.question != "exercise_permission"


def test_words_for_someone_are_prepared_together():
    for said in (
        "comment je lui dis sans l'agresser ?",
        "il me faudrait une phrase pour lui dire",
        "je lui dis quoi demain",
    ):
        reply = Talk().say(said)
        assert "aside.write_help" in moments(reply) or reply.article == "first_sentence", said
