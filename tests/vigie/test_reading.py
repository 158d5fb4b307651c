"""What a reading says of whole messages."""

import pytest

import vigie
from vigie import Turn


def kinds(reading):
    return {finding.kind for finding in reading.findings}


def test_pills_put_aside_and_no_sleep_is_a_plan_with_its_words():
    reading = vigie.read("je dors plus, j'ai mis des cachets de côté")
    assert (reading.risk, reading.subject, reading.outcome) == ("plan", "self", "open")
    quotes = {finding.kind: finding.quote for finding in reading.findings}
    assert quotes["suicide"] == "j'ai mis des cachets de côté"
    assert quotes["sleep"] == "dors plus"
    assert "sleep" in reading.labels


@pytest.mark.parametrize(
    "text", ["ce boulot me tue", "je suis mort de rire", "mdr chui mort", "je meurs de faim"]
)
def test_a_way_of_speaking_is_nothing(text):
    reading = vigie.read(text)
    assert (reading.outcome, reading.risk) == ("nothing", "none")
    assert "suicide" not in kinds(reading)


def test_someone_else_in_danger_is_open_and_about_them():
    reading = vigie.read("ma sœur veut mourir")
    assert (reading.risk, reading.subject, reading.outcome) == ("passive", "other", "open")


def test_a_denial_stays_visible_but_opens_nothing():
    reading = vigie.read("je n’ai pas envie de mourir")
    assert reading.outcome == "nothing"
    assert [finding.qualifiers for finding in reading.findings if finding.kind == "suicide"] == [
        ("negation",)
    ]


@pytest.mark.parametrize("text", ["", "   ", "😀😀", "\x00\x00", "…!?"])
def test_nothing_to_read_is_unknown_never_calm(text):
    reading = vigie.read(text)
    assert reading.outcome == "unknown"
    assert not reading.quality.readable


@pytest.mark.parametrize(
    "text", ["أريد أن أموت الآن", "Ich kann heute einfach nicht mehr weiterleben", "хочу умереть"]
)
def test_an_unknown_language_is_unknown(text):
    reading = vigie.read(text)
    assert (reading.outcome, reading.quality.language) == ("unknown", "unknown")


def test_what_is_too_long_is_read_in_part_and_says_so():
    reading = vigie.read("je veux mourir. " + "la " * 10_000)
    assert reading.quality.capped
    assert reading.outcome == "open"


def test_what_is_read_in_part_is_not_calm_for_what_was_not_read():
    reading = vigie.read("je parle de mon chat. " * 2_000)
    assert (reading.outcome, reading.quality.capped) == ("unknown", True)


def test_a_message_that_mixes_two_languages_is_read_in_both():
    reading = vigie.read("je sais pas what to do, i just want to die et j'ai peur")
    assert reading.quality.language == "mixed"
    assert reading.outcome == "open"


def test_every_finding_says_its_rule_its_words_and_the_version():
    for finding in vigie.read("jveux mourrir, je dors plus").findings:
        assert finding.rule
        assert finding.why
        assert finding.version == vigie.VERSION


@pytest.mark.parametrize(
    ("question", "answer", "risk", "outcome"),
    [
        ("suicide_direct", "oui", "active", "open"),
        ("suicide_direct", "je sais pas", "passive", "open"),
        ("suicide_direct", "non pas du tout", "none", "nothing"),
        ("safety_now", "non", "imminent", "open"),
        ("safety_now", "oui", "none", "nothing"),
        ("feeling", "oui", "none", "nothing"),
    ],
)
def test_an_answer_takes_its_meaning_from_the_question(question, answer, risk, outcome):
    asked = [Turn("person", "je vais mal"), Turn("companion", "…", last_question_kind=question)]
    reading = vigie.read(answer, context=asked)
    assert (reading.risk, reading.outcome) == (risk, outcome)


def test_what_follows_up_on_a_wish_to_die_is_heard_with_it():
    before = [Turn("person", "j'ai envie de mourir"), Turn("companion", "Je vous entends.")]
    assert vigie.read("j'y pense tout le temps", context=before).risk == "active"
    assert vigie.read("j'y pense tout le temps").outcome != "open"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("ma fille a écrit dans son journal : « je veux me tuer »", "other"),
        ("je me dis souvent « je veux mourir »", "self"),
        ("c quoi les signes quand une copine veut mourir ? la copine c'est moi", "self"),
        ("j'ai ce qu'il faut, je vais me pendre", "self"),
        ("Tonton Gérard ne veut plus vivre", "other"),
    ],
)
def test_whose_words_they_are_decides_whom_it_is_about(text, subject):
    reading = vigie.read(text)
    assert reading.subject == subject
    assert reading.outcome in {"ask", "open"}
