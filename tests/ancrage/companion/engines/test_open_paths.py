"""A danger path that was opened: « non » as people say it, leaving what was opened for nothing, anchors, school, shouts."""

from dataclasses import replace

import pytest

from ancrage.companion.engines.safety import answer_to
from ancrage.vigilance.rules import HeardFinding
from tests.ancrage.companion.engines.playing import Talk, around, heard

FIFTEEN_NOW = "15 ou le 112 d’abord, maintenant"


def guess(kind, *, level="", outcome="ask", by_rule=False, subject="self"):
    """Return a reading where one finding, learned unless said otherwise, hears a danger."""
    flags = [] if kind == "suicide" else [kind]
    reading = heard(level or "none", outcome=outcome, subject=subject, flags=flags)
    found = HeardFinding(kind, level, subject, "", outcome=outcome, by_rule=by_rule)
    return replace(reading, findings=(found,))


# --- being safe, as it is said


@pytest.mark.parametrize(
    "said",
    [
        "Mais non, je ne vais pas le frapper !",
        "Je ne suis un danger pour personne.",
        "En danger ? mais non. Je pleure mon chien.",
        "oui je suis en sécurité",
        "mon fils est en sécurité",
        "non, j'entends pas de voix",
        "non j'ai pas peur de lui",
        "Non, il dort maintenant.",
        "nan tkt",
    ],
)
def test_a_no_that_says_safe_is_read_as_safe(said):
    assert answer_to("safety_now", said) == "yes"


@pytest.mark.parametrize(
    "said",
    [
        "non",
        "Non, je ne suis pas en sécurité",
        "non, il va revenir",
        "non il dort mais j'ai peur qu'il se réveille",
        "non je suis en sécurité nulle part",
    ],
)
def test_a_no_that_says_danger_stays_a_no(said):
    assert answer_to("safety_now", said) == "no"


def test_a_no_taken_back_at_once_is_not_a_no():
    assert answer_to("other_suicide", "hein?? non enfin je sais pas, elle a pas parlé de suicide") == "unsure"


def test_said_safe_nobody_is_told_to_call_now():
    talk = Talk()
    talk.say("j'ai envie de le frapper", heard(flags=["violence_threatened"]))
    reply = talk.say("Mais non, je ne vais pas le frapper ! Il dort maintenant.")

    assert FIFTEEN_NOW not in reply.text
    assert reply.question != "call_try"


# --- leaving what was opened for nothing


def test_two_clear_denials_leave_a_path_that_a_doubt_opened():
    talk = Talk()
    talk.say("ma belle-soeur m'a dit tu en reprendras un autre", guess("psychosis", by_rule=True))
    first = talk.say("mais j'entends pas de voix")
    second = talk.say("vous mélangez tout, je pleure mon chien")

    assert first.stage == "crisis"
    assert second.stage != "crisis"
    assert "fr_3114" in second.resources
    assert talk.say("bon bonsoir, au revoir").lines[0].startswith("close.bye_cleared")


def test_a_denial_that_says_what_it_was_is_enough():
    talk = Talk()
    talk.say("ma belle-soeur m'a dit tu en reprendras un autre", guess("psychosis", by_rule=True))
    reply = talk.say("En danger ? mais non. Je pleure mon chien.")

    assert reply.stage != "crisis"
    assert reply.text.startswith(("Pardon", "Je me suis trompé", "D’accord, ce n’était pas ça"))


def test_what_was_said_plainly_is_not_left_by_denying_it():
    talk = Talk()
    talk.say("mon mari me frappe", heard(flags=["violence_suffered"]))
    replies = talk.say_all("non j'ai pas peur de lui", "vous mélangez tout, c'est tout")

    assert [reply.stage for reply in replies] == ["crisis", "crisis"]


def test_an_open_alert_is_not_lowered_yet_the_talk_answers():
    talk = Talk(around(alert="waiting", humans_on_duty=True))
    talk.say("j'aimerais une réponse", guess("suicide", level="passive", outcome="open"))
    reply = talk.say("mais non je pense pas à mourir, je veux savoir pour lundi")

    assert talk.state.crisis == "passive"
    assert reply.stage != "crisis"
    assert reply.question not in ("call_hard", "near", "suicide_plan")
    assert "fr_3114" in reply.resources
    assert "équipe" in reply.text


