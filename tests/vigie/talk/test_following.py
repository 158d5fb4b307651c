"""Words that point back mean something only after what they point to."""

import pytest

from tests.vigie.talk.conftest import ago, asked
from vigie import Turn

POINTING = [
    ("j'y pense souvent", "active"),
    ("ça me quitte pas", "active"),
    ("jy pense tt le temps", "active"),
    ("je vais le faire", "plan"),
    ("je le ferai demain", "plan"),
    ("c'est pour ce soir", "plan"),
    ("ce sera pour dimanche", "plan"),
    ("je sais comment", "plan"),
    ("j'ai pris ma décision", "plan"),
    ("je le fais maintenant", "imminent"),
]


@pytest.mark.parametrize(("text", "level"), POINTING)
def test_it_is_heard_after_the_wish_to_die(gravest, text, level):
    name, grave, outcome = gravest("j'ai envie de mourir", text)
    assert name.startswith("follow_up")
    assert (grave, outcome) == (level, "open")


@pytest.mark.parametrize(("text", "_level"), POINTING)
@pytest.mark.parametrize("before", ["j'ai un devoir de maths", "ma mère me manque beaucoup"])
def test_it_is_nothing_after_anything_else(meant, before, text, _level):
    assert meant(before, text) == []


@pytest.mark.parametrize(
    "before", ["je cherche mes clés de voiture", "où sont les couverts", "j'ai perdu mes lunettes"]
)
def test_what_is_in_the_drawer_is_then_only_in_the_drawer(meant, before):
    assert meant(before, "ils sont dans le tiroir") == []


def test_what_is_in_the_drawer_is_a_plan_when_pills_were_named(gravest):
    talk = ("je veux me tuer avec les médicaments de ma mère", "ils sont dans le tiroir")
    assert gravest(*talk) == ("follow_up.means", "plan", "open")


def test_what_is_in_the_drawer_is_asked_about_when_only_dying_was_named(gravest):
    assert gravest("je veux me tuer", "ils sont dans le tiroir")[1:] == ("plan", "ask")


@pytest.mark.parametrize(
    "text", ["j'y pense pas", "j'y pense plus", "c'est pas pour ce soir", "je vais pas le faire pour ce soir"]
)
def test_what_is_denied_points_to_nothing(gravest, text):
    found = gravest("j'ai envie de mourir", text)
    assert found is None or not found[0].startswith("follow_up")


def test_doing_what_was_just_proposed_is_only_that(meant):
    assert meant("j'ai envie de mourir", asked("call_try"), "ok je vais le faire") == []


def test_doing_ones_homework_is_only_that_even_after_dark_words(meant):
    assert meant("j'ai envie de mourir", "je vais le faire mon devoir de maths") == []


def test_everyday_talk_in_between_leaves_only_a_question(gravest):
    talk = ("j'ai envie de mourir", "j'ai fait les courses pour la semaine", "je vais le faire")
    assert gravest(*talk)[2] == "ask"


def test_two_messages_in_between_still_open(gravest):
    assert gravest("j'ai envie de mourir", "c'est dur", "j'y pense souvent")[2] == "open"


def test_what_was_said_long_before_is_forgotten(meant):
    talk = ["j'ai envie de mourir", *(f"il fait froid numéro {number}" for number in range(6))]
    assert meant(*talk, "j'y pense souvent") == []


def test_what_a_brother_will_do_is_about_the_brother(meant):
    (one,) = meant("mon frère veut se tuer", "il va le faire ce soir")
    assert (one.subject, one.outcome) == ("other", "open")
    assert meant("mon frère veut un vélo", "il va le faire ce soir") == []


def test_the_words_of_the_machine_never_count(meant):
    reply = Turn("companion", "Vous dites que vous avez envie de mourir, de vous tuer ce soir.")
    assert meant("ça va pas", reply, "j'y pense souvent") == []
    assert meant("ça va pas", reply, "merci pour tout") == []


def test_the_reason_says_when_the_earlier_message_was_written_and_quotes_the_present_one(meant):
    (one,) = meant("j'ai envie de mourir", "c'est dur", "franchement j'y pense souvent")
    assert (one.source, one.quote) == ("context", "j'y pense")
    assert "message écrit deux messages plus tôt" in one.why
    assert "mourir" not in one.why  # the words of a person are sealed; a reason is not


def test_in_english_too(gravest):
    assert gravest("I want to die", "i'm going to do it")[1:] == ("plan", "open")
    assert gravest("I want to die", "I think about it every day")[1:] == ("active", "open")
    assert gravest("I have an essay to write", "i'm going to do it") is None


def test_another_day_it_is_asked_again(gravest):
    assert gravest(ago("j'ai envie de mourir", days=2), "j'y pense souvent")[2] == "ask"


def test_what_may_point_to_the_same_message_is_only_asked_about(gravest):
    text = "accrochage en voiture il y a trois semaines, un peu crispée, j'y repense"
    assert gravest("je veux me tuer", text)[2] == "ask"
