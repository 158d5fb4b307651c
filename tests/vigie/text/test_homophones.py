"""Words that sound alike are read as meant beside words that leave no doubt, and as typed elsewhere."""

import pytest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sa va pas", "ca va pas"),
        ("c'est comme sa", "ce est comme ca"),
        ("ces fini", "ce est fini"),
        ("j'et envi de crever", "je ai envie de crever"),
        ("j'est mal", "je ai mal"),
        ("j'en peu plus", "je en peux plus"),
        ("se soir", "ce soir"),
        ("il veut ce tuer", "il veut se tuer"),
        ("envie de me tué", "envie de me tuer"),
        ("je vais me suicidé", "je vais me suicider"),
        ("il ma frappée", "il me a frappee"),
        ("jen ai mare", "je en ai marre"),
        ("la corde au coup", "la corde au cou"),
        ("je suis fatiguer", "je suis fatigue"),
    ],
)
def test_a_homophone_is_read_as_meant(reads, typed, meant):
    assert reads(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "sa mere",
        "ces gens",
        "ces deux jours",
        "et je pars",
        "un peu plus",
        "ma fille",
        "mes amis",
        "ce suicide",
        "il me tue",
        "un coup de fil",
    ],
)
def test_the_same_letters_elsewhere_stay_as_typed(reads, typed):
    assert reads(typed) == typed
