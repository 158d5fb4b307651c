"""The statistical model: a second ear beside the rules. It may ask about what they missed.

It never opens, and never lowers what they found (docs/decisions/0011).

Linear weights on features, learned from the growing part of the corpus by `python -m vigie.evaluation.training`; one
head for each question (risk, someone else, each level, each label). Plain Python reads them.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from operator import itemgetter
from typing import Any

from vigie.features import features
from vigie.reading import Finding, Outcome, Risk, Subject
from vigie.text import Tidied
from vigie.version import VERSION

FILE = "model.bin.gz"
RISK, OTHER = "risk", "other"
LEVELS = tuple(level.value for level in Risk if level != Risk.NONE)
SUICIDE = "suicide"
DANGERS = frozenset(
    {"self_harm"}
)  # asked about; violence heard by the model alone is too often a plain conflict: a signal, no question
EVEN = 128  # the byte of a weight of nothing
MOST_SENTENCES = 12
FEWEST_WORDS = 7  # fewer say too little without their context


class Seen:
    """The features of a run of words, ready to be looked up in weights of any size."""

    def __init__(self, numbers: Sequence[int]) -> None:
        """Keep the numbers of the features."""
        self.numbers = numbers
        self._lookups: dict[int, itemgetter[Any]] = {}

    def total(self, weights: bytes) -> int:
        """Return the sum of the weights of the features; weights are kept as bytes around `EVEN`."""
        if len(self.numbers) < 2:
            return sum(weights[number & (len(weights) - 1)] - EVEN for number in self.numbers)
        size = len(weights)
        if size not in self._lookups:
            self._lookups[size] = itemgetter(*[number & (size - 1) for number in self.numbers])
        found: tuple[int, ...] = self._lookups[size](weights)
        return sum(found) - EVEN * len(self.numbers)


@dataclass(frozen=True)
class Head:
    """One question, as weights. `asks`: the score above which it answers yes."""

    name: str
    weights: bytes
    scale: float
    bias: float
    asks: float

    def score(self, seen: Seen) -> float:
        """Return how strongly the features answer yes; 0 is even."""
        return self.bias + self.scale * seen.total(self.weights) / sqrt(max(1, len(seen.numbers)))


@cache
def heads() -> Mapping[str, Head]:
    """Return the heads of the shipped model, read once; none when there is no model."""
    file = files("vigie").joinpath(FILE)
    return unpack(file.read_bytes()) if file.is_file() else {}


def pack(heads_by_name: Mapping[str, Head], facts: Mapping[str, object]) -> bytes:
    """Return a model as bytes: a line of JSON, then the weights, compressed the same way each time."""
    told = [
        {
            "name": head.name,
            "size": len(head.weights),
            "scale": head.scale,
            "bias": head.bias,
            "asks": head.asks,
        }
        for head in heads_by_name.values()
    ]
    line = json.dumps({**facts, "heads": told}).encode() + b"\n"
    return gzip.compress(line + b"".join(head.weights for head in heads_by_name.values()), 9, mtime=0)


def unpack(packed: bytes) -> dict[str, Head]:
    """Return the heads of a packed model."""
    line, _newline, weights = gzip.decompress(packed).partition(b"\n")
    found: dict[str, Head] = {}
    place = 0
    for told in json.loads(line)["heads"]:
        size = told.pop("size")
        found[told["name"]] = Head(weights=weights[place : place + size], **told)
        place += size
    return found


def find_by_model(message: Tidied, found: Sequence[Finding]) -> list[Finding]:
    """Return what the model hears beyond what the rules found."""
    if len(message.words) < FEWEST_WORDS or not heads():
        return []
    heard = Heard(message, Seen(features([word.form for word in message.words])), {})
    return [*_risk(heard, found), *_labels(heard, found)]


@dataclass(frozen=True)
class Heard:
    """A message as the model sees it, whole and, when a finding needs its words, by sentence."""

    message: Tidied
    seen: Seen
    parts: dict[tuple[int, int], Seen]

    def strongest(self, head: Head) -> tuple[int, int]:
        """Return the first and last word of the sentence that weighs most for a head."""
        if not self.parts:
            self.parts.update(_sentences(self.message))
        return max(self.parts, key=lambda place: head.score(self.parts[place]))


def _sentences(message: Tidied) -> dict[tuple[int, int], Seen]:
    runs: dict[int, list[int]] = {}
    for place, word in enumerate(message.words):
        runs.setdefault(word.sentence, []).append(place)
    if not 1 < len(runs) <= MOST_SENTENCES:
        return {(0, len(message.words) - 1): Seen(())}
    return {
        (places[0], places[-1]): Seen(features([message.words[place].form for place in places]))
        for places in runs.values()
    }


def _risk(heard: Heard, found: Sequence[Finding]) -> list[Finding]:
    head = heads()[RISK]
    score = head.score(heard.seen)
    if score < head.asks or _is_settled([one for one in found if one.kind == SUICIDE]):
        return []
    level = max(LEVELS, key=lambda name: heads()[name].score(heard.seen))
    subject = Subject.OTHER if heads()[OTHER].score(heard.seen) >= heads()[OTHER].asks else Subject.SELF
    why = f"ressemble à des messages de danger (modèle statistique, score {score:.1f})"
    return [_finding(heard, head, SUICIDE, (level, subject, Outcome.ASK), why)]


def _is_settled(by_rules: Sequence[Finding]) -> bool:
    """Whether the rules already raised it, or know that what was said is denied, over or told of a story."""
    return bool(by_rules)


def _labels(heard: Heard, found: Sequence[Finding]) -> list[Finding]:
    known = {RISK, OTHER, *LEVELS, *(one.kind for one in found)}
    why = "ressemble à des messages de ce signal (modèle statistique)"
    return [
        _finding(
            heard, head, name, ("", Subject.SELF, Outcome.ASK if name in DANGERS else Outcome.NOTHING), why
        )
        for name, head in heads().items()
        if name not in known and head.score(heard.seen) >= head.asks
    ]


def _finding(heard: Heard, head: Head, kind: str, said: tuple[str, Subject, Outcome], why: str) -> Finding:
    level, subject, outcome = said
    quote, start, end = heard.message.quote(*heard.strongest(head))
    return Finding(
        kind, level, subject, outcome, quote, start, end, f"model.{head.name}", "model", VERSION, (), why
    )
