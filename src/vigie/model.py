"""The statistical model: a second ear beside the rules. It may raise what they missed, never lower what they found.

Linear weights on features, learned from the growing part of the corpus by `python -m vigie.evaluation.training`; one
head for each question (risk, someone else, each level, each label). Plain Python reads them.
"""

import gzip
import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

from vigie.features import features
from vigie.reading import Finding, Outcome, Risk, Subject
from vigie.text import Tidied
from vigie.version import VERSION

FILE = "model.bin.gz"
RISK, OTHER = "risk", "other"
LEVELS = tuple(level.value for level in Risk if level != Risk.NONE)
SUICIDE = "suicide"
MOST_SENTENCES = 12
FEWEST_WORDS = 3


@dataclass(frozen=True)
class Head:
    """One question, as weights. `asks` and `opens`: the scores above which it answers."""

    name: str
    weights: "array[int]"
    scale: float
    bias: float
    asks: float
    opens: float

    def score(self, seen: Sequence[int]) -> float:
        """Return how strongly the features answer yes; 0 is even."""
        mask, weights = len(self.weights) - 1, self.weights
        total = sum([weights[number & mask] for number in seen])
        return self.bias + self.scale * total / sqrt(max(1, len(seen)))


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
            "opens": head.opens,
        }
        for head in heads_by_name.values()
    ]
    line = json.dumps({**facts, "heads": told}).encode() + b"\n"
    return gzip.compress(
        line + b"".join(head.weights.tobytes() for head in heads_by_name.values()), 9, mtime=0
    )


def unpack(packed: bytes) -> dict[str, Head]:
    """Return the heads of a packed model."""
    line, _newline, weights = gzip.decompress(packed).partition(b"\n")
    found: dict[str, Head] = {}
    place = 0
    for told in json.loads(line)["heads"]:
        size = told.pop("size")
        found[told["name"]] = Head(weights=array("b", weights[place : place + size]), **told)
        place += size
    return found


def find_by_model(message: Tidied, found: Sequence[Finding]) -> list[Finding]:
    """Return what the model hears beyond what the rules found."""
    forms = [word.form for word in message.words]
    if len(forms) < FEWEST_WORDS or not heads():
        return []
    seen = features(forms)
    return [*_risk(message, seen, found), *_labels(message, seen, found)]


def _risk(message: Tidied, seen: Sequence[int], found: Sequence[Finding]) -> list[Finding]:
    head = heads()[RISK]
    score = head.score(seen)
    outcome = Outcome.OPEN if score >= head.opens else Outcome.ASK if score >= head.asks else Outcome.NOTHING
    known = [one for one in found if one.kind == SUICIDE and one.outcome != Outcome.NOTHING]
    if outcome == Outcome.NOTHING or any(one.outcome in {outcome, Outcome.OPEN} for one in known):
        return []
    level = max(LEVELS, key=lambda name: heads()[name].score(seen))
    subject = Subject.OTHER if heads()[OTHER].score(seen) >= heads()[OTHER].asks else Subject.SELF
    why = f"ressemble à des messages de danger (modèle statistique, score {score:.1f})"
    return [_finding(message, head, SUICIDE, level, subject, outcome, why)]


def _labels(message: Tidied, seen: Sequence[int], found: Sequence[Finding]) -> list[Finding]:
    known = {one.kind for one in found}
    return [
        _finding(
            message,
            head,
            name,
            "",
            Subject.SELF,
            Outcome.NOTHING,
            "ressemble à des messages de ce signal (modèle statistique)",
        )
        for name, head in heads().items()
        if name not in {RISK, OTHER, *LEVELS} and name not in known and head.score(seen) >= head.asks
    ]


def _finding(  # noqa: PLR0913, PLR0917 - the fields of a finding, in order
    message: Tidied, head: Head, kind: str, level: str, subject: Subject, outcome: Outcome, why: str
) -> Finding:
    first, last = _strongest_sentence(message, head)
    quote, start, end = message.quote(first, last)
    return Finding(
        kind, level, subject, outcome, quote, start, end, f"model.{head.name}", "model", VERSION, (), why
    )


def _strongest_sentence(message: Tidied, head: Head) -> tuple[int, int]:
    runs: dict[int, list[int]] = {}
    for place, word in enumerate(message.words):
        runs.setdefault(word.sentence, []).append(place)
    if not 1 < len(runs) <= MOST_SENTENCES:
        return 0, len(message.words) - 1
    best = max(
        runs.values(), key=lambda places: head.score(features([message.words[one].form for one in places]))
    )
    return best[0], best[-1]
