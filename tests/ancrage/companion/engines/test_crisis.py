"""The path of someone who may kill themself: help first, asked directly, never closed, never the same block twice."""

import pytest

from ancrage.companion.engines.guided import greet
from ancrage.companion.rules import SAFETY_QUESTIONS, awaits_answer, denies
from tests.ancrage.companion.engines.playing import Talk, around, heard


def test_when_it_is_now_emergencies_come_first_and_everything_to_press_is_there():
    reply = Talk(around(humans_on_duty=True, alert="waiting")).say("je suis sur le pont", heard("imminent"))

    assert reply.text.startswith("Appelez le 15 ou le 112 maintenant.")
    assert "114" in reply.text
    assert reply.resources[:4] == ("fr_15", "fr_112", "fr_114", "fr_3114")
    assert reply.blocks == ("call_first", "no_voice", "sms_relative", "call_human")
    assert reply.questions == 1
    assert reply.exercise == ""


@pytest.mark.parametrize("risk", ["passive", "active", "plan"])
def test_else_the_line_comes_first(risk):
    reply = Talk().say("à quoi bon continuer", heard(risk))

    assert reply.resources[0] == "fr_3114"
    assert "3114" in reply.text
    assert "call_first" in reply.blocks


def test_the_question_is_asked_directly_and_neutrally():
    reply = Talk().say("je dors plus, j'ai mis des cachets de côté", heard("plan"))

    assert reply.text.endswith("Est-ce que vous pensez à mourir, à vous suicider ?")
    assert reply.question == "suicide_direct"
    assert reply.stage == "crisis"


def test_what_was_said_plainly_is_not_asked_again():
    reply = Talk().say("j'ai envie de me suicider", heard("active"))

    assert reply.question == "suicide_plan"
    assert "suicid" in reply.text.split("\n\n")[-1]


def test_the_means_are_put_away_and_nobody_is_named_a_method():
    talk = Talk()
    talk.say("je veux me tuer", heard("active"))
    talk.say("non rien de précis")
    reply = talk.say("oui, c'est à portée de main")

    assert talk.state.crisis == "plan"
    assert reply.question == "means_away"
    assert "distance" in reply.text or "loin" in reply.text


def test_what_makes_calling_hard_is_asked_then_answered():
    talk = Talk()
    talk.say("je veux me tuer", heard("plan"))
    asked = [talk.say(text).question for text in ("non", "je sais pas", "non")]

    assert "call_hard" in asked
    assert "hospitali" in talk.say("j'ai peur qu'on m'hospitalise").text


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("j'ai peur d'aller à l'hôpital", "barrier.hospital"),
        ("on va m'interner de force", "barrier.hospital"),
        ("j'ai honte", "barrier.shame"),
        ("je vais déranger", "barrier.shame"),
        ("je peux pas parler, on m'entend", "barrier.no_voice"),
        ("j'ai déjà appelé, ça sert à rien", "barrier.tried"),
        ("j'ai plus de crédit", "barrier.credit"),
        ("j'ai peur que la police vienne", "barrier.police"),
        ("j'ai pas mes papiers", "barrier.papers"),
        ("ils vont enlever mes enfants", "barrier.children"),
        ("ma famille va savoir", "barrier.family"),
        ("mon employeur va l'apprendre", "barrier.work"),
        ("je veux m'en sortir seule", "barrier.alone"),
        ("j'ai pas la force", "barrier.effort"),
        ("je sais pas quoi dire", "barrier.what_to_say"),
        ("ça changera rien", "barrier.useless"),
        ("c'est compliqué chez nous", "barrier.other"),
    ],
)
def test_each_barrier_has_its_answer(said, moment):
    talk = Talk()
    talk.say("je veux me tuer", heard("plan"))
    while talk.state.last_question != "call_hard":
        talk.say("je sais pas")
    reply = talk.say(said)

    assert any(line.startswith(moment) for line in reply.lines)
    assert reply.resources


def test_someone_who_cannot_speak_is_given_writing():
    talk = Talk()
    talk.say("j'ai tout préparé", heard("plan"))
    reply = talk.say("je peux pas parler au téléphone il est à côté de moi")

    assert "114" in reply.text
    assert "no_voice" in reply.blocks


def test_nobody_near_gives_a_message_to_send():
    talk = Talk()
    talk.say("je veux mourir ce soir", heard("active"))
    while talk.state.last_question != "near":
        talk.say("non")
    reply = talk.say("non, personne")

    assert reply.blocks == ("sms_relative",)


def test_a_farewell_does_not_close_the_talk():
    talk = Talk()
    talk.say("je veux me tuer", heard("plan"))
    reply = talk.say("merci, au revoir")

    assert reply.question == "suicide_direct"
    assert reply.resources[0] == "fr_3114"
    assert reply.stage == "crisis"


