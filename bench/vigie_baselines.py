"""`make bench-vigie`: vigie beside simpler readers, on the same messages, in one run, each in its own process.

Those that give a score are also shown where they raise as few harmless messages as vigie does on these very messages,
which favours them: vigie's own point was chosen elsewhere.
"""

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

from bench.vigie_readers import READERS
from vigie.evaluation.drawing import Table, drawn
from vigie.evaluation.scores import share, wilson
from vigie.evaluation.tongue import english

CORPUS = sorted((Path(__file__).resolve().parents[1] / "data/corpus").glob("*.jsonl"))
HEADINGS = (
    "reader", "noticed", "bounds", "false alarms", "bounds", "noticed at vigie's alarms", "ms, median", "ms, 95%",
    "learning, s", "MB",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Run every reader and print the table."""
    asked = parsed(arguments)
    told = [run(name, asked) for name in asked.only or READERS]
    whole = next((one for one in told if one["name"] == "vigie_whole" and "rows" in one), None)
    alarms = rates(whole)[1] if whole else None
    print(drawn(Table(title(told), HEADINGS, tuple(row(one, alarms) for one in told))))
    return 0


def parsed(arguments: list[str]) -> argparse.Namespace:
    """The files, the part of them, and who reads."""
    parser = argparse.ArgumentParser(prog="python -m bench.vigie_baselines", description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", default=CORPUS, help="labelled messages; the corpus")
    parser.add_argument(
        "--half", default="held-out", help="held-out (usual), or all for files outside the corpus"
    )
    parser.add_argument(
        "--learn", type=Path, nargs="*", default=CORPUS, help="learned from: the development part"
    )
    parser.add_argument("--only", nargs="+", choices=READERS, metavar="READER", help="these readers only")
    return parser.parse_args(arguments)


def run(name: str, asked: argparse.Namespace) -> dict:
    """What one reader did, in its own process."""
    print(f"{name} ...", file=sys.stderr, flush=True)
    files = [*map(str, asked.files), "--learn", *map(str, asked.learn)]
    ran = subprocess.run(
        [sys.executable, "-m", "bench.vigie_one", name, asked.half, *files],
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        return {"name": name, "missing": f"failed: {ran.stderr.strip().splitlines()[-1]}"}
    return json.loads(ran.stdout)


def rates(one: dict, limit: float = 0.0) -> tuple[float | None, float | None]:
    """The share of dangers and of harmless messages scored above a limit."""
    danger = [score > limit for at_risk, _, score in one["rows"] if at_risk]
    calm = [score > limit for _, harmless, score in one["rows"] if harmless]
    return share(sum(danger), len(danger)), share(sum(calm), len(calm))


def at_same_alarms(one: dict, alarms: float | None) -> float | None:
    """The share of dangers noticed where as few harmless messages are raised; None for yes-or-no readers."""
    calm = sorted((score for _, harmless, score in one["rows"] if harmless), reverse=True)
    if alarms is None or not calm or set(calm) <= {0.0, 1.0}:
        return None
    return rates(one, calm[min(len(calm) - 1, int(alarms * len(calm)))])[0]


def row(one: dict, alarms: float | None) -> tuple[str, ...]:
    """One line of the table, or why there is none."""
    if "missing" in one:
        return (one["name"], f"not measured: {one['missing']}", *[""] * (len(HEADINGS) - 2))
    tongue = english()
    danger = [score > 0 for at_risk, _, score in one["rows"] if at_risk]
    calm = [score > 0 for _, harmless, score in one["rows"] if harmless]
    times = sorted(one["times_ms"])
    return (
        one["name"],
        tongue.percent(share(sum(danger), len(danger))),
        tongue.bounds(wilson(sum(danger), len(danger))),
        tongue.percent(share(sum(calm), len(calm))),
        tongue.bounds(wilson(sum(calm), len(calm))),
        tongue.percent(at_same_alarms(one, alarms)),
        f"{statistics.median(times):.2f}" if times else "–",
        f"{times[int(0.95 * len(times))]:.2f}" if times else "–",
        f"{one['learning_s']:.0f}",
        str(one["mb"]),
    )


def title(told: list[dict]) -> str:
    """How many messages were read."""
    rows = next((one["rows"] for one in told if "rows" in one), [])
    danger, calm = sum(one[0] for one in rows), sum(one[1] for one in rows)
    return f"{len(rows)} messages: {danger} with somebody in danger, {calm} harmless"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
