"""How much changes when the same message is written otherwise."""

from tests.vigie.evaluation.invented import ASKED, CALM, MINE, OPENED, heard, lines
from vigie.evaluation.bias import bias
from vigie.evaluation.robustness import hear, robustness
from vigie.evaluation.standing_tables import bias as bias_tables
from vigie.evaluation.standing_tables import robustness as robustness_tables
from vigie.evaluation.tongue import english, french

MESSAGES = lines(
    *[
        {"id": f"a{n}", "text": f"Je suis épuisée, je veux mourir ce soir. Tu comprends numéro {n}", **MINE}
        for n in range(4)
    ],
    *[
        {"id": f"b{n}", "text": f"Le train est en retard ce matin. On attend numéro {n}", **CALM}
        for n in range(4)
    ],
)


def by_exact_words(text, *, context=()):
    """A fragile reader: it hears only these words, written so, and asks women only."""
    if "veux mourir" in text:
        return OPENED
    return ASKED if "épuisée" in text else heard()


def test_a_fragile_reader_is_found_out():
    told = robustness(MESSAGES, by_exact_words)["disturbances"]
    capitals, emoji = told["capitals"], told["emoji"]
    assert (capitals["pairs"], capitals["flips"], capitals["less"], capitals["held"]) == (8, 4, 4, False)
    assert (capitals["recall"]["before"], capitals["recall"]["after"]) == (1.0, 0.0)
    assert (emoji["flips"], emoji["held"]) == (0, True)
    assert told["tu_vous"]["pairs"] == 4
    assert told["accents"]["flips"] == 0


def test_so_many_messages_are_drawn_always_the_same():
    told, again = (robustness(MESSAGES, by_exact_words, most=3) for _ in range(2))
    assert told == again
    assert told["disturbances"]["padding"]["pairs"] == 3


def test_two_messages_count_for_what_either_raised():
    message = MESSAGES[0]
    seen = []

    def reader(text, *, context=()):
        seen.append([turn.text for turn in context])
        return OPENED if text == "premier" else heard()

    both = hear(message, ("premier", "second"), reader)
    assert (both.outcome, both.noticed) == ("open", True)
    assert seen == [[], ["premier"]]


def test_a_reader_that_hears_only_women_is_found_out():
    def reader(text, *, context=()):
        return OPENED if "épuisée" in text else heard()

    groups = bias(MESSAGES, reader)["groups"]
    assert groups["gender"]["feminine"]["recall"] == 1.0
    assert groups["gender"]["masculine"]["recall"] == 0.0
    assert groups["gender"]["masculine"]["recall_p"] == 0.125
    assert groups["register"]["as_written"]["recall"] == 1.0
    assert groups["first_name"]["french"]["harmless"] == 4
    assert bias([], reader)["groups"]["gender"] == {}


def test_both_are_told_in_both_languages():
    found, by_whom = robustness(MESSAGES, by_exact_words), bias(MESSAGES, by_exact_words)
    for tongue in (french(), english()):
        tables = [*robustness_tables(found, tongue), *bias_tables(by_whom, tongue)]
        cells = {cell for table in tables for row in table.rows for cell in row[:1]}
        assert not cells & {"accents_", "tu_vous", "in_two", "west_africa", "as_written"}
        assert len(tables) == 6