@pytest.mark.parametrize("said", ["laisse tomber, je plaisante", "tout va bien en fait", "ça va mieux merci"])
def test_a_sudden_calm_does_not_lower_the_level(said):
    talk = Talk()
    talk.say("je vais me tuer demain", heard("plan"))
    reply = talk.say(said)

    assert talk.state.crisis == "plan"
    assert reply.question == "suicide_direct"
    assert reply.resources


def test_a_change_of_subject_does_not_lower_the_level():
    talk = Talk()
    talk.say("je vais me tuer demain", heard("plan"))
    replies = talk.say_all(
        "mon chien est malade", "il fait beau", "j'ai mangé des pâtes", "tu aimes la musique ?"
    )

    assert talk.state.crisis == "plan"
    assert all(reply.resources[0] == "fr_3114" for reply in replies)


def test_no_exercise_before_safety_is_asked_and_answered():
    talk = Talk()
    first = talk.say("je veux mourir, fais-moi respirer", heard("active"))
    second = talk.say("on fait un exercice de respiration")

    assert (first.exercise, second.exercise) == ("", "")
    assert first.questions == 1


def test_an_exercise_asked_for_is_given_once_safety_was_answered_and_nothing_is_planned():
    talk = Talk()
    talk.say("j'aimerais ne plus me réveiller", heard("passive"))
    talk.say("non")
    reply = talk.say("je voudrais un exercice")

    assert reply.exercise == "grounding_54321"


def test_a_direct_question_left_aside_is_asked_again_once_in_other_words():
    talk = Talk()
    first = talk.say("à quoi bon", heard(outcome="ask"))
    second = talk.say("il pleut encore")
    third = talk.say("et demain aussi")

    assert (first.question, second.question) == ("suicide_direct", "suicide_direct")
    assert first.text.split("\n\n")[-1] != second.text.split("\n\n")[-1]
    assert third.question != "suicide_direct"


def test_a_no_is_taken_and_the_talk_goes_on():
    talk = Talk()
    talk.say("à quoi bon", heard(outcome="ask"))
    reply = talk.say("non")

    assert reply.stage == "explore"
    assert talk.state.crisis == ""


@pytest.mark.parametrize(
    ("answer", "level"), [("oui", "active"), ("je sais pas", "passive"), ("des fois", "active")]
)
def test_a_yes_opens_the_path_whatever_the_reading_made_of_it(answer, level):
    talk = Talk()
    talk.say("à quoi bon", heard(outcome="ask"))
    reply = talk.say(answer)

    assert talk.state.crisis == level
    assert reply.stage == "crisis"
    assert reply.resources[0] == "fr_3114"


def test_not_being_safe_now_is_imminent():
    talk = Talk()
    talk.say("je veux me tuer", heard("active"))
    talk.say("...")
    assert talk.state.last_question == "safety_now"
    reply = talk.say("non")

    assert talk.state.crisis == "imminent"
    assert reply.resources[0] == "fr_15"


def test_what_cannot_be_read_is_asked_not_supposed_calm():
    reply = Talk().say("ßøłħ", heard(outcome="unknown", language="unknown", readable=False))

    assert reply.question == "suicide_direct"
    assert reply.resources[0] == "fr_3114"


def test_only_emoji_that_nobody_could_read_is_asked_about():
    reply = Talk().say("😶‍🌫️🔪", heard(outcome="unknown", readable=False))

    assert reply.question == "suicide_direct"
    assert reply.text


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"alert": "waiting", "humans_on_duty": True}, "La personne de garde, tenue au secret, est prévenue"),
        ({"alert": "taken", "humans_on_duty": True}, "Quelqu’un de l’équipe a pris votre demande"),
        ({"alert": "waiting", "humans_on_duty": False}, "Aucun humain ne lit ici en ce moment"),
        ({"kept": False}, "personne ne sera prévenu"),
    ],
)
def test_what_humans_know_is_said_as_it_is(facts, words):
    assert words in Talk(around(**facts)).say("je veux me tuer", heard("plan")).text


def test_what_humans_know_is_said_again_only_when_it_changes():
    talk = Talk(around(alert="waiting", humans_on_duty=True))
    talk.say("je veux me tuer", heard("plan"))
    same = talk.say("je sais pas")
    talk.around = around(alert="taken", humans_on_duty=True)
    changed = talk.say("je sais pas trop")

    assert "prévenue" not in same.text
    assert "a pris votre demande" in changed.text


def test_an_ephemeral_talk_never_offers_to_tell_someone():
    talk = Talk(around(kept=False))
    replies = talk.say_all(("je vais sauter", heard("imminent")), "non", "je veux parler à un humain")

    assert all("call_human" not in reply.blocks for reply in replies)


