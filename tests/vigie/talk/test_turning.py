"""A sudden turn after a danger was told asks again; the same words at the end of an ordinary talk are manners."""

import pytest

from tests.vigie.talk.conftest import asked

CALM = [
    "merci pour tout",
    "merci de m'avoir écouté",
    "c'est bon, tout est réglé",
    "je me sens enfin en paix",
    "bonne nuit à vous",
    "je vous embrasse tous",
    "vous inquiétez plus pour moi",
    "ça va aller",
    "au revoir",
    "thanks for everything",
]
TAKES_BACK = [
    "je rigole",
    "c'était une blague",
    "laisse tomber",
    "oubliez ce que j'ai dit",
    "j'ai dit n'importe quoi",
    "tkt",
]


@pytest.mark.parametrize("text", CALM)
def test_a_sudden_calm_after_thoughts_of_suicide_asks(gravest, text):
    name, level, outcome = gravest("je veux me tuer", text)
    assert name.startswith("turning.")
    assert (level, outcome) == ("active", "ask")


@pytest.mark.parametrize("text", CALM)
@pytest.mark.parametrize("before", ["je dors mal en ce moment", "mon chef me stresse"])
def test_the_same_words_end_an_ordinary_talk(meant, before, text):
    assert meant(before, text) == []


@pytest.mark.parametrize("text", TAKES_BACK)
def test_taking_it_back_still_asks(gravest, text):
    name, _, outcome = gravest("je vais me pendre ce soir", text)
    assert (name, outcome) == ("turning.takes_back", "ask")


@pytest.mark.parametrize("text", TAKES_BACK)
def test_a_joke_about_anything_else_is_a_joke(meant, text):
    assert meant("mon chat a mangé mon devoir", text) == []


def test_goodnight_after_the_wish_to_be_gone_is_not_yet_a_turn(meant):
    assert meant("je voudrais ne plus me réveiller", "bonne nuit") == []


def test_a_bare_no_does_not_undo_a_plan_just_described(gravest):
    talk = ("j'ai acheté une corde pour me pendre", asked("suicide_direct"), "non")
    assert gravest(*talk) == ("turning.denied", "passive", "ask")


def test_a_bare_no_after_the_wish_to_be_gone_is_a_no(meant):
    assert meant("je voudrais ne plus me réveiller", asked("suicide_direct"), "non") == []


def test_a_danger_that_grows_says_so_and_names_the_steps(meant):
    talk = ("je voudrais ne plus me réveiller", "je pense à me tuer", "je vais me pendre ce soir")
    told = [one.why for one in meant(*talk) if "monte au fil des messages" in one.why]
    assert len(told) == 1
    assert "l’envie de ne plus être là (message écrit deux messages plus tôt)" in told[0]
    assert "des idées de suicide (message écrit juste avant)" in told[0]


def test_a_danger_that_does_not_grow_says_nothing_of_it(meant):
    assert not any("monte" in one.why for one in meant("je pense à me tuer", "je pense à me tuer"))
    assert not any("monte" in one.why for one in meant("je vais me pendre ce soir", "j'ai envie de mourir"))


def test_a_long_message_says_for_itself_how_it_is(meant):
    long = "merci pour tout, " + "aujourd'hui j'ai marché longtemps au bord de l'eau avec ma voisine " * 4
    assert meant("je veux me tuer", long) == []
