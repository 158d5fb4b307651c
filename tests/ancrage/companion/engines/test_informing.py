"""Questions of information: answered shortly and with a source, or owned up to; never in a crisis, never a dose, never a verdict."""

import pytest

from ancrage import content
from ancrage.companion.engines import informing
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import Surroundings, TalkState
from ancrage.content.speaking import Voice, spoken
from tests.ancrage.companion.engines.playing import CALM, Talk, around, heard

QUESTIONS = [
    ("c'est quoi une attaque de panique ?", "panic_attack"),
    ("mon soutien psy, comment ça marche ?", "mon_soutien_psy"),
    ("Pourriez-vous m'expliquer la différence entre un psychologue et un psychiatre ?", "who_does_what"),
    ("c koi un cmp", "cmp"),
    ("le 3114 comment ça se passe", "line_3114"),
    ("on m'a parlé d'EMDR, c'est quoi ?", "ptsd"),
    ("le médecin du travail a le droit de tout dire à mon patron ?", "occupational_doctor"),
    ("le secret professionnel, c'est quoi ?", "secrecy"),
    ("Je voulais savoir combien de séances de psychologue sont remboursées", "mon_soutien_psy"),
    ("est-ce que parler du suicide peut donner l'idée ?", "suicidal_thoughts"),
    ("Qu'est-ce que tu sais faire ?", "this_machine"),
]


def scene(text):
    return Scene(TalkState(), CALM, text, Surroundings(), 1)


@pytest.mark.parametrize(("text", "article"), QUESTIONS)
def test_a_question_is_answered_with_the_article_that_answers_it(text, article):
    reply = Talk().say(text)

    assert reply.article == article
    assert spoken(content.article(article).short, Voice("vous"), {}) in reply.text or "tu " in reply.text
    assert reply.questions <= 1
    assert len(reply.text.split()) <= 100


def test_the_answer_is_said_as_the_person_is_spoken_to():
    reply = Talk().say("tu peux m'expliquer comment on fait pour un premier rdv chez le psy ?")

    assert reply.article == "first_consultation"
    assert " vous " not in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "je dors plus depuis trois semaines",
        "pourquoi ça m'arrive à moi ?",
        "c'est quoi le but de tout ça",
        "c'est quoi ton problème",
        "comment je fais pour tenir ?",
        "ma mère a une dépression et je sais pas comment faire",
        "j'ai vu le psychologue hier",
        "c'est gratuit ?",
        "qu'est-ce que je dois faire ?",
        "je suis en burn out",
        "qu'est ce qui m'arrive",
        "Pourquoi tu me demandes si j'ai des idées noires ? J'ai juste dit que j'étais fatigué.",
        "on m'a appris à poser la question franchement",
    ],
)
def test_what_is_told_is_not_taken_for_a_question_of_information(text):
    reply = Talk().say(text)

    assert not reply.article
    assert not any(line.startswith(("article.", "inform.")) for line in reply.lines)


@pytest.mark.parametrize(
    "text", ["c'est quoi la bipolarité ?", "quelle est la définition de la schizophrénie ?"]
)
def test_what_the_shelf_does_not_hold_is_owned_up_to_with_somewhere_to_go(text):
    reply = Talk().say(text)

    assert not reply.article
    assert any(line.startswith("inform.nothing") for line in reply.lines)
    assert {one.action for one in reply.quick_replies} == {"library", "help"}


def test_owning_up_shows_numbers_when_no_question_may_be_asked():
    talk = Talk()
    talk.say_all("arrête de poser des questions", "c'est quoi la bipolarité ?")

    assert talk.turns[-1].reply.questions == 0
    assert talk.turns[-1].reply.resources


@pytest.mark.parametrize(
    "text",
    [
        "combien de mg de sertraline pour une dépression ?",
        "peut-on boire un verre de vin quand on est sous sertraline ?",
        "c'est quoi le mieux entre le xanax et l'alcool pour dormir ?",
        "je peux arrêter mes antidépresseurs d'un coup ?",
    ],
)
def test_nothing_is_said_of_a_medicine_or_a_dose(text):
    reply = Talk().say(text)

    assert any(line.startswith("aside.medication") for line in reply.lines)
    assert not any(line.startswith("article.") for line in reply.lines)


@pytest.mark.parametrize(
    "text",
    ["est-ce que je suis dépressif ?", "tu penses que je fais une dépression ?", "fais-moi un diagnostic"],
)
def test_no_verdict_is_given_on_the_person(text):
    assert not Talk().say(text).article


def test_whoever_asks_about_what_they_live_is_told_that_it_is_no_verdict():
    reply = Talk().say(
        "c'est quoi une attaque de panique, j'en fais toutes les nuits", heard(labels=["panic"])
    )

    assert reply.article == "panic_attack"
    assert any(line.startswith("inform.not_you") for line in reply.lines)


def test_the_same_article_is_not_said_twice():
    talk = Talk()
    first, _, again = talk.say_all("c'est quoi un cmp ?", "d'accord", "c'est quoi un cmp déjà ?")

    assert first.article == again.article == "cmp"
    assert "article.cmp" in first.lines
    assert again.lines[0].startswith("inform.again")


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        (heard("active"), "c'est quoi le 3114 ?"),
        (heard("passive"), "c'est quoi la dépression ?"),
        (heard(outcome="ask"), "c'est quoi une idée suicidaire ?"),
        (heard(flags=["medical_emergency"]), "c'est quoi une attaque de panique ?"),
        (heard(flags=["violence_suffered"]), "c'est quoi une ordonnance de protection ?"),
        (heard(outcome="unknown", readable=False), "c'est quoi un cmp ?"),
    ],
)
def test_a_message_that_may_be_about_danger_goes_its_own_way(reading, text):
    assert not Talk().say(text, reading).article


