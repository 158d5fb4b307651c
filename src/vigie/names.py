"""The French names of what a reading holds, for the terminal and the pages."""

from types import MappingProxyType

LEVEL_NAMES = MappingProxyType(
    {
        "none": "aucun",
        "passive": "envie d’être mort·e, de ne plus se réveiller",
        "active": "idées de suicide",
        "plan": "un moyen, une date, un adieu",
        "imminent": "geste en cours",
    }
)
SUBJECT_NAMES = MappingProxyType(
    {"self": "la personne qui écrit", "other": "quelqu’un d’autre", "none": "personne"}
)
OUTCOME_NAMES = MappingProxyType(
    {
        "open": "ouvrir l’aide",
        "ask": "poser d’abord une question directe et douce",
        "nothing": "rien",
        "unknown": "pas lu : poser une question",
    }
)
FLAG_NAMES = MappingProxyType(
    {
        "self_harm": "des blessures faites à soi-même",
        "violence_suffered": "des violences subies",
        "violence_threatened": "des violences menacées ou commises",
        "medical_emergency": "une urgence médicale",
        "psychosis": "des voix, des idées hors du réel",
        "mania": "une exaltation qui inquiète",
        "child_in_danger": "un enfant en danger",
    }
)
LABEL_NAMES = MappingProxyType(
    {
        "anxiety": "anxiété",
        "panic": "panique",
        "depression": "dépression",
        "addiction_alcohol": "alcool",
        "addiction_drugs": "drogues",
        "addiction_gambling": "jeux d’argent",
        "addiction_other": "autre dépendance",
        "burnout": "épuisement",
        "mental_load": "charge mentale",
        "sleep": "sommeil",
        "loneliness": "solitude",
        "harassment_work": "harcèlement au travail",
        "conflict_work": "conflit au travail",
        "grief": "deuil",
        "trauma": "trauma",
        "eating": "alimentation",
        "anger": "colère",
        "self_esteem": "estime de soi",
    }
)
