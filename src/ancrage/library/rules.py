"""Which article answers a question: by its subject, its words, the nearest questions known; nothing learned. Pure.

Three likenesses, each between 0 and 1, are weighed together:
- *named*: whether what was asked names the article's subject, by one of the names a human gave it.
- *said*: how much of what was asked the article speaks of. A word counts the more it belongs to few articles, and an
  article that says it often is not much more about it (BM25's saturation); a word nobody knows counts against.
- *asked*: how near the question is to the two nearest ones the article is known to answer: cosine of runs of letters,
  so that endings and spelling mistakes matter less.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from ancrage.kernel.plain import normal

NAMED, SAID, ASKED = 0.35, 0.35, 0.30  # what each likeness weighs
ONE_WORD = 0.8  # a subject named by one word may be mentioned in passing; by several, hardly
UNKNOWN = 0.6  # what a word that nobody knows weighs: people say where, when and who in passing
SATURATION = 1.2  # BM25's k1
TITLE, QUESTION, TEXT = 4, 2, 1  # what a word weighs by where it stands
RUNS = (3, 4, 5)  # letters in a run
NEAREST = 2  # questions of an article that count
SHORTEST_STEM = 4
LEAST_SHARED = 2  # words: one alone ("gratuit") says too little of the subject
ENDINGS = ("es", "s", "x", "e")
TAKEN = 40  # words read of a question: the rest of a long message asks nothing
FLOOR = 0.2  # what a run that every article holds still weighs


@dataclass(frozen=True)
class Document:
    """An article as retrieval sees it."""

    id: str
    title: str
    questions: tuple[str, ...]
    text: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spelling:
    """How words are read: `ignored` ones say nothing of the subject, `same` gives a word its usual name."""

    ignored: frozenset[str] = frozenset()
    same: Mapping[str, str] = field(default_factory=dict)

    def words(self, text: str) -> list[str]:
        """Return the words that say what a text is about, by their usual name, without their endings."""
        named = (self.same.get(word, word) for word in normal(text).split())
        words = (word for name in named for word in name.split())
        return [stem(word) for word in words if self._tells(word)]

    def _tells(self, word: str) -> bool:
        return word not in self.ignored and len(word) > 1 and not word.endswith("'")


@dataclass(frozen=True)
class Found:
    """An article found, and why: its likeness (0 to 1), the nearest question known, the words shared, if it is named."""

    id: str
    likeness: float
    nearest: str
    shared: tuple[str, ...]
    named: bool = False


def stem(word: str) -> str:
    """Return a word without the ending that only marks its number or its gender."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def runs_of(words: Iterable[str]) -> Counter[str]:
    """Return the runs of letters of some words, each word between spaces."""
    padded = [f" {word} " for word in words]
    return Counter(
        word[start : start + size]
        for word in padded
        for size in RUNS
        for start in range(len(word) - size + 1)
    )


class Index:
    """The articles, ready to be searched."""

    def __init__(self, documents: Sequence[Document], spelling: Spelling) -> None:
        self.documents = tuple(documents)
        self.spelling = spelling
        self._named = Named([[spelling.words(name) for name in document.names] for document in documents])
        self._said = Said([self._weighed(document) for document in documents])
        self._asked = Asked([self._questions(document) for document in documents])
        self._by_heart = {
            normal(text): document.id
            for document in documents
            for text in (document.title, *document.questions)
        }

    def search(self, question: str) -> tuple[Found, ...]:
        """Return the articles that have something to do with a question, the likeliest first; one known by heart is sure."""
        words = self.spelling.words(question)[:TAKEN]
        by_heart = self._by_heart.get(normal(question), "")
        found = [
            replace(one, likeness=1.0, named=True) if one.id == by_heart else one for one in self._near(words)
        ]
        likely = [one for one in found if one.likeness > 0]
        return tuple(sorted(likely, key=lambda one: (-one.likeness, one.id)))

    def knows(self, question: str) -> bool:
        """Whether a question is written in an article, in these very words."""
        return normal(question) in self._by_heart

    def _near(self, words: list[str]) -> list[Found]:
        named, said = self._named.likeness(words), self._said.likeness(words)
        asked = self._asked.likeness(words)
        return [
            Found(
                id=document.id,
                likeness=round(NAMED * named[place] + SAID * said[place] + ASKED * asked[place][0], 4),
                nearest=(document.title, *document.questions)[asked[place][1]],
                shared=self._said.shared(place, words),
                named=named[place] > 0,
            )
            for place, document in enumerate(self.documents)
        ]

    def _weighed(self, document: Document) -> Counter[str]:
        parts = ((document.title, TITLE), (" ".join(document.questions), QUESTION), (document.text, TEXT))
        counted: Counter[str] = Counter()
        for text, weight in parts:
            for word in self.spelling.words(text):
                counted[word] += weight
        return counted

    def _questions(self, document: Document) -> list[Counter[str]]:
        return [runs_of(self.spelling.words(text)) for text in (document.title, *document.questions)]


