"""A panic now: the heart is asked about first, then one stays; no breathing, no theme, the 15 when there is pain."""

from dataclasses import replace

import pytest

from ancrage.vigilance.rules import HeardFinding
from tests.ancrage.companion.engines.playing import Talk, heard

PANIC = heard(labels=["panic"])
FIRST = "je suis en train de faire une crise là, mon coeur bat super vite"


@pytest.mark.parametrize(
    "said",
    [
        FIRST,
        "je fais une crise",
        "j'arrive pas à respirer aidez moi",
        "j'ai les mains qui fourmillent, c'est le coeur ?",
    ],
)
def test_pain_is_asked_about_first(said):
    reply = Talk().say(said, PANIC)

    assert reply.question == "chest_pain"
    assert "poitrine" in reply.text
    assert "15" in reply.text
    assert reply.exercise == ""
    assert not any(line.startswith(("theme.", "permission.")) for line in reply.lines)
    assert reply.resources[:2] == ("fr_15", "fr_112")


@pytest.mark.parametrize("said", ["Oui, j’ai mal", "ça serre dans la poitrine", "je sais pas"])
def test_pain_or_doubt_is_an_emergency(said):
    talk = Talk()
    talk.say(FIRST, PANIC)
    reply = talk.say(said)

    assert reply.text.startswith("Appelez le 15 ou le 112 maintenant")
    assert talk.state.notes["path"] == "medical"


def test_without_pain_one_stays_and_grounds():
    talk = Talk()
    talk.say(FIRST, PANIC)
    reply = talk.say("Non, pas de douleur")
    after = talk.say("la respiration ça me fait pire, j'ai les doigts qui fourmillent")

    assert reply.question == "ground"
    assert after.question == "ground"
    assert "respiration tranquille" in after.text or "souffle" in after.text
    assert after.exercise == ""


def test_is_it_the_heart_is_answered_without_guessing():
    talk = Talk()
    talk.say(FIRST, PANIC)
    reply = talk.say("est ce que je vais faire une crise cardiaque", PANIC)

    assert any(line.startswith("panic.heart") for line in reply.lines)
    assert reply.question == "chest_pain"


def test_a_panic_one_knows_is_asked_about_then_accompanied():
    talk = Talk()
    first = talk.say("je fais une crise d'angoisse, j'ai l'habitude", PANIC)
    reply = talk.say("non pas de douleur, je connais")

    assert first.question == "chest_pain"
    assert any(line.startswith("panic.known") for line in reply.lines)


def test_coming_down_is_heard():
    talk = Talk()
    talk.say(FIRST, PANIC)
    talk.say("non")
    reply = talk.say("ça redescend un peu, j'ai toujours les doigts qui piquent")

    assert any(line.startswith("panic.down") for line in reply.lines)
    assert talk.say("je vais envoyer un message pour la réunion").question != "ground"


@pytest.mark.parametrize(
    "said",
    ["hier j'ai fait une crise d'angoisse", "parfois mon coeur bat vite au bureau", "je stresse pour lundi"],
)
def test_a_panic_of_another_day_is_told_not_treated(said):
    assert Talk().say(said, PANIC).question != "chest_pain"


def test_a_doubt_heard_beside_a_panic_is_asked_about_once_pain_was():
    doubt = replace(
        heard("passive", outcome="ask", labels=["panic"]),
        findings=(HeardFinding("suicide", "passive", "self", "", outcome="ask", by_rule=False),),
    )
    talk = Talk()
    first = talk.say("je vais mourir là, mon coeur bat super vite", doubt)
    second = talk.say("non")

    assert first.question == "chest_pain"
    assert second.question == "suicide_direct"


def test_a_wish_to_die_said_plainly_comes_before_the_heart():
    reply = Talk().say("mon coeur bat super vite, je veux me suicider", heard("active", outcome="ask"))

    assert reply.question == "suicide_direct"
