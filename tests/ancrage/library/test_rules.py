"""Retrieval: pure, explained, and silent when it has nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ancrage import content
from ancrage.library import queries, rules
from ancrage.library.rules import Document, Index, Spelling

SPELLING = Spelling(
    ignored=frozenset({"c", "est", "quoi", "le", "la", "du", "de", "comment"}), same={"taf": "travail"}
)
SHELF = Index(
    [
        Document(
            "sleep", "Le sommeil", ("Comment bien dormir la nuit ?",), "La nuit répare.", ("sommeil", "dormir")
        ),
        Document(
            "work", "Le travail", ("Qui voir au travail ?", "Le chef a tous les droits ?"), "Le médecin du travail écoute."
        ),
    ],
    SPELLING,
)  # fmt: skip


def test_the_article_whose_subject_is_named_comes_first():
    found = SHELF.search("c'est quoi le sommeil ?")

    assert found[0].id == "sleep"
    assert found[0].nearest == "Le sommeil"
    assert found[0].shared == ("sommeil",)


def test_a_word_from_elsewhere_is_read_by_its_usual_name():
    assert SHELF.search("comment ça se passe au taf")[0].id == "work"


def test_a_question_known_by_heart_is_sure():
    assert SHELF.search("qui voir au travail")[0].likeness == 1.0


def test_a_spelling_mistake_still_finds():
    assert SHELF.search("le someil")[0].id == "sleep"


@pytest.mark.parametrize("question", ["", "...", "c'est quoi", "😭", "?" * 50])
def test_what_says_nothing_finds_nothing(question):
    assert SHELF.search(question) == ()


def test_what_nobody_knows_is_far_from_everything():
    found = SHELF.search("quelle est la capitale de la Mongolie")

    assert rules.answer(found, least=0.45) is None


def test_words_in_passing_count_against_an_answer_a_little():
    short, long = (
        SHELF.search(text)[0] for text in ("dormir", "hier au marché mon oncle disait dormir peu importe")
    )

    assert short.likeness > long.likeness > 0


def test_a_word_counts_the_more_it_belongs_to_one_article():
    assert rules.belonging([3, 0, 0]) == 1
    assert rules.belonging([1, 1, 1]) == pytest.approx(0)
    assert 0 < rules.belonging([5, 1, 0]) < 1


def test_a_shelf_of_one_article_is_searched_too():
    assert Index([SHELF.documents[0]], SPELLING).search("le sommeil")[0].id == "sleep"


@given(st.text(max_size=400))
def test_any_text_is_searched_without_an_error_and_likeness_stays_between_0_and_1(text):
    assert all(0 < one.likeness <= 1 for one in queries.search(text))


def test_a_long_message_is_read_up_to_a_point():
    queries.search("dormir " * 20_000)


def test_every_article_finds_itself_by_its_title_and_each_of_its_questions():
    lost = [
        (one.id, text)
        for one in content.shelf().articles
        for text in (one.title, *one.questions)
        if queries.search(text)[0].id != one.id
    ]

    assert lost == []


def test_less_likeness_is_enough_when_information_is_plainly_asked_for():
    words = content.library_words()
    question = next(
        text
        for text in (
            "le psychologue est il sérieux",
            "je vois un psychologue lundi",
            "mon sommeil et mon chat",
        )
        if (found := queries.search(text)) and words.answer_from <= found[0].likeness < words.sure_from
    )

    assert queries.answering(question) is not None
    assert queries.answering(question, plainly_asked=False) is None


def test_an_article_is_found_at_its_address_and_nothing_at_another():
    one = content.shelf().articles[0]

    assert queries.by_slug(one.slug) is one
    assert queries.by_slug("nulle-part") is None


def test_every_article_is_under_one_theme():
    articles = [one for _, ones in queries.by_theme() for one in ones]

    assert articles == list(content.shelf().articles)
