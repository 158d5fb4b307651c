"""What came before changes what is said; what did not come before changes nothing."""

import pytest

import vigie
from vigie import Turn


def after(question, answer, *, role="companion"):
    turns = [Turn("person", "ça va pas"), Turn(role, "…", last_question_kind=question)]
    return vigie.read(answer, context=turns)


@pytest.mark.parametrize("answer", ["oui", "Oui.", "oui souvent", "peut-être", "je sais pas"])
def test_what_does_not_rule_out_suicide_opens_the_help(answer):
    reading = after("suicide_direct", answer)
    assert reading.outcome == "open"
    assert reading.subject == "self"
    assert reading.findings[0].source == "context"


def test_an_answer_to_a_question_that_the_person_asked_is_no_answer():
    assert after("suicide_direct", "oui", role="person").risk == "none"


def test_a_long_message_is_read_for_itself_not_as_an_answer():
    long = "oui alors aujourd’hui j’ai fait les courses avec ma voisine puis on a pris un café en terrasse"
    assert after("suicide_direct", long).risk == "none"


def test_without_context_nothing_is_supposed():
    assert vigie.read("oui", context=()).outcome == "nothing"


def test_what_is_heard_in_the_message_itself_is_still_heard():
    reading = after("feeling", "j’ai mis des cachets de côté")
    assert (reading.risk, reading.outcome) == ("plan", "open")


def test_the_quote_of_an_answer_is_the_answer():
    (finding,) = [one for one in after("safety_now", "non").findings if one.source == "context"]
    assert (finding.quote, finding.start, finding.end) == ("non", 0, 3)
    assert finding.level == "imminent"
