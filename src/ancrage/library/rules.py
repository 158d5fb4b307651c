"""Which article answers a question: by the words they share and the nearest question known; nothing learned. Pure.

Two likenesses, each between 0 and 1, are averaged:
- *said*: how much of what was asked the article speaks of (each word weighs by its rarity, as in BM25; a word that no
  article knows weighs as much as the rarest, and counts against);
- *asked*: how near the question is to the nearest one the article is known to answer (cosine of runs of letters weighed
  by rarity: spelling mistakes and endings matter less).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ancrage.kernel.plain import normal

SATURATION = 1.2  # BM25's k1: a word said ten times is not ten times more the subject
WEIGHTS = {"title": 4.0, "questions": 2.0, "text": 1.0}
RUNS = (3, 4, 5)  # letters in a run
SHORTEST_STEM = 4
ENDINGS = ("es", "s", "x", "e")
TAKEN = 40  # words read of a question: the rest of a long message asks nothing


@dataclass(frozen=True)
class Document:
    """An article as retrieval sees it."""

    id: str
    title: str
    questions: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Spelling:
    """How words are read: `ignored` ones say nothing of the subject, `same` gives a word its usual name."""

    ignored: frozenset[str] = frozenset()
    same: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """An article found, and why: its likeness (0 to 1), the nearest question known, the words shared."""

    id: str
    likeness: float
    nearest: str
    shared: tuple[str, ...]


def content_words(text: str, spelling: Spelling) -> list[str]:
    """Return the words that say what a text is about, by their usual name, without their endings."""
    named = [spelling.same.get(word, word) for word in normal(text).split()]
    words = [word for name in named for word in name.split()]
    return [stem(word) for word in words if word not in spelling.ignored and not word.endswith("'")]


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

    def search(self, question: str) -> tuple[Found, ...]:
        """Return the articles that have something to do with a question, the likeliest first."""
        words = content_words(question, self.spelling)[:TAKEN]
        if not words:
            return ()
        said, asked = self._said(words), self._asked(words)
        found = [self._found(place, words, said[place], asked) for place in range(len(self.documents))]
        likely = [one for one in found if one.likeness > 0]
        return tuple(sorted(likely, key=lambda one: (-one.likeness, one.id)))

    def _found(self, place: int, words: list[str], said: float, asked: np.ndarray) -> Found:
        document, rows = self.documents[place], self._rows[place]
        best = max(rows, key=lambda row: asked[row])
        shared = tuple(dict.fromkeys(word for word in words if word in self._terms[place]))
        return Found(document.id, round((said + float(asked[best])) / 2, 4), self._known[best], shared)

    # --- said: the words of the article

    @cached_property
    def _terms(self) -> tuple[Counter[str], ...]:
        """Each article's words, weighed by where they stand."""
        return tuple(self._weighed(document) for document in self.documents)

    def _weighed(self, document: Document) -> Counter[str]:
        parts = {"title": document.title, "questions": " ".join(document.questions), "text": document.text}
        counted: Counter[str] = Counter()
        for name, text in parts.items():
            for word in content_words(text, self.spelling):
                counted[word] += WEIGHTS[name]  # type: ignore[assignment]
        return counted

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        known = Counter(word for terms in self._terms for word in terms)
        return {word: rarity(count, len(self.documents)) for word, count in known.items()}

    def _said(self, words: Sequence[str]) -> list[float]:
        unknown = rarity(0, len(self.documents))
        weights = {word: self._rarity.get(word, unknown) for word in words}
        whole = sum(weights.values())
        return [
            sum(weight * saturated(terms[word]) for word, weight in weights.items()) / whole
            for terms in self._terms
        ]

    # --- asked: the nearest question

    @cached_property
    def _known(self) -> tuple[str, ...]:
        return tuple(text for document in self.documents for text in (document.title, *document.questions))

    @cached_property
    def _rows(self) -> tuple[range, ...]:
        rows, start = [], 0
        for document in self.documents:
            rows.append(range(start, start + 1 + len(document.questions)))
            start = rows[-1].stop
        return tuple(rows)

    @cached_property
    def _columns(self) -> Mapping[str, int]:
        names = {run for counted in self._known_runs for run in counted}
        return {name: place for place, name in enumerate(sorted(names))}

    @cached_property
    def _known_runs(self) -> tuple[Counter[str], ...]:
        return tuple(runs_of(content_words(text, self.spelling)) for text in self._known)

    @cached_property
    def _run_rarity(self) -> np.ndarray:
        counts = np.zeros(len(self._columns))
        for counted in self._known_runs:
            counts[[self._columns[run] for run in counted]] += 1
        return np.log((1 + len(self._known)) / (1 + counts)) + 1

    @cached_property
    def _matrix(self) -> np.ndarray:
        rows = [self._vector(counted) for counted in self._known_runs]
        return np.stack(rows)

    def _vector(self, counted: Counter[str]) -> np.ndarray:
        """Return a text's runs as a vector of length 1 at most: runs nobody knows make it shorter."""
        vector = np.zeros(len(self._columns))
        unknown = 0.0
        rarest = math.log(1 + len(self._known)) + 1
        for run, count in counted.items():
            if (place := self._columns.get(run)) is None:
                unknown += (math.sqrt(count) * rarest) ** 2
            else:
                vector[place] = math.sqrt(count) * self._run_rarity[place]
        length = math.sqrt(float(vector @ vector) + unknown)
        return vector / length if length else vector

    def _asked(self, words: Sequence[str]) -> np.ndarray:
        return self._matrix @ self._vector(runs_of(words))


def rarity(count: int, total: int) -> float:
    """Return how much a word weighs, by how many articles hold it (BM25's form, never negative)."""
    return math.log(1 + (total - count + 0.5) / (count + 0.5))


def saturated(count: float) -> float:
    """Return how much an article is about a word, 0 to 1."""
    return count / (count + SATURATION)


def answer(found: Sequence[Found], *, least: float) -> Found | None:
    """Return the article that answers, None when the likeliest is not likely enough."""
    return found[0] if found and found[0].likeness >= least else None
