"""`python -m vigie train`: from the messages of the repository to the files of weights, the same way each time."""

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from vigie.learned.weights import ENCODER, FACTS, RUNS, weights
from vigie.reading import Outcome
from vigie.training.apart import scores_apart
from vigie.training.base import read_base
from vigie.training.fitting import fit
from vigie.training.leaving import write_left_out
from vigie.training.mixing import Evidence, mix
from vigie.training.rows import CORPUS, Row, read_rows
from vigie.training.rules import heard_by_rules
from vigie.training.runs import fit_runs
from vigie.training.shipping import encoder_arrays, write
from vigie.version import VERSION

OUT = Path("src/vigie/learned/weights")
KEPT = Path("build/vigie")
APART, LEFT_OUT = "apart.npz", "left-out.jsonl"
ORDINARY = ("textos", "textos2", "dialogues", "quotidien")
GROUPS = 3  # of files, each scored by a mix of the others: thresholds are not chosen on what was learned
SOURCE = {
    "encoder": "Universal Sentence Encoder multilingual v3, Google, Apache-2.0",
    "data": "data/corpus: invented, not reviewed by a clinician",
}


def train(folder: Path = CORPUS, out: Path = OUT, kept: Path = KEPT) -> None:
    """Write the weights. `kept`: where what is done is kept, so that a stopped training goes on."""
    rows = read_rows(folder)
    kept = kept / _fingerprint_of(folder)
    kept.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    base = read_base()
    scores_apart(base, rows, [row.weighs for row in rows], kept / APART)
    if not (kept / ENCODER).exists():
        write(kept / RUNS, fit_runs(rows))
        write(kept / ENCODER, encoder_arrays(base, fit(base, rows)))
    out.mkdir(parents=True, exist_ok=True)
    for name in (RUNS, ENCODER):
        (out / name).write_bytes((kept / name).read_bytes())
    weigh(folder, out, kept.parent)


def weigh(folder: Path = CORPUS, out: Path = OUT, kept: Path = KEPT) -> None:
    """Write only how the voices are weighed, after a change of rules: the scores of the last training are kept.

    Raises: FileNotFoundError when this corpus was not trained on here.
    """
    rows = read_rows(folder)
    with np.load(kept / _fingerprint_of(folder) / APART) as stored:
        apart = [row for row in rows if row.weighs]
        learned, crossed = mix(_evidence(apart, stored["runs"], stored["encoder"]))
    _write_facts(out, rows, learned)
    weights.cache_clear()  # the answers are at the points just written
    write_left_out(apart, crossed, folder, kept / LEFT_OUT)


def _evidence(rows: Sequence[Row], runs: Any, encoder: Any) -> Evidence:
    heard = [heard_by_rules(row.text) for row in rows]
    return Evidence(
        rows=rows,
        runs=runs,
        encoder=encoder,
        spoken=[spoken for spoken, _ in heard],
        opened=np.array([outcome == Outcome.OPEN for _, outcome in heard]),
        asked=np.array([outcome in {Outcome.ASK, Outcome.UNKNOWN} for _, outcome in heard]),
        groups=np.array([sorted({one.file for one in rows}).index(row.file) % GROUPS for row in rows]),
        ordinary=np.array([row.file in ORDINARY for row in rows]),
    )


def _write_facts(out: Path, rows: Sequence[Row], learned: dict[str, Any]) -> None:
    facts = {
        "version": VERSION,
        "rows": len(rows),
        "authors": len({row.author for row in rows}),
        **SOURCE,
        "sha256": {name: _fingerprint(out / name) for name in (ENCODER, RUNS)},
        **learned,
    }
    (out / FACTS).write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _fingerprint_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted([*folder.glob("*.jsonl"), folder / "files.yaml"]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, or only weigh again."""
    parser = argparse.ArgumentParser(prog="python -m vigie train", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--kept", type=Path, default=KEPT, help="where parts that are done are kept")
    parser.add_argument(
        "--only-weigh", action="store_true", help="after a change of rules: seconds, not an hour"
    )
    asked = parser.parse_args(arguments)
    (weigh if asked.only_weigh else train)(asked.corpus, asked.out, asked.kept)
    return 0
