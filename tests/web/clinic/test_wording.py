"""Every code a professional may meet has its word."""

import pytest

from ancrage.care.rules import ReasonKind
from ancrage.web.clinic.wording import CERTAINTY, KINDS, QUALIFIERS, RISK_WORDS, SUBJECTS, word
from vigie.qualifiers import QUALIFIERS as KNOWN_QUALIFIERS
from vigie.reading import Outcome, Risk, Subject

LABELS = [
    "anxiety",
    "panic",
    "depression",
    "addiction_alcohol",
    "addiction_drugs",
    "addiction_gambling",
    "addiction_other",
    "burnout",
    "mental_load",
    "sleep",
    "loneliness",
    "harassment_work",
    "conflict_work",
    "grief",
    "trauma",
    "eating",
    "anger",
    "self_esteem",
]
FLAGS = [
    "suicide",
    "self_harm",
    "violence_suffered",
    "medical_emergency",
    "violence_threatened",
    "psychosis",
    "mania",
    "child_in_danger",
]


@pytest.mark.parametrize("kind", LABELS + FLAGS)
def test_a_kind_of_signal_has_a_word(kind):
    assert kind in KINDS


def test_levels_subjects_outcomes_and_qualifiers_have_their_words():
    assert set(RISK_WORDS) == set(Risk)
    assert set(SUBJECTS) == set(Subject)
    assert set(CERTAINTY) == set(Outcome)
    assert set(QUALIFIERS) == set(KNOWN_QUALIFIERS)
    assert all(kind.label for kind in ReasonKind)


def test_a_code_of_a_later_version_speaks_for_itself():
    assert word(KINDS, "money_trouble") == "money trouble"
