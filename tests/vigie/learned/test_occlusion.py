"""The words that weighed most: shown with their place, and only when hiding them really matters."""

import pytest

from vigie.learned.occlusion import words_that_weigh

FLAT = "hier j'ai lavé la voiture, j'ai mangé une tarte, et je voudrais m'endormir et ne plus jamais me réveiller"


def test_the_words_of_the_danger_weigh_more_than_those_around():
    told = words_that_weigh(FLAT)

    assert told.faithful
    assert told.score > 0
    assert {"jamais", "réveiller", "plus", "endormir"} & {word.quote.split("'")[-1] for word in told.words}
    assert not {"voiture", "tarte"} & {word.quote for word in told.words}


def test_each_word_stands_where_it_was_typed_and_the_heaviest_comes_first():
    told = words_that_weigh(FLAT)

    assert all(FLAT[word.start : word.end] == word.quote for word in told.words)
    assert [word.lost for word in told.words] == sorted((word.lost for word in told.words), reverse=True)


def test_an_ordinary_message_has_a_low_score():
    assert words_that_weigh("on mange à midi et on va au parc").score < 0


def test_a_single_word_is_never_called_faithful_when_it_does_not_weigh():
    assert not words_that_weigh("bonjour", question="grief").words


def test_a_question_that_is_not_asked_is_refused():
    with pytest.raises(ValueError, match="diagnosis"):
        words_that_weigh("je suis là", question="diagnosis")


def test_the_same_words_come_each_time():
    assert words_that_weigh(FLAT) == words_that_weigh(FLAT)
