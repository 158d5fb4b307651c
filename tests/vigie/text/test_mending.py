"""A dear word with one slip is recognised; a real word is never bent."""

import pytest

from vigie.lexicon import lexicon
from vigie.text.folding import fold
from vigie.text.mending import is_one_slip
from vigie.text.tables import words_in


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mouirr", "mourir"),
        ("mouri", "mourir"),
        ("moruir", "mourir"),
        ("suiccide", "suicide"),
        ("suicde", "suicide"),
        ("suicidé", "suicide"),
        ("medicamments", "medicaments"),
        ("desepoir", "desespoir"),
        ("harcelemnt", "harcelement"),
    ],
)
def test_one_slip_is_mended(reads, typed, meant):
    assert reads(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "nourrir",
        "murir",
        "mouroir",
        "coteau",
        "tendre",
        "peindre",
        "pondre",
        "sacrifier",
        "maintenait",
        "cachées",
        "livre",
        "ponte",
        "fringue",
        "vaines",
        "sauver",
        "envoie",
        "volée",
        "vignes",
        "ventes",
    ],
)
def test_a_real_word_is_not_bent(reads, typed):
    assert reads(typed) == fold(typed)


def test_two_slips_are_left_alone(reads):
    assert reads("moiyrir") == "moiyrir"
    assert not is_one_slip("vignes", "veines")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_word_to_recognise_is_one_that_rules_or_readers_know(language):
    forms = lexicon(language).forms
    for word in words_in(language, "dear", "mended"):
        assert forms.expand(word, elided=False) == (word,)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_spared_word_needs_sparing(language):
    dear = words_in(language, "dear", "mended") | set(lexicon(language).forms.wanted.values())
    for word in words_in(language, "dear", "spared"):
        assert any(is_one_slip(word, one) for one in dear), word
