"""In the talk, each exercise can be asked for by its name, proposed with permission, and is held back when something forbids it."""

import pytest

from ancrage import content
from ancrage.companion.engines import lines, words
from tests.ancrage.companion.engines.playing import Talk, heard

ASKED = {
    "breathing_coherence": "un exercice de respiration",
    "grounding_54321": "je voudrais un exercice d'ancrage",
    "breathing_sigh": "l'exercice du soupir",
    "muscle_relaxation": "un exercice pour relâcher les muscles",
    "body_scan": "l'exercice du scan corporel",
    "breathing_box": "l'exercice de respiration en carré",
    "breathing_478": "l'exercice 4-7-8",
    "thought_record": "un exercice sur mes pensées",
    "worry_time": "l'exercice de l'heure des soucis",
    "defusion": "un exercice pour prendre du recul",
    "problem_solving": "un exercice pour résoudre mon problème",
    "self_compassion": "l'exercice de la pause de douceur",
    "making_room": "un exercice pour mes émotions",
    "anger_pause": "un exercice pour ma colère",
    "urge_surfing": "un exercice contre l'envie de boire",
    "behavioural_activation": "l'exercice de la petite activité",
    "values": "l'exercice sur ce qui compte",
    "gratitude": "l'exercice des trois choses",
    "sleep_diary": "l'exercice de l'agenda du sommeil",
    "bedtime_list": "un exercice avant de dormir",
    "micro_break": "l'exercice de la pause au travail",
    "transition_after_work": "un exercice après le travail",
    "desc_message": "un exercice pour écrire un message",
    "reach_out": "l'exercice pour reprendre contact",
}


def test_each_exercise_has_words_to_ask_for_it():
    assert set(ASKED) == {one.id for one in content.exercises()} == set(content.cues().groups["exercise"])


@pytest.mark.parametrize(("name", "asked"), ASKED.items())
def test_an_exercise_asked_for_by_its_name_is_shown(name, asked):
    assert words.cues_found("exercise", words.normal(asked))[0] == name
    assert Talk().say(asked).exercise == name


@pytest.mark.parametrize("name", ASKED)
def test_an_exercise_has_its_own_way_of_being_proposed(name):
    offers = content.dialogue().moments["permission.exercise"]
    assert name in lines.FACTS
    assert [line.id for line in offers if name in line.when]


def test_holding_the_breath_is_not_given_to_someone_in_a_panic():
    asked = "j'ai une crise de panique, l'exercice 4-7-8"
    assert Talk().say(asked, heard(labels=("panic",))).exercise == ""


def test_a_message_to_write_is_not_given_to_someone_harassed():
    asked = "mon chef me harcèle, un exercice pour écrire un message"
    assert Talk().say(asked, heard(labels=("harassment_work",))).exercise == ""


def test_no_breathing_is_given_before_safety_is_asked():
    talk = Talk()
    talk.say("je veux mourir", heard("active"))
    assert talk.say("un exercice de respiration").exercise == ""
