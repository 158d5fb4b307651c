"""The shelf: every article is short, sourced, dated, limited, written to anyone, and answers questions nobody else does."""

import re

import pytest

from ancrage import content
from ancrage.content.fields import ContentError, Fields
from ancrage.content.library_reading import read_shelf
from ancrage.content.speaking import Voice, spoken
from tests.ancrage.content.test_words import CLINICAL

ARTICLES = content.shelf().articles
TU = re.compile(r"\b(tu|te|ton|ta|tes|toi)\b|\bt’", re.IGNORECASE)
VOUS = re.compile(r"(?<!rendez-)\b(vous|votre|vos)\b", re.IGNORECASE)
DOSE = re.compile(r"\d\s*(mg|milligrammes|comprimés?|gouttes|gélules?)\b", re.IGNORECASE)
EACH = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)


def outside_quotes(text):
    return re.sub(r"«[^»]*»", "", text)


def all_of(article):
    return " ".join(
        [article.title, *(f"{part.title} {part.text}" for part in article.sections), article.limits]
    )


def test_there_are_at_least_25_articles_in_every_theme_of_the_shelf():
    assert len(ARTICLES) >= 25
    assert {article.theme for article in ARTICLES} == {name for name, _ in content.shelf().themes}


@EACH
def test_an_article_is_short(article):
    assert 150 <= article.words <= 350


@EACH
def test_an_article_says_where_it_comes_from_when_and_what_it_cannot_say(article):
    assert article.author == "Rédaction du projet"
    assert article.written
    assert article.limits
    assert all(source.by and source.title and re.search(r"\d{4}", source.year) for source in article.sources)
    assert (article.status, article.header.reviewed) == ("draft", None)


@EACH
def test_an_article_is_written_to_anyone(article):
    said = outside_quotes(all_of(article))

    assert not TU.search(said)
    assert not VOUS.search(said)


@EACH
def test_its_short_answer_holds_in_two_to_four_sentences_said_as_one_is_spoken_to(article):
    tu, vous = (spoken(article.short, Voice(address), {}) for address in ("tu", "vous"))

    assert 2 <= len(re.findall(r"[.!](?=\s|$)", vous)) <= 4
    assert len(vous.split()) <= 65
    assert not VOUS.search(outside_quotes(tu))
    assert not TU.search(outside_quotes(vous))
    assert not re.search(r"[\[\]|<>{}?']", tu + vous)


@EACH
def test_an_address_says_nothing_of_anyones_health(article):
    assert not CLINICAL.search(article.slug.replace("-", " "))


@EACH
def test_no_article_gives_a_dose_or_a_diagnosis(article):
    assert not DOSE.search(all_of(article) + article.short)
    assert not re.search(r"vous souffrez|tu souffres|vous avez une|tu as une", article.short)


def test_the_numbers_an_article_gives_are_those_of_its_resources():
    """A number written in a text is one the shelf of resources holds: it is corrected in one place."""
    known = {
        re.sub(r"\D", "", number) for row in content.resources() for number in (row.number, row.sms) if number
    }
    for article in ARTICLES:
        for number in re.findall(
            r"\b(?:0\d(?: ?\d{2,3}){3,4}|0 \d{3} \d{3} \d{3})\b", all_of(article) + article.short
        ):
            assert re.sub(r"\D", "", number) in known, (article.id, number)


def test_what_speaks_of_suicide_shows_whom_to_call():
    for article in ARTICLES:
        if re.search(r"idées de (suicide|mort)", all_of(article)):
            assert {"fr_3114", "fr_15"} & set(article.resources), article.id


THEMES = {
    "id": "themes", "version": "1", "language": "fr", "source": "x", "licence": "x", "status": "draft", "reviewed": None,
    "themes": {"one": "Un"},
}  # fmt: skip


def written(**changes):
    header = {
        name: THEMES[name] for name in ("version", "language", "source", "licence", "status", "reviewed")
    }
    article = {
        **header, "id": "a", "slug": "a", "title": "A", "theme": "one", "author": "Nous", "written": ARTICLES[0].written,
        "short": "Court.", "limits": "Peu.", "sources": [{"by": "OMS", "title": "T", "year": "2022"}],
        "sections": [{"title": "S", "text": "T"}, {"title": "U", "text": "V"}], "names": ["a"],
        "questions": [f"q{n} ?" for n in range(6)],
    }  # fmt: skip
    return Fields({**article, **changes}, "content/library/fr/a.yaml")


def shelf(*files):
    return read_shelf(Fields(THEMES, "themes"), files, resources={"fr_15"})


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"sources": []}, "has a source"),
        ({"written": None}, "when it was written"),
        ({"questions": ["un ?"]}, "at least 6"),
        ({"sections": [{"title": "S", "text": "T"}]}, "at least 2"),
        ({"slug": "Crise d’angoisse"}, "lower case"),
        ({"theme": "two"}, "not one of"),
        ({"limits": ""}, "expected a text"),
        ({"resources": ["fr_0"]}, "does not exist"),
        ({"see": ["b"]}, "does not exist"),
    ],
)
def test_an_article_that_lacks_something_is_refused(changes, why):
    with pytest.raises(ContentError, match=why):
        shelf(written(**changes))


@pytest.mark.parametrize(
    "change", [{}, {"id": "b"}, {"id": "b", "slug": "b"}, {"id": "b", "slug": "b", "title": "B"}]
)
def test_two_articles_never_share_an_address_or_a_question(change):
    with pytest.raises(ContentError, match=r"used twice|in two places"):
        shelf(written(), written(**change))
