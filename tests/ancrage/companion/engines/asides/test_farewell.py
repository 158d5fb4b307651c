"""Whoever leaves is let go: nothing is asked, offered or reviewed, whatever the length of the message."""

import pytest

from ancrage.companion.engines.asides.farewell import leaves, turns_to_someone
from ancrage.companion.engines.scene import Scene
from tests.ancrage.companion.engines.playing import CALM, Talk, around, heard

LEAVING = [
    "Je vais vous laisser, il m'appelle. Enfin, il appelle quelqu'un.",
    "je vais fermer",
    "elle m'appelle",
    "ni lundi ni le mal de dos vous m'aurez rien dit. je coupe",
    "nan c bon mdr je vais mettre ma playlist. bonne soirée !",
    "L'essentiel, c'est Denise, et le dimanche, et la cuisine où elle chantait faux. Bonne nuit.",
    "Sur le fond, on fait aller. Ma femme rentre. Bonsoir.",
]
TO_SOMEONE = [
    "Laissez, je vais en parler à Nadège, ma collègue de l'autre étage.",
    "je vais appeler ma sœur",
    "bon j'vais demander à ma prof principale",
    "à ma copine. je lui dis en rentrant. merci hein",
]


@pytest.mark.parametrize("said", LEAVING)
def test_a_farewell_is_heard_at_any_length_and_asks_nothing(said):
    talk = Talk()
    talk.say_all("je dors mal", "depuis mars", "le soir surtout", "je sais pas")
    reply = talk.say(said)

    assert reply.stage == "close"
    assert reply.questions == 0
    assert "?" not in reply.text


@pytest.mark.parametrize("said", TO_SOMEONE)
def test_going_to_someone_is_welcomed_without_a_question(said):
    talk = Talk()
    talk.say_all("je dors mal", "depuis mars")
    reply = talk.say(said)

    assert any(line.startswith("close.someone.") for line in reply.lines)
    assert reply.questions == 0


@pytest.mark.parametrize("question", ["exercise_permission", "orient_permission", "review"])
def test_a_farewell_wins_over_what_was_offered(question):
    talk = Talk()
    talk.say("je dors mal", heard(labels=["sleep"]))
    talk.state = talk.state.__class__(**{**talk.state.as_dict(), "last_question": question, "turn": 11})
    reply = talk.say("non. je vais l'appeler elle. demain. bonne nuit")

    assert reply.stage == "close"
    assert reply.questions == 0
    assert not any(line.startswith(("exercise.", "orient.", "reminder")) for line in reply.lines)


def test_a_reproach_on_leaving_is_owned_up_to():
    talk = Talk()
    talk.say_all("je dors mal", "depuis mars")
    reply = talk.say("je vais aller me coucher, vous êtes gentil mais vous écoutez d'une oreille")

    assert any(line.startswith("close.sorry.") for line in reply.lines)
    assert reply.stage == "close"


def test_what_looks_like_a_farewell_is_not_one():
    state = Talk().state
    for said in (
        "il m'appelle le gros devant tout le monde",
        "je ferme les yeux et ça recommence",
        "bonsoir",
    ):
        scene = Scene(state=state, heard=CALM, text=said, surroundings=around(), seed=1)
        assert not leaves(scene), said
        assert not turns_to_someone(scene), said
