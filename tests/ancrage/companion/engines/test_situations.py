"""Each situation is told by its own sentences and by no other; each of its lines can be said, to anyone."""

import re

import pytest

from ancrage import content
from ancrage.companion.engines.situations import plain_words, understood
from ancrage.content.speaking import Voice, spoken
from tests.ancrage.companion.engines.playing import Talk

ALL = content.situations()
MATCHES = [(one.id, text) for one in ALL.values() for text in one.matches]
SPARES = [(one.id, text) for one in ALL.values() for text in one.spares]
LINES = [line for one in ALL.values() for line in (*one.reflects, *one.asks, *one.affirms)]
VALUES = {"who": "votre mère", "since": "depuis trois mois"}
TU = re.compile(r"(?<!«)\b(tu|te|ton|ta|tes|toi)\b|\bt’", re.IGNORECASE)
VOUS = re.compile(r"(?<!rendez-)\b(vous|votre|vos|vôtre)\b", re.IGNORECASE)


def names(text):
    return [one.id for one in understood(text)]


@pytest.mark.parametrize(("name", "text"), MATCHES)
def test_a_situation_is_told_by_its_sentences(name, text):
    assert name in names(text)


@pytest.mark.parametrize(("name", "text"), SPARES)
def test_a_situation_is_not_told_by_what_looks_like_it(name, text):
    assert name not in names(text)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.id)
def test_a_line_of_a_situation_is_whole_in_tu_and_in_vous_and_short(line):
    for address, gender in (("tu", "f"), ("vous", "m"), ("vous", "e")):
        said = spoken(
            line.say,
            Voice(address, gender),
            VALUES if address == "vous" else {**VALUES, "who": "ta mère"},
        )
        bare = re.sub(r"«[^»]*»", "", said)
        assert not re.search(r"[\[\]|<>{}']|  ", said)
        assert not (VOUS if address == "tu" else TU).search(bare.replace("entre vous", ""))
        assert len(said.split()) <= 30


@pytest.mark.parametrize("name", ALL)
def test_every_line_of_a_situation_can_be_said_when_it_is_told(name):
    one = ALL[name]
    missing = {line.id for line in (*one.reflects, *one.asks)}
    for seed in range(40):
        if not missing:
            break
        text = one.matches[(seed // 2) % len(one.matches)]
        talk = Talk(seed=seed)
        if seed % 2:
            talk.say("je sors de réunion")  # a turn without a question: the next one may ask
        for number, _ in enumerate((*one.reflects, *one.asks)):
            missing -= set(talk.say(f"{text}{'.' * number}, avec ma mère").lines)
    assert missing == set()


@pytest.mark.parametrize("name", ALL)
def test_what_a_situation_is_about_is_a_label_or_nothing(name):
    assert ALL[name].theme in {"", *content.needs()}


def test_choices_with_the_same_elision_are_read_as_choices():
    assert "couple.jealous" in names("j'ai peur qu'elle me trompe")
    assert "couple.jealous" in names("j'ai peur qu'il me trompe")


def test_hurried_spelling_reads_like_the_full_one():
    assert plain_words("jsuis pas bien, jdors plus") == ["je", "suis", "pas", "bien", "je", "dors", "plus"]


def test_a_denial_before_inside_or_after_cancels_what_is_told():
    assert "work.hidden_tears" in names("je pleure dans la voiture")
    assert "work.hidden_tears" not in names("je pleure plus dans la voiture")
    assert "work.hidden_tears" not in names("jamais pleuré dans la voiture")


def test_a_denial_of_another_clause_cancels_nothing():
    assert "work.hidden_tears" in names("je dors pas. Je pleure dans la voiture, jamais devant eux")
    assert "work.hidden_tears" not in names("je ne pleure pas, jamais, dans la voiture")


def test_being_at_the_end_of_ones_strength_denies_nothing():
    assert "work.hidden_tears" in names("j'en peux plus je pleure dans la voiture")
    assert "work.hidden_tears" in names("en plus je pleure dans la voiture")


def test_a_je_that_lost_its_vowel_is_read_whole():
    assert plain_words("j'vais lui dire, j'ai peur") == ["je", "vais", "lui", "dire", "j'", "ai", "peur"]
    assert "good.will_talk_to_someone" in names("bon j'vais demander a ma prof principale")


@pytest.mark.parametrize(
    ("text", "kept_out"),
    [
        ("Je ne sais pas trop ce que je dois dire.", "forms.must"),
        ("vous pensez que je dois l'appeler ?", "forms.must"),
        ("dans la tete jpense a tt le lycée, parcoursup tt ca", "parents.thinking_of_everything"),
        ("bah si jsuis prise nul part j'aurai l'air de quoi", "good.result_obtained"),
        ("ma femme est partie samedi avec les petits", "grief.lost_someone"),
        ("elle est pas morte elle est chez sa mere", "grief.lost_someone"),
        ("mon fils est parti à l'école", "grief.lost_someone"),
        ("refaire mon CV en plus dynamique", "forms.many_things"),
        ("Qu'elle a besoin de personne en plus, elle est douée", "forms.many_things"),
        ("j'ai encore bu hier soir", "forms.scene"),
        ("Je recommence la chimio en janvier.", "body.treatment_fatigue"),
        ("Non, je ne cherche rien, j'encaisse.", "mood.anger_kept_in"),
        ("l'assiette c'est rien. le pire c'est lou", "talk.says_it_is_nothing"),
        ("je travaille de nuit et je n'arrive plus à dormir la journée", "body.hours_to_fall_asleep"),
        ("j'ai crié sur mon copain", "parents.shouting_at_children"),
        ("je voudrais juste une journée normale", "good.better_day"),
        ("Mon français n'est pas parfait.", "belonging.foreign_language"),
    ],
)
def test_what_the_twenty_talks_got_wrong_is_no_longer_heard(text, kept_out):
    assert kept_out not in names(text)


def test_a_dropped_ne_leaves_what_everyone_says():
    assert plain_words("je n'ai rien, ce n'est pas grave") == [
        "j'",
        "ai",
        "rien",
        "c'",
        "est",
        "pas",
        "grave",
    ]
    assert plain_words("je ne dors pas") == ["je", "dors", "pas"]
