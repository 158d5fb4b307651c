"""Thanks and farewells: nobody is held back, and help stays where there was danger."""

import pytest

from tests.ancrage.companion.engines.playing import Talk, around, heard


@pytest.mark.parametrize(
    "said", ["au revoir", "bonne nuit", "je vais me coucher", "merci, bonne soirée", "bon je te laisse a+"]
)
def test_a_farewell_is_never_answered_by_a_question(said):
    for seed in range(5):
        reply = Talk(seed=seed).say(said)
        assert reply.questions == 0
        assert reply.stage == "close"


def test_where_there_was_danger_help_stays_and_no_next_time_is_supposed():
    for seed in range(6):
        talk = Talk(seed=seed)
        talk.say("je me demande à quoi bon", heard(outcome="ask"))
        talk.say("non je n'y pense pas")
        reply = talk.say("au revoir")

        assert reply.questions == 0
        assert "fr_3114" in reply.resources
        assert "bientôt" not in reply.text


def test_leaving_after_the_direct_question_is_asked_about_once_then_let_go():
    talk = Talk()
    talk.say("je me demande à quoi bon", heard(outcome="ask"))
    first, second = talk.say_all("bon je te laisse", "au revoir")

    assert first.question == "suicide_direct"
    assert second.questions == 0
    assert "3114" in second.text
    assert talk.state.last_question == "suicide_direct"  # left open: a human is told after a while


def test_leaving_a_crisis_twice_is_let_go_with_help_on_screen():
    talk = Talk()
    talk.say("j'y pense tout le temps, à mourir", heard("active"))
    first, second = talk.say_all("je vais y aller, au revoir", "au revoir")

    assert first.question == "suicide_direct"
    assert second.questions == 0
    assert second.resources[0] == "fr_3114"
    assert talk.state.crisis == "active"


def test_leaving_where_there_is_violence_is_short_and_asks_nothing():
    talk = Talk()
    talk.say("mon mari me frappe", heard(flags=["violence_suffered"]))
    reply = talk.say("je te laisse il arrive")

    assert "Quitter vite" in reply.text
    assert reply.questions == 0


def test_thanks_early_in_a_talk_close_nothing():
    assert Talk().say("merci").questions == 0


def test_an_open_alert_keeps_help_at_the_door():
    assert "fr_3114" in Talk(around(alert="waiting")).say("merci").resources
