"""Serious and not suicide: someone else, the body, a child, violence, voices. Each has its own path."""

import pytest

from tests.ancrage.companion.engines.playing import Talk, around, heard


def test_someone_else_in_danger_is_helped_and_so_is_the_writer():
    talk = Talk()
    first = talk.say("mon fils a écrit une lettre d'adieu", heard("plan", subject="other"))
    asked = [
        first.question,
        *(talk.say(text).question for text in ("je sais pas", "dans sa chambre", "il refuse")),
    ]

    assert first.resources[0] == "fr_3114"
    assert "proches" in first.text
    assert asked[0] == "other_suicide"
    assert "other_self" in asked
    assert talk.state.crisis == ""


def test_someone_else_in_danger_now_is_an_emergency():
    reply = Talk().say("mon frère est sur la voie ferrée", heard("imminent", subject="other"))

    assert reply.text.startswith("Appelez le 15 ou le 112 maintenant")
    assert reply.resources[:2] == ("fr_15", "fr_112")


def test_the_body_first():
    talk = Talk()
    reply = talk.say("j'ai mal dans la poitrine et le bras gauche", heard(flags=["medical_emergency"]))

    assert reply.text.startswith("Appelez le 15 ou le 112 maintenant.")
    assert reply.resources[:2] == ("fr_15", "fr_112")
    assert talk.say("fais-moi un exercice de respiration").exercise == ""


def test_nothing_is_ever_stopped_abruptly():
    reply = Talk().say("j'ai arrêté l'alcool d'un coup, je tremble", heard(flags=["medical_emergency"]))

    assert "jamais d’un coup" in reply.text


def test_something_taken_is_asked_about():
    talk = Talk()
    asked = [talk.say("j'ai avalé trop de somnifères", heard(flags=["medical_emergency"])).question]
    asked += [talk.say(text).question for text in ("oui ma soeur", "pas encore")]

    assert "suicide_direct" in asked


def test_violence_suffered_is_believed_and_kept_discreet():
    talk = Talk()
    first = talk.say("mon mari me frappe", heard(flags=["violence_suffered"]))
    danger = talk.say("non")

    assert first.resources[0] == "fr_3919"
    assert {"fr_17", "fr_114", "fr_119"} <= set(first.resources)
    assert first.question == "safety_now"
    assert "17" in danger.text
    assert danger.resources[0] == "fr_17"
    assert any("violence.discreet" in line for turn in talk.turns for line in turn.reply.lines)


def test_violence_suffered_by_a_minor_gives_119():
    reply = Talk(around(minor=True)).say("mon père me tape", heard(flags=["violence_suffered"]))

    assert "119" in reply.text
    assert "fr_119" in reply.resources


def test_a_man_who_is_hit_is_given_a_line_for_him():
    reply = Talk().say("ma femme me frappe", heard(flags=["violence_suffered"]))

    assert "116 006" in reply.text
    assert reply.resources[0] == "fr_116006"


def test_harassment_at_work_is_not_sent_to_3919():
    reply = Talk().say(
        "ma cheffe m'humilie devant tout le monde",
        heard(flags=["violence_suffered"], labels=["harassment_work"]),
    )

    assert reply.question != "suicide_direct"
    assert reply.stage != "crisis"
    assert "fr_3919" not in reply.resources[:1]
    assert {"fr_cse_referent", "fr_spst"} & set(reply.resources)


def test_a_child_in_danger():
    reply = Talk().say("le voisin tape son petit garçon", heard(flags=["child_in_danger"], subject="other"))

    assert reply.resources[0] == "fr_119"
    assert "119" in reply.text
    assert reply.question == "safety_now"


def test_a_baby_is_laid_down_first():
    reply = Talk().say(
        "mon bébé hurle je vais le secouer", heard(flags=["violence_threatened"], subject="other")
    )

    assert "dans son lit" in reply.text
    assert "Ne jamais secouer" in reply.text
    assert len(reply.text.split()) <= 90


def test_voices_are_neither_argued_with_nor_fed():
    talk = Talk()
    first = talk.say("les voix disent qu'on m'espionne par la télé", heard(flags=["psychosis"]))
    second = talk.say("oui")

    assert first.question == "safety_now"
    assert "médecin" in first.text
    assert second.question == "suicide_direct"
    assert talk.say("on fait un exercice ?").exercise == ""


def test_a_voice_that_says_to_die_opens_the_crisis():
    talk = Talk()
    talk.say("j'entends des voix", heard(flags=["psychosis"]))
    talk.say("oui")
    reply = talk.say("oui elles me le disent")

    assert talk.state.crisis == "active"
    assert "3114" in reply.text


@pytest.mark.parametrize(
    "flag",
    [
        "medical_emergency",
        "violence_suffered",
        "child_in_danger",
        "violence_threatened",
        "psychosis",
        "mania",
    ],
)
def test_these_paths_are_left_only_once_safety_was_said_and_time_passed(flag):
    talk = Talk()
    talk.say("voilà ce qui se passe", heard(flags=[flag]))
    still = talk.say_all("il pleut", "je regarde la télé", "bof", "voilà", "je sais pas quoi dire", "hm")

    assert all(reply.resources for reply in still)
    assert all(reply.stage == "crisis" for reply in still)


def test_being_safe_then_speaking_of_something_else_leaves_the_path():
    talk = Talk()
    talk.say("mon mari me frappe", heard(flags=["violence_suffered"]))
    talk.say("oui, je suis chez ma soeur")
    replies = talk.say_all(
        "je dessine", "il y a du soleil", "on mange des crêpes", "ma nièce chante", "c'est calme"
    )

    assert replies[-1].stage != "crisis"


def test_to_be_believed_is_answered_where_there_is_violence():
    talk = Talk()
    talk.say("mon mari me frappe", heard(flags=["violence_suffered"]))
    texts = [talk.say(text).text for text in ("tu me crois ?", "tu me crois vraiment ?")]

    assert "je te crois" in texts[0].lower()
    assert texts[0] != texts[1]


def test_to_be_believed_is_neither_argued_with_nor_fed():
    talk = Talk()
    talk.say("on m'espionne par la télé", heard(flags=["psychosis"]))
    for said in ("vous me croyez ?", "tu travailles pour eux ?", "tu crois que je délire ?"):
        text = talk.say(said).text.lower()
        assert not any(
            word in text for word in ("ce n’est pas réel", "c’est faux", "délire", "ils vous espionnent")
        )
