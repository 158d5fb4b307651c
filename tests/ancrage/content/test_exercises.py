"""Exercises: each well formed, careful, for anyone, and reachable."""

import re

import pytest
import yaml

from ancrage import content
from ancrage.content.exercise_reading import read_exercise, read_exercises
from ancrage.content.fields import ContentError, Fields
from vigie.deciding import FLAGS, LABELS

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
    assert set(exercise.not_for) >= THREATS


def test_the_grounding_goes_five_four_three_two_one():
    steps = content.exercise("grounding_54321").steps

    assert [ask.count for step in steps for ask in step.asks] == [5, 4, 3, 2, 1]


def test_the_thought_record_measures_belief_and_emotion_twice():
    names = [ask.name for ask in content.exercise("thought_record").asks if ask.kind == "scale"]

    assert names == ["emotion_before", "belief_before", "belief_after", "emotion_after"]


def test_there_are_at_least_twenty_and_every_shelf_holds_some():
    assert len(EVERY) >= 20
    shelves = {shelf.id for shelf in content.exercise_shelves().shelves}
    assert {exercise.shelf for exercise in EVERY} == shelves


@each
def test_an_exercise_rests_on_something_that_is_said(exercise):
    assert exercise.evidence.grade in content.exercise_shelves().grades
    assert len(exercise.evidence.says.split()) > 8
    assert exercise.header.source.startswith("Rédaction du projet")
    assert (exercise.status, exercise.header.reviewed) == ("draft", None)


@each
def test_an_exercise_helps_and_is_kept_from_things_that_vigie_can_hear(exercise):
    assert exercise.helps
    assert set(exercise.helps) <= LABELS
    assert set(exercise.not_for) <= LABELS | FLAGS | {"crisis"}
    assert not set(exercise.helps) & set(exercise.not_for)


def test_every_theme_that_vigie_hears_has_an_exercise():
    assert {theme for exercise in EVERY for theme in exercise.helps} == LABELS


@pytest.mark.parametrize("exercise", PACED, ids=lambda exercise: exercise.id)
def test_a_breath_lasts_what_its_page_says(exercise):
    assert 0.5 < exercise.pace.total / 60 / exercise.minutes <= 1


@pytest.mark.parametrize(
    ("name", "beats", "cycles"),
    [
        ("breathing_coherence", [("inhale", 5), ("exhale", 5)], 30),
        ("breathing_sigh", [("inhale", 3), ("top_up", 1), ("exhale", 6)], 30),
        ("breathing_box", [("inhale", 4), ("hold", 4), ("exhale", 4), ("rest", 4)], 15),
        ("breathing_478", [("inhale", 4), ("hold", 7), ("exhale", 8)], 4),
    ],
)
def test_each_breath_has_its_own_rhythm(name, beats, cycles):
    pace = content.exercise(name).pace
    assert ([(beat.kind, beat.seconds) for beat in pace.beats], pace.cycles) == (beats, cycles)


@pytest.mark.parametrize("exercise", PACED, ids=lambda exercise: exercise.id)
def test_holding_the_breath_is_kept_from_panic(exercise):
    assert not exercise.pace.holds or "panic" in exercise.not_for


@pytest.mark.parametrize("exercise", PACED, ids=lambda exercise: exercise.id)
def test_breathing_says_asthma_pregnancy_and_dizziness(exercise):
    cautions = " ".join(exercise.contraindications).lower()
    for word in ("asthme", "grossesse", "arrêter"):
        assert word in cautions
    assert re.search("vertige|tête", cautions)


def test_the_sleep_diary_says_bipolar_epilepsy_and_driving():
    cautions = " ".join(content.exercise("sleep_diary").contraindications).lower()
    for word in ("bipolaire", "épilepsie", "conduire"):
        assert word in cautions


@each
def test_a_number_to_call_is_one_of_the_shelf_of_resources(exercise):
    known = {re.sub(r"\D", "", row.number) for row in content.resources() if row.number}
    said = re.findall(r"\b0[\d ]{8,}\d|\b3[09]\d ?\d{2}\b|\b31\d\d\b|\b39 ?\d\d\b", said_in(exercise))
    assert {re.sub(r"\D", "", number) for number in said} <= known


@each
def test_an_exercise_lives_at_one_address_and_is_found_there(exercise):
    assert content.exercise_at(exercise.slug) is exercise


@each
def test_the_address_of_an_exercise_says_nothing_of_what_weighs(exercise):
    """An address stays in the history of a shared phone."""
    told = "mort|sommeil|souci|envie|colere|panique|anxi|depress|crise|soin|alcool|deuil|trauma|probleme"
    assert not re.search(told, exercise.slug)


WHOLE = """
id: sample
version: "1"
language: fr
source: s
licence: l
status: draft
reviewed: null
slug: un-essai
title: t
summary: s
minutes: 1
shelf: calm
place: 90
contraindications: [c]
stop: s
helps: [anxiety]
not_for: [crisis]
evidence: {grade: A, says: s}
steps:
  - {title: a, text: a, field: text, name: one}
  - {title: b, text: b, shows: [one]}
"""


def read(words):
    return read_exercise(Fields(yaml.safe_load(words), "essai"), ["calm"])


def test_a_whole_exercise_is_read():
    assert [ask.name for ask in read(WHOLE).asks] == ["one"]


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("grade: A", "grade: D", "grade"),
        ("shelf: calm", "shelf: attic", "shelf"),
        ("slug: un-essai", "slug: Un essai", "slug"),
        ("shows: [one]", "shows: [two]", "not written before"),
        ("shows: [one]", "field: text, name: one", "used twice"),
        ("shows: [one]", "later: true", "waiting"),
        ("field: text, name: one", "field: list, name: one", "count"),
        ("field: text, name: one", "field: choice, name: one", "options"),
        ("place: 90", "place: 90\nalso: [attic]", "no such shelf"),
        ("place: 90", "place: 90\npace: {cycles: 0, beats: [{do: inhale, seconds: 4, say: s}]}", "beats"),
        ("place: 90", "place: 90\ncolour: red", "unknown name"),
    ],
)
def test_an_exercise_that_is_not_whole_is_refused_with_its_place(right, wrong, says):
    with pytest.raises(ContentError, match=says):
        read(WHOLE.replace(right, wrong))


def test_two_exercises_cannot_live_at_one_address():
    files = [Fields(yaml.safe_load(WHOLE.replace("sample", name)), name) for name in ("one", "two")]
    with pytest.raises(ContentError, match="already taken"):
        read_exercises(files, content.exercise_shelves())
