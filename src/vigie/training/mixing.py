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
FALSE_FLAG = 0.003  # of the harmless messages, at most, for each danger other than suicide

# What may be asked or opened for nothing, rules included: share of hard harmless messages, of ordinary ones.
# `confirms`: opened because a rule asks and the score agrees.
POINTS: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "sparing": {"asks": (0.08, 0.009), "confirms": (0.02, 0.0002), "opens": (0.02, 0.0002)},
    "standard": {"asks": (0.13, 0.022), "confirms": (0.035, 0.0005), "opens": (0.035, 0.0005)},
    "wide": {"asks": (0.16, 0.03), "confirms": (0.05, 0.001), "opens": (0.05, 0.001)},
}
LEAST_LEFT = 0.25  # of a budget that the rules have spent, what the learned reader may still spend
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


def mix(known: Evidence) -> tuple[dict[str, Any], Scores]:
    """Return the facts of `mix.json` that are learned (`questions`, `points`), and the scores of each row by weights of other files."""
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
    return {"questions": questions, "points": _points(crossed, says, known)}, crossed


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
    """Return where to act, at each operating point: on a score alone, or on one that agrees with a rule that asks."""
    flagged = np.zeros(len(known.rows), bool)
    for flag in FLAGS:
        flagged |= crossed[:, PLACE[flag]] >= says[flag]
    risk = crossed[:, PLACE[RISK]]
    return {point: _limits(risk, flagged, budgets, known) for point, budgets in POINTS.items()}


def _limits(
    risk: Scores, flagged: Truth, budgets: Mapping[str, tuple[float, float]], known: Evidence
) -> dict[str, float]:
    asks = _limit(risk, known.asked | known.opened | flagged, budgets["asks"], known)
    confirms = max(
        asks, _limit(np.where(known.asked, risk, -np.inf), known.opened, budgets["confirms"], known)
    )
    already = known.opened | (known.asked & (risk >= confirms))
    opens = max(confirms, _limit(risk, already, budgets["opens"], known))
    return {
        name: round(value, 3) for name, value in (("asks", asks), ("confirms", confirms), ("opens", opens))
    }


def _limit(scores: Scores, already: Truth, budget: tuple[float, float], known: Evidence) -> float:
    """Return the lowest score to act on that keeps within a budget on hard messages and on ordinary ones."""
    ordinary = known.harmless & known.ordinary
    hard = known.harmless & ~known.ordinary
    return max(
        _lowest(scores, already, among, share)
        for among, share in ((hard, budget[0]), (ordinary, budget[1]))
        if among.any()
    )


def _lowest(scores: Scores, already: Truth, among: Truth, share: float) -> float:
    ranked = np.sort(scores[among & ~already])[::-1]
    left = max(share * among.sum() - (among & already).sum(), LEAST_LEFT * share * among.sum())
    return float(ranked[min(int(left), len(ranked) - 1)]) + 0.001
