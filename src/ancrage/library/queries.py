"""Look for an article: by what is asked, by its address, by theme."""

from functools import cache

from ancrage import content
from ancrage.library import rules
from ancrage.library.rules import Document, Found, Index, Spelling


@cache
def index() -> Index:
    """Return the shelf ready to be searched, built once."""
    documents = [
        Document(
            id=one.id,
            title=one.title,
            names=one.names,
            questions=one.questions,
            text=" ".join(f"{part.title} {part.text}" for part in one.sections),
        )
        for one in content.shelf().articles
    ]
    return Index(documents, spelling())


def spelling() -> Spelling:
    """Return how words are read: hurried spellings, then the names the articles use."""
    words = content.library_words()
    return Spelling(ignored=words.ignored, same={**content.spellings(), **words.same})


def search(question: str) -> tuple[Found, ...]:
    """Return the articles near a question, the likeliest first; each says why."""
    return index().search(question)


def answering(question: str, *, plainly_asked: bool = True) -> Found | None:
    """Return the article that answers a question, None when the shelf has nothing on it.

    `plainly_asked`: the question is plainly one of information; when not, more likeness is needed.
    """
    words = content.library_words()
    least = words.answer_from if plainly_asked else words.sure_from
    return rules.answer(search(question), least=least)


def by_heart(question: str) -> bool:
    """Whether a question is one that an article is known to answer, in these very words."""
    return index().knows(question)


def by_slug(slug: str) -> content.Article | None:
    """Return the article at an address, None when there is none."""
    return next((one for one in content.shelf().articles if one.slug == slug), None)


def by_theme() -> tuple[tuple[str, tuple[content.Article, ...]], ...]:
    """Return the articles under the label of their theme, in the order of the shelf."""
    shelf = content.shelf()
    themes = (
        (label, tuple(one for one in shelf.articles if one.theme == name)) for name, label in shelf.themes
    )
    return tuple((label, articles) for label, articles in themes if articles)