def test_nothing_is_informed_while_a_crisis_is_open_or_a_question_about_safety_waits():
    open_crisis, waiting = Talk(), Talk()
    open_crisis.say("je veux mourir", heard("active"))
    waiting.say("bof", heard(outcome="ask"))

    assert not open_crisis.say("c'est quoi un cmp ?").article
    assert not waiting.say("c'est quoi un cmp ?").article


def test_what_speaks_of_danger_comes_with_numbers_to_call_those_of_the_country():
    here = Talk().say("est-ce que parler du suicide peut donner l'idée ?")
    there = Talk(around(country="BE")).say("est-ce que parler du suicide peut donner l'idée ?")

    assert here.resources[0] == "fr_3114"
    assert there.resources
    assert not any(name.startswith("fr_") for name in there.resources)
    assert "parle de la France" in there.text


def test_yes_closes_and_no_offers_elsewhere():
    fits, misses = Talk(), Talk()
    assert fits.say("c'est quoi un cmp ?").question == "inform_fits"
    misses.say("c'est quoi un cmp ?")

    assert fits.say("oui, ça répond").lines[0].startswith("inform.good")
    missed = misses.say("Non, pas tout à fait")
    assert missed.lines[0].startswith("inform.missed")
    assert {one.action for one in missed.quick_replies} == {"library", "help"}


def test_whoever_goes_on_telling_after_an_answer_is_listened_to():
    talk = Talk()
    talk.say("c'est quoi un burn-out ?")
    reply = talk.say("mon chef me crie dessus et je pleure le matin", heard(labels=["conflict_work"]))

    assert not any(line.startswith("inform.") for line in reply.lines)


def test_a_question_that_names_oneself_is_answered_when_surely_one_and_listened_to_when_it_tells():
    text = "Puis-je voir le médecin du travail sans que mon manager soit au courant ?"

    assert Talk().say(text).article == "occupational_doctor"
    assert not Talk().say(text, heard(labels=["harassment_work"])).article
    assert not Talk().say("combien de verres ? je compte pas", heard(labels=["addiction_alcohol"])).article


def test_alcohol_beside_a_treatment_is_for_a_pharmacist():
    reply = Talk().say("peut-on boire de l'alcool avec un traitement ?")

    assert any(line.startswith("aside.medication") for line in reply.lines)
    assert not any(line.startswith("article.") for line in reply.lines)


def test_a_manager_asking_about_somebody_is_answered_as_such_first():
    reply = Talk().say("un membre de mon équipe est en burn out, est-ce qu'il vous a parlé ?")

    assert not reply.article


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("c'est quoi un cmp ?", "plainly"),
        ("psychologue ou psychiatre ?", "perhaps"),
        ("le cannabis rend parano ou pas", "perhaps"),
        ("Bonjour, quelle psychothérapie contre l'angoisse", "perhaps"),
        ("comment va le psychiatre", "perhaps"),
        ("j'ai un psychiatre ?", "personally"),
        ("je vois un psychiatre qui est bien", ""),
        ("je dors mal", ""),
        ("", ""),
        ("c'est quoi " + "bla " * 80, ""),
    ],
)
def test_how_a_message_asks(text, how):
    assert informing.how_asked(scene(text)) == how


def test_the_sentence_that_asks_is_looked_at_before_the_whole_message():
    text = "Je bois trop en ce moment et je fume du cannabis. C'est quoi un CMP ? Merci beaucoup."

    assert informing.found_for(scene(text), plainly=True) == "cmp"


def test_a_question_that_leans_on_the_sentence_before_is_understood_with_it():
    text = "J'ai mon premier rendez-vous chez le psy mardi. Comment ça se passe ?"

    assert informing.found_for(scene(text), plainly=True) == "first_consultation"


def test_every_article_can_be_said_in_a_talk():
    """Reached by one of its own questions, when no danger is heard. Some are asked as intents that go first."""
    silent = [
        article.id
        for article in content.shelf().articles
        if not any(Talk().say(question).article == article.id for question in article.questions[:6])
    ]

    assert silent == []


def test_a_new_question_after_a_yes_is_a_question_and_the_shelf_knows_what_it_goes_on_with():
    talk = Talk()
    talk.say("c'est quoi exactement une crise d'angoisse ?")
    reply = talk.say("oui c'est clair. merci. et pour pas que ça revienne à la prochaine réunion ?")

    assert reply.article == "preventing_panic"
    assert reply.questions == 0


def test_words_for_ones_children_come_from_what_there_is_to_tell_them():
    talk = Talk()
    talk.say("ma femme est partie samedi avec les petits")
    assert talk.say("je lui dis quoi à une gosse de 5 ans").article == "telling_separation"

    talk = Talk()
    talk.say("c'est revenu, je recommence la chimio en janvier")
    assert talk.say("comment on dit ça à une fille enceinte ?").article == "telling_illness"


def test_words_for_ones_children_are_not_guessed_when_nothing_was_told():
    assert Talk().say("je lui dis quoi à ma fille ?").article not in ("telling_illness", "telling_separation")


def test_a_name_thrown_back_with_a_question_mark_asks_nothing_of_the_shelf():
    talk = Talk()
    talk.say("je bois trop le soir", heard(labels=["addiction_alcohol"]))

    assert not talk.say(
        "c'est qui ? les alcooliques anonymes ? non merci je vais pas raconter ma vie"
    ).article