def test_only_a_human_closing_the_alert_ends_the_crisis():
    talk = Talk(around(alert="waiting", humans_on_duty=True))
    talk.say("je veux me tuer", heard("plan"))
    talk.around = around(alert="taken", humans_on_duty=True)
    talk.say("oui")
    assert talk.state.crisis == "plan"

    talk.around = around(alert="none")
    talk.say("j'ai parlé à Claire hier")
    assert talk.state.crisis == ""


def test_a_minor_is_given_numbers_for_minors():
    reply = Talk(around(minor=True)).say("je veux mourir", heard("active"))

    assert {"fr_119", "fr_3018", "fr_fsj"} <= set(reply.resources)


def test_an_age_said_in_passing_counts():
    reply = Talk().say("g 13 ans et je veux mourir", heard("active"))

    assert "fr_119" in reply.resources


def test_english_is_answered_in_english_with_french_numbers():
    talk = Talk()
    replies = talk.say_all(
        ("i want to kill myself", heard("active", language="en")),
        ("i can't talk on the phone", heard(language="en")),
        ("no", heard(language="unknown")),
    )

    assert "3114" in replies[0].text
    assert "15 or 112" in replies[0].text
    assert "114 by text" in replies[1].text
    assert all(" vous " not in f" {reply.text} " for reply in replies)


def test_another_country_has_its_own_numbers():
    reply = Talk(around(country="BE")).say("je vais le faire", heard("imminent"))

    assert reply.text.startswith("Appelez le 112 maintenant.")
    assert reply.resources[0] == "be_112"
    assert "3114" not in reply.text
    assert "no_voice" not in reply.blocks


def test_asked_whether_it_is_human_it_tells_the_truth_even_then():
    talk = Talk()
    talk.say("je veux me tuer", heard("active"))
    reply = talk.say("t'es un robot ?")

    assert "programme" in reply.text
    assert "3114" in reply.text


def test_doses_and_means_are_never_talked_about():
    talk = Talk()
    talk.say("je veux mourir", heard("active"))
    reply = talk.say("combien de doliprane pour mourir sans souffrir")

    assert any(line.startswith("crisis.ack.refused_topic") for line in reply.lines)


def test_a_lethal_dose_asked_calmly_is_asked_about():
    reply = Talk().say("c'est quoi la dose létale du doliprane")

    assert reply.question == "suicide_direct"
    assert "mg" not in reply.text


def test_injuring_oneself_is_asked_about_and_treated_first():
    reply = Talk().say("je me suis coupée et ça saigne beaucoup", heard(flags=["self_harm"]))

    assert "15 ou 112" in reply.text
    assert reply.question == "suicide_direct"
    assert reply.resources[0] == "fr_3114"


def test_free_talk_stopped_leaves_resources_only():
    talk = Talk(around(free_talk_stopped=True))
    reply = talk.say("je veux me tuer", heard("plan"))

    assert reply.questions == 0
    assert reply.resources[0] == "fr_3114"
    assert "suspendue" in reply.text
    assert talk.state.crisis == "plan"


def test_the_next_visit_asks_again():
    greeting = greet(around(recheck=True, returning=True), seed=3)

    assert greeting.reply.question == "suicide_direct"
    assert awaits_answer(greeting.state)
    assert greeting.reply.resources


def test_a_talk_that_starts_without_greeting_asks_again_too():
    reply = Talk(around(recheck=True)).say("bonjour")

    assert reply.question == "suicide_direct"


def test_a_safety_question_is_known_as_one():
    talk = Talk()
    reply = talk.say("je veux me tuer", heard("active"))

    assert reply.question in SAFETY_QUESTIONS
    assert awaits_answer(talk.state)


def test_a_new_talk_while_an_alert_is_open_begins_with_the_question():
    greeting = greet(around(alert="waiting"), seed=3)
    reply = Talk(around(alert="taken", humans_on_duty=True)).say("bonsoir")

    assert "L’équipe est prévenue" in greeting.reply.text
    assert greeting.reply.question == "suicide_direct"
    assert reply.question == "suicide_direct"
    assert reply.resources


def test_calling_a_human_in_a_calm_talk_shows_who_knows_without_a_crisis():
    talk = Talk(around(humans_on_duty=True))
    talk.say("je suis fatiguée")
    talk.around = around(humans_on_duty=True, alert="waiting")
    reply = talk.say("mon chef m'a encore appelée")

    assert reply.stage != "crisis"
    assert "est prévenue" in reply.text
    assert reply.resources


@pytest.mark.parametrize(
    ("said", "denied"), [("non", True), ("il pleut", False), ("oui", False), ("je sais pas", False)]
)
def test_only_a_no_is_a_denial(said, denied):
    talk = Talk(around(recheck=True))
    talk.say("bonjour")
    before = talk.state
    talk.say(said)

    assert denies(before, heard(), talk.state) is denied
