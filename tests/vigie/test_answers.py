"""An answer is in the first words: what comes after is about something else."""

import pytest

from vigie import Turn, read

ASKED = [Turn("companion", "Est-ce que vous pensez à mourir ?", last_question_kind="suicide_direct")]


@pytest.mark.parametrize(
    "text", ["oui", "oui, tous les jours", "j'y pense tous les jours", "parfois, le soir surtout"]
)
def test_a_yes_at_the_start_is_heard(text):
    assert read(text, context=ASKED).outcome == "open"


@pytest.mark.parametrize(
    "text", ["Elle me manque tous les jours.", "Je range la maison de maman un peu chaque jour."]
)
def test_words_of_frequency_further_on_are_not_a_yes(text):
    assert read(text, context=ASKED).risk == "none"


@pytest.mark.parametrize(("question", "level"), [("safety_now", "plan"), ("suicide_direct", "passive")])
def test_half_a_no_is_not_a_no(question, level):
    asked = [Turn("companion", "…", last_question_kind=question)]
    assert read("pas vraiment", context=asked).risk == level