class Named:
    """Likeness by the names of the subject. A name is in what was asked when all its words are, wherever they stand."""

    def __init__(self, articles: Sequence[Sequence[Collection[str]]]) -> None:
        self.articles = [[frozenset(name) for name in names if name] for names in articles]

    def likeness(self, words: Iterable[str]) -> list[float]:
        """Return, for each article, how surely its subject is named."""
        asked = frozenset(words)
        longest = [max((len(name) for name in names if name <= asked), default=0) for names in self.articles]
        return [{0: 0.0, 1: ONE_WORD}.get(length, 1.0) for length in longest]


class Said:
    """Likeness by the words of the articles."""

    def __init__(self, articles: Sequence[Counter[str]]) -> None:
        self.articles = articles
        words = {word for counted in articles for word in counted}
        self.weights = {word: belonging([counted[word] for counted in articles]) for word in words}

    def likeness(self, words: Collection[str]) -> list[float]:
        """Return, for each article, the share of what was asked that it speaks of."""
        weights = {word: self.weights.get(word, UNKNOWN) for word in words}
        whole = sum(weights.values()) or 1.0
        return [
            sum(weight * saturated(counted[word]) for word, weight in weights.items()) / whole
            for counted in self.articles
        ]

    def shared(self, place: int, words: Iterable[str]) -> tuple[str, ...]:
        """Return the words asked that an article holds, the most its own first."""
        held = {word for word in words if word in self.articles[place]}
        return tuple(sorted(held, key=lambda word: (-self.weights[word], word)))


class Asked:
    """Likeness by the nearest questions known. `table` has a row for each run of letters, a column for each question."""

    def __init__(self, articles: Sequence[Sequence[Counter[str]]]) -> None:
        held = Counter(run for questions in articles for run in set().union(*questions))
        self.rows = {run: place for place, run in enumerate(sorted(held))}
        self.rarest = math.log(1 + len(articles)) + FLOOR
        counts = np.array([held[run] for run in self.rows])
        self.rarity = np.log((1 + len(articles)) / (1 + counts)) + FLOOR
        self.table = np.zeros((len(self.rows), sum(map(len, articles))), dtype=np.float32)
        for column, counted in enumerate(question for questions in articles for question in questions):
            places, weights = self._weighed(counted)
            self.table[places, column] = weights
        ends = np.cumsum([len(questions) for questions in articles])
        self.columns = [
            slice(end - len(questions), end) for end, questions in zip(ends, articles, strict=True)
        ]

    def likeness(self, words: Iterable[str]) -> list[tuple[float, int]]:
        """Return, for each article, its likeness and the place of its nearest question."""
        places, weights = self._weighed(runs_of(words))
        near = weights @ self.table[places]
        each = [near[columns] for columns in self.columns]
        return [(float(np.sort(one)[-NEAREST:].mean()), int(one.argmax())) for one in each]

    def _weighed(self, counted: Counter[str]) -> tuple[list[int], np.ndarray]:
        """Return the rows of the runs that are known and their weights, of length 1 at most: unknown runs make it shorter."""
        known = {self.rows[run]: count for run, count in counted.items() if run in self.rows}
        places = list(known)
        weights = np.sqrt(np.array(list(known.values()), dtype=float)) * self.rarity[places]
        strange = sum(count for run, count in counted.items() if run not in self.rows)
        length = math.sqrt(float(weights @ weights) + UNKNOWN * strange * self.rarest**2)
        return places, weights / length if length else weights


def belonging(counts: Sequence[int]) -> float:
    """Return how much a word belongs to few articles: 1 when one alone holds it, 0 when all do alike."""
    whole, articles = sum(counts), len(counts)
    if articles < 2:
        return 1.0
    shares = [count / whole for count in counts if count]
    return 1 + sum(share * math.log(share) for share in shares) / math.log(articles)


def saturated(count: float) -> float:
    """Return how much an article is about a word, 0 to 1."""
    return count / (count + SATURATION)


def answer(found: Sequence[Found], *, least: float) -> Found | None:
    """Return the article that answers: the likeliest, likely enough, and sharing more than one word unless it is named."""
    likeliest = next(iter(found), None)
    if likeliest is None or likeliest.likeness < least:
        return None
    return likeliest if likeliest.named or len(likeliest.shared) >= LEAST_SHARED else None
