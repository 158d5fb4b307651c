"""Does learning what helps give better proposals? Regret of each way of choosing, on invented persons, over several worlds.

`python -m bench choosing` prints the table; `python -m bench.choosing docs/explications/ce-qui-aide.svg` draws it again too.
"""

import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.drawing import Curve, curves_svg
from bench.simulated import POLICIES, PROPOSALS, regrets

PERSONS, WORLDS = 500, 8
SHIPPED = "thompson_shared"
NAMES = {
    "fixed": "ordre fixe",
    "random": "au hasard",
    "what_helped": "ce qui a aidé la dernière fois",
    "greedy": "le meilleur jusqu’ici",
    "greedy_shared": "le meilleur, avec les autres",
    "thompson_alone": "Thompson, seul",
    "thompson_shared": "Thompson, avec les autres",
}
STUDENT = {5: 2.78, 8: 2.36, 10: 2.26}  # 95 %, by number of worlds


def run(*, persons: int = PERSONS, worlds: int = WORLDS, picture: Path | None = None) -> bool:
    """Print the regret of each way with its interval; return whether what is shipped beats chance, a script and its former rule."""
    seeds = range(1, worlds + 1)
    rows = {name: [regrets(name, persons=persons, seed=seed) for seed in seeds] for name in POLICIES}
    curves = {name: curve_of(name, rows[name]) for name in POLICIES}
    print(
        f"  {persons} invented persons, {PROPOSALS} proposals each, {worlds} worlds; mean regret per person"
    )
    gains = {name: gained(rows[name], rows[SHIPPED]) for name in rows}
    for name, curve in curves.items():
        low, high = gains[name]
        said = "" if name == SHIPPED else f"   {SHIPPED} loses less by {low:5.2f} to {high:5.2f}"
        print(
            f"  {name:16} {curve.middle[-1]:5.2f}   95 % [{curve.low[-1]:5.2f}, {curve.high[-1]:5.2f}]{said}"
        )
    if picture:
        title = "Regret cumulé par personne simulée : plus bas est mieux"
        picture.write_text(
            curves_svg(list(curves.values()), title=title, across="propositions", up="regret cumulé"),
            encoding="utf-8",
        )
    return all(gains[name][0] > 0 for name in ("fixed", "random", "what_helped"))


def curve_of(name: str, rows: Sequence[Sequence[float]]) -> Curve:
    """The regret of one way of choosing, with a 95 % interval over worlds."""
    bounds = [interval(column) for column in zip(*rows, strict=True)]
    return Curve(NAMES[name], *([bound[at] for bound in bounds] for at in (1, 0, 2)))


def gained(other: Sequence[Sequence[float]], ours: Sequence[Sequence[float]]) -> tuple[float, float]:
    """The 95 % interval of what ours loses less in the end, world by world: the worlds and the persons are the same."""
    low, _, high = interval([theirs[-1] - mine[-1] for theirs, mine in zip(other, ours, strict=True)])
    return low, high


def interval(values: Sequence[float]) -> tuple[float, float, float]:
    """Lower bound, mean, upper bound (Student, 95 %)."""
    mean = statistics.fmean(values)
    half = STUDENT[len(values)] * statistics.stdev(values) / len(values) ** 0.5
    return mean - half, mean, mean + half


if __name__ == "__main__":
    sys.exit(not run(picture=Path(sys.argv[1]) if len(sys.argv) > 1 else None))
