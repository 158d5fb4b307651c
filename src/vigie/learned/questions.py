"""The questions the learned reader answers, in the order of its scores."""

from vigie.reading import Risk

RISK, SELF, OTHER = "risk", "risk_self", "risk_other"
LEVELS = tuple(level.value for level in Risk if level != Risk.NONE)
FLAGS = (
    "self_harm",
    "violence_suffered",
    "medical_emergency",
    "violence_threatened",
    "psychosis",
    "mania",
)
LABELS = (
    "addiction_alcohol",
    "addiction_drugs",
    "addiction_gambling",
    "addiction_other",
    "anger",
    "anxiety",
    "burnout",
    "conflict_work",
    "depression",
    "eating",
    "grief",
    "harassment_work",
    "loneliness",
    "mental_load",
    "panic",
    "self_esteem",
    "sleep",
    "trauma",
)
QUESTIONS = (RISK, SELF, OTHER, *LEVELS, *FLAGS, *LABELS)
PLACE = {name: place for place, name in enumerate(QUESTIONS)}
