"""Train the statistical model on the growing part of a labelled corpus: `python -m vigie.evaluation.training FILES`.

Thresholds are chosen on parts of the growing rows that the weights have not seen; the held-out third is never read.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from vigie.deciding import LABELS
from vigie.evaluation.learning import folded, learn
from vigie.evaluation.messages import Labelled, Malformed, read_lines
from vigie.evaluation.split import is_in
from vigie.features import features
from vigie.lexicon import lexicon
from vigie.model import FILE, LEVELS, OTHER, RISK, Head, Seen, pack
from vigie.reading import Subject
from vigie.text import tidy
from vigie.version import VERSION

LARGE, SMALL = 1 << 18, 1 << 16
MAY_ASK = 0.06  # of the harmless messages of the growing part
FOLDS = 2
FLAG_HEADS = ("self_harm", "violence_suffered")  # the flags with enough messages to learn from
SURE = 0.25  # what is said for nothing weighs more than what is missed: the rules and the direct question come first

Row = tuple[Labelled, list[int]]
Question = Callable[[Labelled], bool]


def train(rows: Sequence[Row]) -> dict[str, Head]:
    """Return every head of the model."""
    risky = [row for row in rows if row[0].at_risk]
    among = folded(_seen(risky), SMALL)
    heads = [
        _risk_head(rows),
        learn(OTHER, among, [one.subject == Subject.OTHER for one, _ in risky], SMALL),
        *(learn(level, among, [one.risk == level for one, _ in risky], SMALL) for level in LEVELS),
    ]
    labelled = [row for row in rows if row[0].labels is not None]
    heads += [_head_of(name, labelled, _has_label(name), SURE) for name in sorted(LABELS)]
    heads += [_head_of(name, rows, _has_flag(name), SURE) for name in FLAG_HEADS]
    return {head.name: head for head in heads}


def _risk_head(rows: Sequence[Row]) -> Head:
    scores = _unseen_scores(RISK, rows, lambda one: one.at_risk, LARGE)
    calm = sorted((score for score, (one, _) in zip(scores, rows, strict=True) if one.harmless), reverse=True)
    head = learn(RISK, folded(_seen(rows), LARGE), [one.at_risk for one, _ in rows], LARGE)
    return replace(head, asks=calm[int(MAY_ASK * len(calm))])


def _head_of(name: str, rows: Sequence[Row], is_yes: Question, weight: float) -> Head:
    answers = [is_yes(one) for one, _ in rows]
    scores = _unseen_scores(name, rows, is_yes, SMALL)
    head = learn(name, folded(_seen(rows), SMALL), answers, SMALL)
    return replace(head, asks=_best_threshold(scores, answers, weight))


def _has_label(name: str) -> Question:
    return lambda one: name in (one.labels or ())


def _has_flag(name: str) -> Question:
    return lambda one: one.flags.get(name, False)


def _unseen_scores(name: str, rows: Sequence[Row], is_yes: Question, size: int) -> list[float]:
    """Return the score of each row by a head that has not learned from it."""
    scores = [0.0] * len(rows)
    for fold in range(FOLDS):
        others = [row for place, row in enumerate(rows) if (place // 4) % FOLDS != fold]
        head = learn(name, folded(_seen(others), size), [is_yes(one) for one, _ in others], size)
        for place, (_, seen) in enumerate(rows):
            if (place // 4) % FOLDS == fold:
                scores[place] = head.score(Seen(seen))
    return scores


def _best_threshold(scores: Sequence[float], answers: Sequence[bool], weight: float) -> float:
    """Return the score above which answering yes gives the best F measure; `weight`: what finding is worth beside being right."""
    ranked = sorted(zip(scores, answers, strict=True), reverse=True)
    true, right, best, threshold = sum(answers), 0, 0.0, 99.0
    for said, (score, answer) in enumerate(ranked, 1):
        right += answer
        measure = (1 + weight) * right / (said + weight * true)
        if measure > best:
            best, threshold = measure, score
    return threshold


def _seen(rows: Iterable[Row]) -> list[list[int]]:
    return [seen for _, seen in rows]


def _rows(paths: Iterable[Path]) -> list[Row]:
    rows: list[Row] = []
    for path in sorted(paths):
        with path.open("rb") as lines:
            messages = [one for one in read_lines(lines) if not isinstance(one, Malformed)]
        rows += [(one, _features(one)) for one in messages if is_in("development", one.id)]
    return rows


def _features(message: Labelled) -> list[int]:
    forms = lexicon("en" if message.row.get("lang") == "en" else "fr").forms
    return features([word.form for word in tidy(message.text, forms).words])


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, and write the model."""
    parser = argparse.ArgumentParser(prog="python -m vigie.evaluation.training", description=__doc__)
    parser.add_argument("file", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=Path("src/vigie") / FILE)
    asked = parser.parse_args(arguments)
    rows = _rows(asked.file)
    facts = {"version": VERSION, "rows": len(rows), "data": "synthetic, unreviewed", "part": "development"}
    asked.out.write_bytes(pack(train(rows), facts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
