"""What an article of the shelf is once read: short, sourced, dated, with its limits and the questions it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ancrage.content.schemas import Headed, Header


@dataclass(frozen=True)
class Source:
    """Where facts come from: who published them, under which title, when."""

    by: str
    title: str
    year: str


@dataclass(frozen=True)
class Section:
    """A part of an article, under its heading."""

    title: str
    text: str


@dataclass(frozen=True)
class Article(Headed):
    """A short article. `short`: its answer in the talk, with `[vous|tu]` forms; the rest is written to anyone.

    `slug`: its address, which says nothing of anyone's health. `names`: what its subject is called.
    `questions`: what it answers, as people ask it.
    `resources`, `see`: ids of resources and of other articles.
    """

    header: Header
    id: str
    slug: str
    title: str
    theme: str
    author: str
    written: date
    short: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    limits: str
    resources: tuple[str, ...]
    see: tuple[str, ...]
    names: tuple[str, ...]
    questions: tuple[str, ...]

    @property
    def words(self) -> int:
        """Return how many words the article itself holds."""
        return sum(len(f"{section.title} {section.text}".split()) for section in self.sections)


@dataclass(frozen=True)
class Shelf:
    """The articles by id, and the themes that order them: id -> label."""

    themes: tuple[tuple[str, str], ...]
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class LibraryWords(Headed):
    """How a question is compared with the articles. `answer_from`, `sure_from`: shares of likeness, 0 to 1.

    `ignored`: words that ask without saying about what. `same`: a word -> what the articles call it.
    `plainly`, `perhaps`: how information is asked for; `personal`, `idle`: what shows that it is not;
    `medicines`: names of which nothing is said.
    """

    header: Header
    ignored: frozenset[str]
    same: Mapping[str, str]
    answer_from: float
    sure_from: float
    plainly: tuple[str, ...]
    perhaps: tuple[str, ...]
    medicines: frozenset[str]
    personal: frozenset[str]
    idle: frozenset[str]
