"""An answer takes its meaning from the question; the same word after another question is nothing."""

import pytest

from tests.vigie.talk.conftest import asked, professional
from vigie import read


@pytest.mark.parametrize(
    "answer",
    [
        "oui",
        "Oui, j’y pense",
        "ouais",
        "ui",
        "wi",
        "un peu",
        "oui mais pas maintenant",
        "parfois",
        "souvent",
        "tous les soirs",
        "ça m'arrive",
        "si",
        "C’est un peu moins fort",
        "Oui, c’est toujours là",
        "yes",
        "i think about it sometimes",
        "oui, j'y pense depuis des mois et je n'ose pas le dire à mon mari ni à personne d'autre",
    ],
)
def test_a_yes_to_the_direct_question_says_thoughts_of_suicide(gravest, answer):
    assert gravest("ça va pas", asked("suicide_direct"), answer) == ("suicide_direct.yes", "active", "open")


@pytest.mark.parametrize(
    "answer",
    [
        "jsp",
        "peut-être",
        "ptet",
        "ça dépend",
        "bof",
        "mouais",
        "pas vraiment",
        "non pas vraiment",
        "ça se pourrait",
        "je crois",
        "C’est difficile à dire",
        "maybe",
        "idk",
    ],
)
def test_what_does_not_rule_it_out_opens_the_help(gravest, answer):
    assert gravest("ça va pas", asked("suicide_direct"), answer) == (
        "suicide_direct.unsure",
        "passive",
        "open",
    )


@pytest.mark.parametrize(
    "answer",
    [
        "pourquoi tu demandes",
        "pourquoi vous me demandez ça",
        "laisse tomber",
        "g pa envi den parler",
        "vous allez prévenir quelqu'un ?",
        "peu importe",
        "on s'en fout",
        "parlons d'autre chose",
        "ça change quoi",
        "lol",
        "tkt",
        "c'est bon",
        "why do you ask",
        "i don't want to talk about it",
        "whatever",
    ],
)
def test_an_evasion_asks_again(gravest, answer):
    assert gravest("ça va pas", asked("suicide_direct"), answer) == (
        "suicide_direct.evasive",
        "passive",
        "ask",
    )


@pytest.mark.parametrize("answer", ["...", "…", "?"])
def test_a_silence_after_the_direct_question_is_never_calm(answer):
    assert read(answer, context=[asked("suicide_direct")]).outcome == "unknown"


@pytest.mark.parametrize(
    ("answer", "given", "outcome"),
    [
        ("non mais j'y pense", "no_but_thinks", "open"),
        ("non, enfin ça me traverse", "no_but_thinks", "open"),
        ("non mais j'en peux plus", "no_but", "ask"),
        ("non mais je suis à bout", "no_but", "ask"),
        ("non plus maintenant", "no_but", "ask"),
        ("pas ce soir", "not_yet", "ask"),
        ("pas encore", "not_yet", "ask"),
        ("not tonight", "not_yet", "ask"),
    ],
)
def test_a_no_that_leaves_something_is_not_a_no(gravest, answer, given, outcome):
    name, _, asks = gravest("ça va pas", asked("suicide_direct"), answer)
    assert (name, asks) == (f"suicide_direct.{given}", outcome)


@pytest.mark.parametrize(
    "answer",
    [
        "non",
        "Non.",
        "nan",
        "nn",
        "non pas du tout",
        "non jamais",
        "Non, je n’y pense pas",
        "Non, je n’y pense plus",
        "j'y pense pas",
        "non mais ça va pas la tête",
        "non mais ça va merci",
        "non t'inquiète",
        "je veux pas mourir",
        "no",
        "nope",
    ],
)
def test_a_no_alone_is_nothing(meant, answer):
    assert meant("ça va pas", asked("suicide_direct"), answer) == []


