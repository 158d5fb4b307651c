"""What people really type is read as what they mean."""

import pytest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jsuis", "je suis"),
        ("chui", "je suis"),
        ("jveu", "je veux"),
        ("jveupa", "je veux pas"),
        ("jenpeuplu", "je en peux plus"),
        ("jpp", "je en peux plus"),
        ("g mal", "je ai mal"),
        ("c fini", "ce est fini"),
        ("c est fini", "ce est fini"),
        ("pk", "pourquoi"),
        ("tkt", "inquiete pas"),
        ("tktpas", "inquiete pas"),
        ("askip", "apparemment"),
        ("mtn", "maintenant"),
        ("csoir", "ce soir"),
        ("kelkun", "quelqu un"),
        ("jmtue", "je me tue"),
        ("suissid", "suicide"),
        ("medikament", "medicaments"),
        ("jusquau bout", "jusque au bout"),
        ("j'en peux +", "je en peux plus"),
        ("ptn jsuis mort", "je suis mort"),
    ],
)
def test_short_and_phonetic_forms(reads, typed, meant):
    assert reads(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ma reum", "ma mere"), ("il est chelou", "il est louche"), ("mwen vle mourir", "je veux mourir")],
)
def test_verlan_and_creole_words(reads, typed, meant):
    assert reads(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("🔪", "couteau"), ("💊💊", "cachets cachets"), ("⚰️", "cercueil"), ("💀", "mdr"), ("😀", "")],
)
def test_a_sign_that_carries_meaning_is_a_word(reads, typed, meant):
    assert reads(typed) == meant


def test_english_has_its_own_tables(reads):
    assert reads("idk i wanna kms tmrw 🔫", "en") == "i do not know i want to kms tomorrow gun"


@pytest.mark.parametrize("typed", ["limite", "couvert", "jeté", "salles", "levier", "créée", "tends"])
def test_a_real_word_that_begins_like_an_elision_stays_whole(reads, typed):
    assert len(reads(typed).split()) == 1
