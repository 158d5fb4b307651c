"""Giving back a person's words: turned when that is sure, quoted when it is not, left alone when it is unfit."""

import pytest

from ancrage.companion.engines.scene import address_said, default_address, gender_said, says_a_childs_age
from ancrage.companion.engines.words import (
    normal,
    only_symbols,
    own_words,
    read_answer,
    says_yes_plainly,
    silent,
)


def test_short_clauses_in_the_first_person_are_kept():
    text = "Bonjour, je dors plus depuis 3 semaines, mon chef me crie dessus et j'ai peur d'aller au bureau. Le ciel est gris."

    assert own_words(text) == (
        "je dors plus depuis 3 semaines",
        "mon chef me crie dessus",
        "j'ai peur d'aller au bureau",
    )


def test_what_a_reading_heard_comes_first():
    assert (
        own_words("j'ai mangé ce matin, je suis à bout de forces", ["à bout de forces"])[0]
        == "je suis à bout de forces"
    )


@pytest.mark.parametrize(
    "text",
    [
        "je veux mourir ce soir",  # never given back as it is
        "jsuis crevée jpp de tt",  # typed fast: quoting would mock
        "je vais te tuer connard",
        "retraite dans 3 mois, tous les matins",  # nobody says I
        "je",
        "<b>je suis là pour vous</b>",
    ],
)
def test_what_should_not_be_quoted_is_not(text):
    assert own_words(text) == ()


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Oui, j’y pense", "yes"),
        ("ouais des fois", "yes"),
        ("C’est un peu moins fort", "yes"),
        ("non", "no"),
        ("Non, je n’y pense pas", "no"),
        ("j'y pense pas", "no"),
        ("je ne veux pas mourir", "no"),
        ("je sais pas trop", "unsure"),
        ("C’est difficile à dire", "unsure"),
        ("pas vraiment", "unsure"),
        ("oui et non", "unsure"),
        ("mon chien est malade", ""),
        ("", ""),
    ],
)
def test_an_answer_is_read_by_how_it_opens(said, read):
    assert read_answer(said) == read


def test_texts_are_compared_without_accents_nor_kinds_of_apostrophe():
    assert normal("J’ÉTAIS  là…") == normal("j'etais la") == "j' etais la"


def test_silence_and_symbols_are_told_apart():
    assert silent("...")
    assert silent(" ")
    assert not silent("non")
    assert only_symbols("😭😭")
    assert not only_symbols("ok 😭")


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("tu peux m'aider ?", "tu"),
        ("t'es là ?", "tu"),
        ("vous pouvez m'aider ?", "vous"),
        ("on peut se tutoyer ?", "tu"),
        ("mon mari me dit tu comprends rien", "vous"),
        ("je dors mal", "vous"),
    ],
)
def test_people_are_spoken_to_as_they_speak(said, address):
    assert address_said("vous", normal(said)) == address


def test_a_first_word_is_vous_to_an_adult_and_tu_to_a_minor():
    assert default_address() == "vous"
    assert default_address(minor=True) == "tu"
    assert default_address(text="tu peux m'aider ?") == "tu"


@pytest.mark.parametrize(
    ("said", "gender"), [("je suis fatiguée", "f"), ("je suis seul", "m"), ("je suis triste", "e")]
)
def test_gender_is_taken_from_what_is_said_only(said, gender):
    assert gender_said("e", normal(said)) == gender


@pytest.mark.parametrize(
    ("said", "minor"),
    [("j'ai 14 ans", True), ("g 13 an", True), ("j'ai 40 ans", False), ("14 ans de mariage", False)],
)
def test_a_childs_age_is_noticed(said, minor):
    assert says_a_childs_age(normal(said)) is minor


@pytest.mark.parametrize(
    "said",
    [
        "oui",
        "ouais",
        "oui souvent",
        "oui j'y pense",
        "parfois",
        "un peu",
        "oui je pense à mourir tous les soirs depuis l'été",
    ],
)
def test_a_yes_to_a_grave_question_is_plain(said):
    assert says_yes_plainly(said)


@pytest.mark.parametrize(
    "said",
    [
        "mieux un peu",
        "ouais vas y propose",
        "oui je suis sérieux, il l'a cherché",
        "ok a+",
        "photo de la serrure oui",
    ],
)
def test_going_along_or_telling_something_else_is_not_a_yes_to_a_grave_question(said):
    assert not says_yes_plainly(said)


def test_a_word_between_quotes_is_not_said_to_the_companion():
    assert address_said("vous", "Je lui dirais : « elle est à toi, tu peux la prendre ».") == "vous"