@pytest.mark.parametrize(
    ("question", "answer", "level", "outcome"),
    [
        ("suicide_plan", "oui", "plan", "open"),
        ("suicide_plan", "Oui, j’y ai pensé précisément", "plan", "open"),
        ("suicide_plan", "dimanche", "plan", "open"),
        ("suicide_plan", "avec les cachets de ma mère", "plan", "open"),
        ("suicide_plan", "ce soir quand ils dorment", "plan", "open"),
        ("suicide_plan", "je me suis renseigné", "plan", "open"),
        ("suicide_plan", "je sais pas", "active", "open"),
        ("suicide_plan", "pas encore", "active", "open"),
        ("suicide_plan", "laisse tomber", "active", "ask"),
        ("suicide_means", "oui", "plan", "open"),
        ("suicide_means", "Oui, c’est à portée de main", "plan", "open"),
        ("suicide_means", "à côté de moi", "plan", "open"),
        ("already_done", "j'ai avalé la boîte", "imminent", "open"),
        ("already_done", "oui", "imminent", "open"),
        ("already_done", "Oui, j’ai déjà fait quelque chose", "imminent", "open"),
        ("already_done", "pas encore", "plan", "open"),
        ("safety_now", "non", "imminent", "open"),
        ("safety_now", "Non, je ne suis pas en sécurité", "imminent", "open"),
        ("safety_now", "je sais pas", "plan", "open"),
        ("safety_now", "oui mais pas pour longtemps", "plan", "ask"),
        ("safety_now", "laisse tomber", "plan", "ask"),
        ("means_away", "non j'y arrive pas", "plan", "open"),
        ("hold", "plus rien", "passive", "ask"),
    ],
)
def test_each_direct_question_gives_its_answers_their_meaning(gravest, question, answer, level, outcome):
    assert gravest("ça va pas", asked(question), answer)[1:] == (level, outcome)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("suicide_plan", "Non, rien de précis"),
        ("suicide_plan", "non"),
        ("suicide_means", "Non, rien ici"),
        ("suicide_means", "non j'ai tout jeté"),
        ("already_done", "non"),
        ("already_done", "j'ai rien pris"),
        ("safety_now", "ça va"),
        ("safety_now", "oui"),
        ("safety_now", "Oui, pour l’instant je suis en sécurité"),
        ("means_away", "oui je peux m'éloigner"),
        ("exercise_permission", "oui"),
        ("exercise_choice", "oui je veux bien essayer"),
        ("feeling", "un peu"),
        ("sleep", "souvent"),
        ("near", "non, personne"),
        ("call_try", "non, pas maintenant"),
        ("medical_called", "oui"),
        ("open", "je sais pas"),
        ("", "oui"),
    ],
)
def test_the_same_words_are_nothing_after_another_question(meant, question, answer):
    assert meant("ça va pas", asked(question), answer) == []


def test_an_ordinary_yes_stays_ordinary_even_after_dark_words(meant):
    assert meant("j'ai envie de mourir", asked("exercise_permission"), "oui") == []


def test_no_after_a_violence_is_about_the_violence(meant):
    (one,) = meant("mon mari me frappe", asked("safety_now"), "non")
    assert (one.kind, one.level, one.outcome) == ("violence_suffered", "", "open")


def test_a_yes_about_someone_else_is_about_them(meant):
    (one,) = meant("mon frère veut se tuer", asked("other_suicide"), "oui")
    assert (one.subject, one.level, one.outcome) == ("other", "imminent", "open")


def test_a_no_about_someone_else_is_nothing(meant):
    assert meant("mon frère est triste", asked("other_suicide"), "non") == []


def test_the_answer_may_come_after_a_word_that_holds_the_line(gravest):
    assert gravest("ça va pas", asked("suicide_direct"), "attends", "oui")[1:] == ("active", "open")


def test_a_question_already_answered_awaits_no_answer(meant):
    assert meant("ça va pas", asked("suicide_direct"), "non merci ça va", "oui il fait beau") == []


def test_a_professional_may_ask_too(gravest):
    question = professional("Pensez-vous au suicide ?")
    assert gravest(question, "oui") is None
    assert gravest(asked("suicide_direct"), "oui")[2] == "open"


def test_words_of_a_story_are_no_answer(meant):
    assert meant("ça va pas", asked("suicide_direct"), "je mange souvent des pâtes") == []
    assert meant("ça va pas", asked("suicide_direct"), "je prends mon traitement tous les matins") == []
