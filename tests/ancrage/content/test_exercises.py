"""Exercises: each well formed, careful, for anyone, and reachable."""

import re

import pytest

from ancrage import content

EVERY = content.exercises()
each = pytest.mark.parametrize("exercise", EVERY, ids=lambda exercise: exercise.id)
PACED = [exercise for exercise in EVERY if exercise.pace]
THREATS = {"medical_emergency", "crisis"}


def said_in(exercise):
    return " ".join(
        [
            exercise.title,
            exercise.summary,
            exercise.stop,
            exercise.waiting,
            exercise.evidence.says,
            *exercise.contraindications,
            *(f"{lesson.title} {lesson.text}" for lesson in exercise.learn),
            *(f"{step.title} {step.text}" for step in exercise.steps),
            *(f"{ask.label} {ask.hint} {' '.join(ask.options)}" for ask in exercise.asks),
            *(beat.say for beat in (exercise.pace.beats if exercise.pace else ())),
        ]
    )


@each
def test_an_exercise_says_when_not_to_do_it_and_how_to_stop(exercise):
    assert exercise.contraindications
    assert "arrêter" in exercise.stop
    assert THREATS <= set(exercise.not_for)


@each
def test_an_exercise_is_for_anyone_tu_or_vous(exercise):
    said = said_in(exercise)

    assert not re.search(r"(?<!rendez-)\b(tu|te|ton|ta|tes|toi|vous|votre|vos)\b", said, re.IGNORECASE)
    assert "'" not in said


def test_the_grounding_goes_five_four_three_two_one():
    steps = content.exercise("grounding_54321").steps

    assert [ask.count for step in steps for ask in step.asks] == [5, 4, 3, 2, 1]


def test_the_thought_record_measures_belief_and_emotion_twice():
    names = [ask.name for ask in content.exercise("thought_record").asks if ask.kind == "scale"]

    assert names == ["emotion_before", "belief_before", "belief_after", "emotion_after"]
