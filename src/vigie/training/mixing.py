"""Learn how much each voice counts, and where to say yes, from scores of messages by weights that never saw them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from vigie.learned.questions import FLAGS, LABELS, PLACE, QUESTIONS, RISK
from vigie.training.rows import Row

FREEDOM = 0.3
FEWEST_HEARD = 8  # messages in which a rule must have spoken to be weighed
FALSE_FLAG = 0.006  # of the harmless messages, at most, for each danger other than suicide

# What the learned reader may ask or open for nothing beyond the rules: share of hard harmless messages, of ordinary ones.
POINTS: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "sparing": {"asks": (0.06, 0.004), "opens": (0.002, 0.0)},
    "standard": {"asks": (0.11, 0.008), "opens": (0.004, 0.0)},
    "wide": {"asks": (0.15, 0.012), "opens": (0.01, 0.0)},
}
Scores = NDArray[np.float32]
Truth = NDArray[np.bool_]


@dataclass(frozen=True)
class Evidence:
    """Every row with what each voice said of it. `spoken`: names of rules; `opened`, `asked`: by the rules alone."""

    rows: Sequence[Row]
    runs: Scores
    encoder: Scores
    spoken: Sequence[tuple[str, ...]]
    opened: Truth
    asked: Truth
    groups: NDArray[np.int_]
    ordinary: Truth

    @property
    def harmless(self) -> Truth:
        """Return which rows have nobody in danger."""
        return np.array([row.harmless for row in self.rows])


def mix(known: Evidence) -> dict[str, Any]:
    """Return the facts of `mix.json` that are learned: `questions` and `points`."""
    names = _names(known)
    heard = _heard(known.spoken, names)
    questions: dict[str, dict[str, Any]] = {}
    crossed = np.zeros_like(known.runs)
    for question in QUESTIONS:
        place = PLACE[question]
        seen = hstack(
            [csr_matrix(np.stack([known.runs[:, place], known.encoder[:, place]], 1)), heard]
        ).tocsr()
        learned, crossed[:, place] = _learn(seen, known, place)
        questions[question] = {
            "runs": round(float(learned.coef_[0][0]), 4),
            "encoder": round(float(learned.coef_[0][1]), 4),
            "bias": round(float(learned.intercept_[0]), 4),
            "says": _says(question, crossed[:, place], known),
            "rules": {
                name: round(float(weight), 3)
                for name, weight in zip(names, learned.coef_[0][2:], strict=True)
                if abs(weight) >= 0.05
            },
        }
    says = {name: told["says"] for name, told in questions.items()}
    return {"questions": questions, "points": _points(crossed, says, known)}


def _names(known: Evidence) -> list[str]:
    counts: dict[str, int] = {}
    for spoken in known.spoken:
        for name in spoken:
            counts[name] = counts.get(name, 0) + 1
    return sorted(name for name, count in counts.items() if count >= FEWEST_HEARD)


def _heard(spoken: Sequence[tuple[str, ...]], names: Sequence[str]) -> csr_matrix:
    place = {name: number for number, name in enumerate(names)}
    cells = [(row, place[name]) for row, said in enumerate(spoken) for name in said if name in place]
    rows, columns = zip(*cells, strict=True) if cells else ((), ())
    return csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(spoken), len(names)))


def _learn(seen: csr_matrix, known: Evidence, place: int) -> tuple[Any, Scores]:
    """Return the weights learned from all rows, and the score of each row by weights of the other files."""
    answers = np.array([row.answers[place] for row in known.rows])
    weights = np.array([row.weights[place] for row in known.rows])
    crossed = np.zeros(len(answers), np.float32)
    for group in sorted(set(known.groups.tolist())):
        others, apart = known.groups != group, known.groups == group
        one = _regression().fit(seen[others], answers[others], sample_weight=weights[others])
        crossed[apart] = one.decision_function(seen[apart])
    return _regression().fit(seen, answers, sample_weight=weights), crossed


def _regression() -> LogisticRegression:
    return LogisticRegression(C=FREEDOM, solver="liblinear", max_iter=300, random_state=1)


def _says(question: str, scores: Scores, known: Evidence) -> float:
    place = PLACE[question]
    weights = np.array([row.weights[place] for row in known.rows])
    sure = weights >= (0.5 if question in LABELS else 0.0)
    answers = np.array([row.answers[place] for row in known.rows])
    best = _best_threshold(scores[sure], answers[sure])
    if question in FLAGS:
        best = max(best, _at_most(scores[known.harmless], FALSE_FLAG))
    return round(best, 3)


def _best_threshold(scores: Scores, answers: NDArray[np.float64]) -> float:
    """Return the score above which a yes gives the best F1."""
    order = np.argsort(-scores)
    right = np.cumsum(answers[order])
    measure = 2 * right / (np.arange(1, len(order) + 1) + answers.sum())
    return float(scores[order][int(measure.argmax())])


def _at_most(scores: Scores, share: float) -> float:
    """Return a score that at most this share of the scores reach."""
    ranked = np.sort(scores)[::-1]
    return float(ranked[min(int(share * len(ranked)), len(ranked) - 1)]) + 0.001


def _points(crossed: Scores, says: Mapping[str, float], known: Evidence) -> dict[str, dict[str, float]]:
    flagged = np.zeros(len(known.rows), bool)
    for flag in FLAGS:
        flagged |= crossed[:, PLACE[flag]] >= says[flag]
    already = {"asks": known.asked | known.opened | flagged, "opens": known.opened}
    return {
        point: {
            what: round(
                max(
                    _limit(crossed[:, PLACE[RISK]], already[what], known.harmless & ~known.ordinary, hard),
                    _limit(crossed[:, PLACE[RISK]], already[what], known.harmless & known.ordinary, plain),
                ),
                3,
            )
            for what, (hard, plain) in limits.items()
        }
        for point, limits in POINTS.items()
    }


def _limit(scores: Scores, already: Truth, among: Truth, share: float) -> float:
    """Return the lowest score to act on, so that no more than a share of some messages is acted on beyond the rules."""
    ranked = np.sort(scores[among & ~already])[::-1]
    return float(ranked[min(int(share * among.sum()), len(ranked) - 1)]) + 0.001
