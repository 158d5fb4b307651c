"""From YAML to the shelf of articles. What an article must hold is checked here, once, at the first reading."""

import re
from collections.abc import Collection, Iterable

from ancrage.content.articles import Article, LibraryWords, Section, Shelf, Source
from ancrage.content.fields import ContentError, Fields
from ancrage.content.reading import read_header

LEAST_QUESTIONS, LEAST_SECTIONS = 6, 2
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PLAIN = re.compile(r"[a-z0-9' ]+\*?")


def read_shelf(themes: Fields, files: Iterable[Fields], *, resources: Collection[str]) -> Shelf:
    """Return the shelf of some files, in the order of its themes, then of the titles.

    `resources`: the ids that exist. Raises: ContentError when an article lacks a source, a date, its limits, questions
    enough, or names what does not exist; when two articles share an address or a question.
    """
    known = read_themes(themes)
    order = [name for name, _ in known]
    articles = sorted(
        (read_article(fields, themes=order) for fields in files),
        key=lambda one: (order.index(one.theme), one.title),
    )
    _check_names(articles, resources)
    _check_unique(articles)
    return Shelf(themes=known, articles=tuple(articles))


def read_themes(fields: Fields) -> tuple[tuple[str, str], ...]:
    """Read the themes, in the order they are shown."""
    read_header(fields)
    part = fields.part("themes")
    themes = tuple((name, part.text(name)) for name in part.names())
    fields.close()
    return themes


def read_article(fields: Fields, *, themes: Collection[str]) -> Article:
    """Read one article."""
    header, written = read_header(fields), fields.day("written")
    if written is None:
        raise fields.error("written", "an article says when it was written")
    article = Article(
        header=header,
        id=header.id,
        slug=fields.text("slug"),
        title=fields.text("title"),
        theme=fields.one_of("theme", themes),
        author=fields.text("author"),
        written=written,
        short=fields.text("short"),
        sections=tuple(_read_section(part) for part in fields.children("sections")),
        sources=tuple(_read_source(part) for part in fields.children("sources")),
        limits=fields.text("limits"),
        resources=fields.texts("resources", ()),
        see=fields.texts("see", ()),
        names=fields.texts("names"),
        questions=fields.texts("questions"),
    )
    fields.close()
    _check_article(article, fields)
    return article


def _check_article(article: Article, fields: Fields) -> None:
    if not SLUG.fullmatch(article.slug):
        raise fields.error("slug", f"{article.slug!r}: lower case, figures and hyphens only")
    if not article.sources:
        raise fields.error("sources", "an article has a source")
    if len(article.sections) < LEAST_SECTIONS:
        raise fields.error("sections", f"at least {LEAST_SECTIONS}")
    if len(article.questions) < LEAST_QUESTIONS:
        raise fields.error("questions", f"at least {LEAST_QUESTIONS}")


def _check_names(articles: Collection[Article], resources: Collection[str]) -> None:
    known = {article.id for article in articles}
    for article in articles:
        if lost := [*(set(article.resources) - set(resources)), *(set(article.see) - known)]:
            raise ContentError(f"content/library/fr/{article.id}.yaml: {min(lost)!r} does not exist")


def _check_unique(articles: Collection[Article]) -> None:
    for name in ("id", "slug", "title"):
        values = [getattr(article, name) for article in articles]
        if doubles := {value for value in values if values.count(value) > 1}:
            raise ContentError(f"content/library/fr: {name} {min(doubles)!r} is used twice")
    asked = [question.casefold() for article in articles for question in article.questions]
    if doubles := {question for question in asked if asked.count(question) > 1}:
        raise ContentError(f"content/library/fr: the question {min(doubles)!r} is in two places")


def _read_section(fields: Fields) -> Section:
    section = Section(title=fields.text("title"), text=fields.text("text"))
    fields.close()
    return section


def _read_source(fields: Fields) -> Source:
    source = Source(by=fields.text("by"), title=fields.text("title"), year=fields.text("year"))
    fields.close()
    return source


def read_words(fields: Fields) -> LibraryWords:
    """Read how a question is compared; everything is written without accents, in lower case."""
    header, thresholds = read_header(fields), fields.part("thresholds")
    same, asks = fields.part("same"), fields.part("asks")
    words = LibraryWords(
        header=header,
        ignored=frozenset(fields.texts("ignored")),
        same={name: same.text(name) for name in same.names()},
        answer_from=thresholds.number("answer") / 100,
        sure_from=thresholds.number("sure") / 100,
        plainly=asks.texts("plainly"),
        perhaps=asks.texts("perhaps"),
        medicines=frozenset(fields.texts("medicines")),
        personal=frozenset(fields.texts("personal")),
        idle=frozenset(fields.texts("idle")),
    )
    for part in (thresholds, asks, fields):
        part.close()
    _check_plain(words, fields)
    return words


def _check_plain(words: LibraryWords, fields: Fields) -> None:
    written = (
        *words.ignored,
        *words.same,
        *words.same.values(),
        *words.plainly,
        *words.perhaps,
        *words.medicines,
        *words.personal,
        *words.idle,
    )
    if odd := [word for word in written if not PLAIN.fullmatch(word)]:
        raise fields.error("words", f"{odd[0]!r}: write it in lower case, without accents")
