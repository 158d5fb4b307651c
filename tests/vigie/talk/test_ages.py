"""What was said counts less and less, and not at all once the moment was closed."""

from datetime import timedelta

import pytest

from tests.vigie.talk.conftest import ago, asked, professional
from vigie import Turn, read
from vigie.talk.ages import between, moment, weight


def test_each_message_takes_a_fifth_and_a_day_takes_half():
    minute = timedelta(minutes=1)
    assert [weight(turns, minute) for turns in (1, 2, 3, 6)] == [1.0, 0.8, 0.6, 0.0]
    assert weight(1, timedelta(hours=25)) == 0.5
    assert weight(1, timedelta(days=8)) == 0.0


@pytest.mark.parametrize("at", ["", "hier", None, 12, "2026-13-45"])
def test_a_turn_without_a_readable_date_has_no_age(at):
    assert moment(at) is None
    assert between(moment(at), moment("2026-03-02T21:00:00Z")) == timedelta(0)


def test_a_date_without_its_hour_zone_is_still_a_date():
    assert between(moment("2026-03-02T20:00:00"), moment("2026-03-02T21:00:00+00:00")) == timedelta(hours=1)


def test_a_date_in_the_future_is_not_an_age():
    assert between(moment("2030-01-01T00:00:00"), moment("2026-03-02T21:00:00")) == timedelta(0)


@pytest.mark.parametrize(
    ("since", "outcome"),
    [({"minutes": 5}, "open"), ({"hours": 20}, "open"), ({"hours": 30}, "ask"), ({"days": 6}, "ask")],
)
def test_what_is_older_opens_then_only_asks(gravest, since, outcome):
    assert gravest(ago("j'ai envie de mourir", **since), "je vais le faire")[2] == outcome


@pytest.mark.parametrize("text", ["je vais le faire", "j'y pense souvent", "merci pour tout"])
def test_what_is_older_than_a_week_is_over(meant, text):
    assert meant(ago("je veux me tuer", days=8), text) == []


CLOSED = [
    ("j'ai appelé le 3114, je suis en sécurité",),
    ("j'ai appelé ma sœur", asked("safety_now"), "oui"),
    ("ma mère est avec moi", "je suis à l'abri maintenant"),
    (professional("Vous êtes en sécurité, nous nous voyons demain à neuf heures."),),
    (professional("Les pompiers sont là, vous êtes entre de bonnes mains."),),
]


@pytest.mark.parametrize("closing", CLOSED)
@pytest.mark.parametrize("text", ["merci pour tout", "je vais le faire", "je rigole"])
def test_after_a_closed_moment_words_are_ordinary_again(meant, closing, text):
    assert meant("je veux me tuer", *closing, text) == []


@pytest.mark.parametrize(
    "not_closing",
    [
        (professional("Bonjour, je suis infirmière, je vous lis."),),
        ("j'ai appelé le 3114 mais ça répond pas",),
        ("je suis pas en sécurité",),
        ("ma mère est avec moi",),
        (Turn("companion", "Vous êtes en sécurité, nous nous voyons demain."),),
    ],
)
def test_what_does_not_close_the_moment_leaves_it_open(gravest, not_closing):
    assert gravest("je veux me tuer", *not_closing, "merci pour tout")[2] == "ask"


def test_what_is_said_after_a_closed_moment_counts_again(gravest):
    talk = (
        "je veux me tuer",
        "j'ai appelé le 3114, je suis en sécurité",
        "j'ai encore envie de mourir",
        "je vais le faire",
    )
    assert gravest(*talk)[2] == "open"


def test_thanks_that_close_the_moment_themselves_ask_nothing(meant):
    text = "merci pour tout, j'ai eu le 3114 au téléphone et je suis en sécurité"
    assert meant("je veux me tuer", text) == []


def test_nothing_before_means_nothing_more(meant):
    assert meant("merci pour tout") == []
    assert read("oui").outcome == "nothing"


@pytest.mark.parametrize(
    "turn",
    [
        Turn("person", ""),
        Turn("person", "😀"),
        Turn("person", "je veux mourir. " + "la " * 20_000),
        Turn("", "je veux mourir"),
        Turn("person", "je veux mourir", at="?", last_question_kind="nothing of ours"),
    ],
)
def test_whatever_a_turn_holds_the_message_is_read(turn):
    assert "reading_failed" not in read("je range ma chambre", context=[turn]).quality.notes