def test_a_danger_heard_anew_takes_the_path_up_again():
    talk = Talk(around(alert="waiting", humans_on_duty=True))
    talk.say("j'aimerais une réponse", guess("suicide", level="passive", outcome="open"))
    talk.say("mais non je pense pas à mourir, je veux savoir pour lundi")
    reply = talk.say("en fait je vais me tuer ce soir", heard("plan"))

    assert reply.stage == "crisis"
    assert talk.state.crisis == "plan"


@pytest.mark.parametrize(
    "said",
    ["non je veux pas mourir, je veux juste que ça s'arrête", "non, je n'en peux plus c'est tout"],
)
def test_wanting_it_to_stop_is_no_denial(said):
    talk = Talk(around(alert="waiting", humans_on_duty=True))
    talk.say("je me lève plus", guess("suicide", level="passive", outcome="open"))

    assert talk.say(said).stage == "crisis"


def test_a_danger_that_a_rule_heard_is_not_left_by_a_no():
    talk = Talk(around(alert="waiting", humans_on_duty=True))
    talk.say("je veux mourir", guess("suicide", level="active", outcome="open", by_rule=True))
    replies = talk.say_all(
        "mais non je pense pas à mourir, façon de parler", "vous mélangez tout, j'ai dit non"
    )

    assert {reply.stage for reply in replies} == {"crisis"}


def test_whom_was_told_is_answered():
    talk = Talk(around(alert="waiting", humans_on_duty=True))
    talk.say("je veux mourir", heard("active"))
    reply = talk.say("vous avez prévenu qui là ??")

    assert "personne de garde" in reply.text
    assert "employeur" in reply.text


def test_a_protest_against_the_question_is_a_no_and_is_told_why():
    talk = Talk()
    talk.say("qu'est-ce qui ne serait pas fait", heard(outcome="ask"))
    reply = talk.say("Grand Dieu ! Qu'est-ce qui vous fait demander une chose pareille ?")

    assert reply.question != "suicide_direct"
    assert "ardon" in reply.text


def test_after_a_no_goodbye_is_plain():
    talk = Talk()
    talk.say("je me demande à quoi bon", heard(outcome="ask"))
    talk.say("non pas du tout")
    reply = talk.say("au revoir")

    assert reply.lines[0].startswith("close.bye_cleared")
    assert "numéros" not in reply.text
    assert "3114" not in reply.text


# --- a call, an anchor


def asked_why_calling_is_hard():
    talk = Talk()
    talk.say("je veux me tuer", heard("plan"))
    while talk.state.last_question != "call_hard":
        talk.say("je sais pas")
    return talk


def test_the_call_that_is_asked_about_is_named():
    assert "3114" in asked_why_calling_is_hard().turns[-1].reply.text


@pytest.mark.parametrize(
    "said", ["quel appel ?", "je vais me faire une tisane", "rien ne le rend difficile, j'en ai pas besoin"]
)
def test_any_answer_is_not_a_barrier(said):
    reply = asked_why_calling_is_hard().say(said)

    assert not any(line.startswith("barrier.") for line in reply.lines)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("j'en parlerai à mon médecin jeudi, j'ai rendez-vous", "anchor_until"),
        ("je vais le dire à ma femme", "anchor_when"),
        ("ma femme est dans la pièce à côté, je peux lui dire que je suis au bout", "anchor_when"),
    ],
)
def test_someone_to_tell_counts_and_is_asked_when(said, asked):
    reply = asked_why_calling_is_hard().say(said)

    assert reply.lines[0].startswith("crisis.ack.anchor")
    assert reply.question == asked
    assert not any(line.startswith("barrier.") for line in reply.lines)


def test_no_question_of_small_talk_on_an_open_path():
    for first in (heard("active"), heard(flags=["violence_suffered"]), heard("plan", subject="other")):
        talk = Talk()
        talk.say("voilà", first)
        replies = talk.say_all(*(f"et puis encore {number} choses à raconter là" for number in range(16)))

        assert not any(line.startswith("explore.") for reply in replies for line in reply.lines)


# --- school, shouts


