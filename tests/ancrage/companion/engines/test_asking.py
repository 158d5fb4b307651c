"""Messages without a word, or in another language: met as they are, with help shown; asked about when they go on."""

import pytest

from tests.ancrage.companion.engines.playing import Talk, heard

UNREAD = heard(outcome="unknown", readable=False, language="unknown")


@pytest.mark.parametrize("said", ["...", "😭", "bon", "hmm", "❤️"])
def test_a_message_without_a_word_is_met_as_it_is_with_help_shown(said):
    reply = Talk().say(said, UNREAD)

    assert reply.question != "suicide_direct"
    assert "fr_3114" in reply.resources


def test_the_third_silence_in_a_row_is_asked_about():
    talk = Talk()
    asked = [talk.say("...", UNREAD).question for _ in range(3)]

    assert asked[0] != "suicide_direct"
    assert asked[2] == "suicide_direct"


def test_a_silence_after_danger_is_asked_about():
    talk = Talk()
    talk.say("je me demande à quoi bon", heard(outcome="ask"))

    assert talk.say("...", UNREAD).question == "suicide_direct"


def test_a_text_that_could_not_be_read_is_asked_about():
    assert Talk().say("zrt plk mmm dfg kkl", UNREAD).question == "suicide_direct"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Hola, estoy muy cansada del trabajo y no duermo", "español"),
        ("estou muito cansada do meu trabalho e não durmo", "português"),
        ("sono molto stanco e non dormo più", "italiano"),
        ("ich bin so müde und kann nicht schlafen", "Deutsch"),
        ("أنا متعب جدا ولا أستطيع النوم", "العربية"),
        ("я очень устала и не сплю", "русски"),
    ],
)
def test_another_language_is_answered_in_it_with_numbers_and_the_direct_question(said, words):
    reply = Talk().say(said, UNREAD)

    assert words in reply.text
    assert "15 / 112" in reply.text
    assert reply.question == "suicide_direct"
    assert {answer.text for answer in reply.quick_replies} == {"Oui, j’y pense", "Non, je n’y pense pas"}


def test_a_no_of_another_language_is_not_an_answer():
    talk = Talk()
    talk.say("Hola, estoy muy cansada del trabajo y no duermo", UNREAD)
    reply = talk.say("no hablo francés", heard(language="en"))

    assert reply.question == "suicide_direct"
    assert "denied" not in talk.state.notes


def test_french_is_not_taken_for_another_language():
    assert "español" not in Talk().say("je suis trop con, y en a que pour la vida loca", UNREAD).text


def test_a_new_doubt_is_asked_about_even_after_two_questions_left_aside():
    talk = Talk()
    doubt = heard(outcome="ask")
    questions = [
        talk.say(text, doubt).question
        for text in ("à quoi bon", "je sais que ça sert à rien d'en parler", "enfin bon")
    ]

    assert questions == ["suicide_direct"] * 3
