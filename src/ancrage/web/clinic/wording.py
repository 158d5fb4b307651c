"""The words of these pages for codes. Pure."""

RISK_LEVELS = [
    ("none", "Aucun risque"),
    ("passive", "Envie d’être mort·e, passive"),
    ("active", "Idées de suicide"),
    ("plan", "Plan ou préparatifs"),
    ("imminent", "Geste en cours ou imminent"),
]
"""The levels of the reading, in the order of the keys 1 to 5."""

RISK_WORDS = dict(RISK_LEVELS)
NO_RISK = "none"

VERDICTS = [("right", "Juste"), ("other", "Autre niveau"), ("wrong", "Erreur")]
VERDICT_WORDS = {"right": "juste", "other": "autre niveau", "wrong": "erreur"}

WRONG_BECAUSE = [
    ("figure", "Façon de parler"),
    ("negated", "La personne dit le contraire"),
    ("past", "C’est du passé"),
    ("other_person", "C’est quelqu’un d’autre"),
    ("quoted", "Ce sont les mots d’un autre"),
    ("hypothesis", "C’est une supposition"),
    ("misread", "Mal lu (fautes, argot, langue)"),
    ("other_reason", "Une autre raison"),
]

COUNT_WRONG_BECAUSE = [
    ("explained", "Passager, et expliqué"),
    ("known", "Déjà connu"),
    ("scale", "Sa façon de noter a changé"),
    ("other_reason", "Une autre raison"),
]
"""Why a count says nothing: it misread no word."""

COUNTED = "Un calcul sur des notes, pas une lecture : à vérifier avec la personne"

KINDS = {
    "suicide": "Risque suicidaire",
    "self_harm": "Se fait du mal",
    "self_harm_old": "Blessures anciennes",
    "violence_suffered": "Violences subies",
    "violence_threatened": "Violence annoncée ou commise",
    "child_in_danger": "Enfant en danger",
    "medical_emergency": "Urgence médicale",
    "psychosis": "Perte de contact possible avec la réalité",
    "mania": "Agitation ou exaltation inhabituelle",
    "other_in_danger": "Inquiétude pour un proche",
    "anxiety": "Anxiété",
    "panic": "Panique",
    "depression": "Humeur dépressive",
    "addiction_alcohol": "Alcool",
    "addiction_drugs": "Drogues",
    "addiction_gambling": "Jeu d’argent",
    "addiction_other": "Autre dépendance",
    "burnout": "Épuisement professionnel",
    "mental_load": "Charge mentale",
    "sleep": "Sommeil",
    "loneliness": "Solitude",
    "harassment_work": "Harcèlement au travail",
    "conflict_work": "Conflit au travail",
    "grief": "Deuil",
    "trauma": "Traumatisme",
    "eating": "Alimentation",
    "anger": "Colère",
    "self_esteem": "Estime de soi",
    "mood_change": "Humeur notée plus basse que d’habitude",
}

SUBJECTS = {"self": "la personne elle-même", "other": "quelqu’un d’autre", "none": "personne en particulier"}

CERTAINTY = {
    "open": "Lecture nette",
    "ask": "Lecture hésitante : à vérifier avec la personne",
    "nothing": "Relevé sans conséquence à lui seul",
    "unknown": "Message que le programme n’a pas su lire",
}

QUALIFIERS = {
    "negation": "nié",
    "past": "au passé",
    "hypothesis": "supposé",
    "other_person": "au sujet de quelqu’un d’autre",
    "quotation": "cité ou raconté",
    "figure": "façon de parler",
}

NOTES = {"no_words": "aucun mot", "reading_failed": "la lecture a échoué"}

AUTHORS = {"person": "La personne", "companion": "Le programme", "professional": "Un·e professionnel·le"}

LANGUAGES = {"fr": "message en français", "en": "message en anglais", "unknown": "langue non reconnue"}

READ_FROM = {
    "rule": "règle",
    "model": "lecture apprise",
    "context": "suite de la conversation",
    "count": "calcul",
}


def word(table: dict[str, str], code: str) -> str:
    """Return the word of a code; a code without a word speaks for itself, underscores out."""
    return table.get(code) or code.replace("_", " ")
