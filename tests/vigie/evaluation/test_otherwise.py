"""The same message, typed otherwise or by somebody else, is still the same message."""

from random import Random

import pytest

from vigie import read
from vigie.evaluation import disturbances, persons
from vigie.evaluation.otherwise import words
from vigie.evaluation.robustness import DISTURBANCES

LONG = "Je suis très fatiguée ce soir, j'ai rangé les médicaments. Demain matin on verra bien, tu crois ?"


def changed(disturb, text, lang="fr", seed=1):
    return disturb(text, lang, Random(seed))


@pytest.mark.parametrize("name", DISTURBANCES)
def test_a_disturbance_is_the_same_for_the_same_seed_and_changes_the_words(name):
    first, again = (changed(DISTURBANCES[name], LONG) for _ in range(2))
    assert first == again
    assert first != (LONG,)


@pytest.mark.parametrize("name", DISTURBANCES)
def test_a_disturbance_that_cannot_apply_says_so_or_leaves_something_to_read(name):
    for text in ("", "ok", "...", "🙂"):
        parts = changed(DISTURBANCES[name], text)
        assert parts is None or any(parts)


@pytest.mark.parametrize(("count", "disturb"), [(1, disturbances.one_typo), (2, disturbances.two_typos)])
def test_a_typo_touches_one_word_and_keeps_its_first_letter(count, disturb):
    (typed,) = changed(disturb, LONG)
    pairs = list(zip(LONG.split(), typed.split(), strict=True))
    assert sum(before != after for before, after in pairs) == count
    assert all(before[0] == after[0] for before, after in pairs)


def test_texting_shortens_words_but_not_parts_of_words():
    (short,) = changed(
        disturbances.texting, "C’est pour demain. Je sais pas quand ils viennent, la postière non plus."
    )
    assert short == "c pr dem1. jsp qd ils viennent, la postiere non plu"
    assert changed(disturbances.texting, "I don't know what to do tonight", "en") == ("idk wat 2 do 2nite",)


def test_a_message_is_cut_where_a_sentence_ends():
    assert changed(disturbances.in_two, LONG)[1].startswith("Demain matin")
    assert len(changed(disturbances.in_two, "un deux trois quatre cinq six")) == 2
    assert changed(disturbances.in_two, "je dors mal") is None


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_rule_hears_anything_in_what_is_added(lang):
    added = [*words()["banal"][lang], " ".join(words()["formal"][lang])]
    assert [(text, one.rule) for text in added for one in read(text).findings if one.source == "rule"] == []


@pytest.mark.parametrize(
    ("feminine", "masculine"),
    [
        ("je suis vraiment épuisée", "je suis vraiment épuisé"),
        ("On m'a frappée, j'ai été humiliée", "On m'a frappé, j'ai été humilié"),
        ("Moi j'étais MORTE de peur", "Moi j'étais MORT de peur"),
    ],
)
def test_what_agrees_with_the_writer_goes_from_one_gender_to_the_other(feminine, masculine):
    assert persons.gender_of(feminine) == persons.FEMININE
    assert persons.in_masculine(feminine) == masculine
    assert persons.in_feminine(masculine) == feminine


@pytest.mark.parametrize(
    "text", ["ma mère est épuisée", "j'ai perdu mes clés", "j'en ai fini, elle était seule"]
)
def test_what_agrees_with_something_else_is_left_alone(text):
    assert persons.in_feminine(text) is None


@pytest.mark.parametrize(
    ("tu", "vous"),
    [
        ("tu peux m'aider ? je te parle", "vous pouvez m'aider ? je vous parle"),
        ("Es-tu là ? Je t'écris", "Êtes-vous là ? Je vous écris"),
        ("j'ai besoin de parler avec toi, tu comprends", "j'ai besoin de parler avec vous, vous comprenez"),
    ],
)
def test_a_message_said_to_tu_can_be_said_to_vous_and_back(tu, vous):
    assert persons.to_vous(tu) == vous
    assert persons.to_tu(vous) == tu


@pytest.mark.parametrize(
    "text", ["je dors mal", "vous m'expliquerez votre idée", "aidez-moi, vous savez", "t as vu"]
)
def test_a_message_that_addresses_nobody_or_otherwise_is_left_alone(text):
    assert changed(persons.other_address, text) is None


def test_a_first_name_has_the_gender_that_the_message_shows():
    for origin, (feminine, masculine) in words()["first_names"].items():
        said = persons.introduced("je suis épuisée", "fr", origin, Random(3))
        assert any(name in said for name in feminine)
        assert not any(f" {name}." in said for name in masculine)