def test_mockery_at_school_gets_3018_and_the_adults_there():
    talk = Talk()
    reply = talk.say("au bahut y'a un mec il me casse les couilles tt les jours", guess("violence_suffered"))
    after = talk.say("c juste un gars relou il m'appelle le gros devant tt le monde")

    assert "3018" in reply.text
    assert "CPE" in reply.text
    assert "fr_3018" in reply.resources
    assert "3919" not in reply.text
    assert not any(line.startswith("violence.") for line in (*reply.lines, *after.lines))


def test_blows_at_school_are_violence_and_never_a_partners():
    talk = Talk(around(minor=True))
    replies = [talk.say("ils me frappent au collège", heard(flags=["violence_suffered"]))]
    replies += talk.say_all("oui", "ils sont trois", "à la récré", "personne dit rien")

    assert "3018" in replies[0].text
    assert replies[0].question == "safety_now"
    lines = [line for reply in replies for line in reply.lines]
    assert not any(
        line.startswith(("violence.stay", "violence.heard", "violence.discreet")) for line in lines
    )


def test_a_shout_at_ones_child_is_listened_to_first():
    talk = Talk()
    reply = talk.say(
        "J'ai hurlé sur mon fils de 6 ans ce soir. Il a eu peur de moi.", guess("violence_threatened")
    )
    after = talk.say("Mais non, je ne vais pas le frapper ! J'ai crié, c'est tout.")

    assert "15" not in reply.text
    assert reply.question == "threat_soft"
    assert after.stage != "crisis"


def test_still_rising_the_shout_opens_the_path():
    talk = Talk()
    talk.say("J'ai hurlé sur mon fils ce soir.", guess("violence_threatened"))
    reply = talk.say("Non, ça monte encore")

    assert reply.stage == "crisis"
    assert "15" in reply.text


def test_what_a_friend_advises_is_no_threat_but_ones_own_is():
    gentle = Talk().say("mon pote il dit faut lui mettre une droite", guess("violence_threatened"))
    own = Talk().say("mon pote il dit laisse mais je vais le planter", guess("violence_threatened"))

    assert gentle.stage != "crisis"
    assert own.stage == "crisis"


@pytest.mark.parametrize(
    ("said", "stage"),
    [("Non, pas du tout, juste de la musique", "explore"), ("oui", "crisis"), ("je sais pas", "crisis")],
)
def test_a_threat_that_only_a_resemblance_hears_is_asked_about_not_asserted(said, stage):
    talk = Talk()
    reply = talk.say("je vais mettre la musique ce soir et on verra", guess("violence_threatened"))
    after = talk.say(said)

    assert reply.question == "threat_direct"
    assert "15" not in reply.text
    assert (after.stage == "crisis") == (stage == "crisis")


def test_a_threat_that_a_rule_hears_is_answered_at_once():
    reply = Talk().say("je vais lui casser la gueule", guess("violence_threatened", by_rule=True))

    assert reply.stage == "crisis"
    assert "15" in reply.text


def test_what_a_resemblance_takes_for_voices_is_asked_about():
    talk = Talk()
    reply = talk.say("les papiers ils disent attendre", guess("psychosis"))

    assert reply.question == "voices_direct"
    assert reply.stage != "crisis"
    assert talk.say("oui").stage == "crisis"


def test_a_school_named_before_is_remembered():
    talk = Talk()
    talk.say("au lycée")
    first = talk.say("ya un groupe ils se foutent de moi des que je parle", guess("psychosis"))
    then = talk.say("ils ont fait un groupe insta avec des photos de moi", guess("violence_suffered"))

    assert "3018" in first.text
    assert not any(line.startswith(("psychosis.", "violence.")) for line in (*first.lines, *then.lines))
    assert "fr_3018" in then.resources


def test_a_non_that_asks_answers_nothing():
    assert answer_to("near", "c'est sûrement le stress, non ?") == ""


def test_since_when_it_hurts_is_no_call_made():
    talk = Talk()
    talk.say("j'ai mal dans la poitrine", heard(flags=["medical_emergency"]))
    while talk.state.last_question != "medical_called":
        talk.say("ma femme est là")
    replies = talk.say_all("oui depuis une demi-heure", "elle appelle le 15")

    assert not any(line.startswith("crisis.ack.called") for line in replies[0].lines)
    assert replies[1].lines[0].startswith("crisis.ack.will_call")
