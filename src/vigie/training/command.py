"""`python -m vigie train`: from the messages of the repository to the files of weights, the same way each time."""

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from vigie.learned.weights import ENCODER, FACTS, RUNS
from vigie.reading import Outcome
from vigie.training.base import read_base
from vigie.training.crossing import cross, parts_of
from vigie.training.fitting import fit
from vigie.training.mixing import Evidence, mix
from vigie.training.rows import CORPUS, Row, read_rows
from vigie.training.rules import heard_by_rules
from vigie.training.runs import fit_runs
from vigie.training.shipping import encoder_arrays, write
from vigie.version import VERSION

OUT = Path("src/vigie/learned/weights")
KEPT = Path("build/vigie")
ORDINARY = ("textos", "quotidien")
SOURCE = {
    "base_encoder": "Universal Sentence Encoder multilingual v3, Google, Apache-2.0 (see NOTICE)",
    "data": "data/corpus: invented, not reviewed by a clinician",
}


def train(folder: Path = CORPUS, out: Path = OUT, kept: Path = KEPT) -> None:
    """Write the weights. `kept`: where what is done is kept, so that a stopped training goes on."""
    rows = read_rows(folder)
    kept = kept / _fingerprint_of(folder)
    kept.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    base = read_base()
    runs, encoder = cross(base, rows, kept)
    out.mkdir(parents=True, exist_ok=True)
    if not (kept / ENCODER).exists():
        write(kept / RUNS, fit_runs(rows))
        write(kept / ENCODER, encoder_arrays(base, fit(base, rows)))
    for name in (RUNS, ENCODER):
        (out / name).write_bytes((kept / name).read_bytes())
    _write_facts(out, rows, mix(_evidence(rows, runs, encoder)))


def mix_again(folder: Path = CORPUS, out: Path = OUT, kept: Path = KEPT) -> None:
    """Write only how the voices are weighed, after a change of rules: the scores of the last training are kept.

    Raises: FileNotFoundError when this corpus was not trained on here.
    """
    rows, kept = read_rows(folder), kept / _fingerprint_of(folder)
    parts = parts_of(rows)
    scores = [np.zeros((len(rows), len(rows[0].answers)), np.float32) for _ in range(2)]
    for part in sorted(set(parts.tolist())):
        with np.load(kept / f"part{part}.npz") as stored:
            for array, name in zip(scores, ("runs", "encoder"), strict=True):
                array[parts == part] = stored[name]
    _write_facts(out, rows, mix(_evidence(rows, *scores)))


def _evidence(rows: Sequence[Row], runs: Any, encoder: Any) -> Evidence:
    heard = [heard_by_rules(row.text) for row in rows]
    return Evidence(
        rows=rows,
        runs=runs,
        encoder=encoder,
        spoken=[spoken for spoken, _ in heard],
        opened=np.array([outcome == Outcome.OPEN for _, outcome in heard]),
        asked=np.array([outcome in {Outcome.ASK, Outcome.UNKNOWN} for _, outcome in heard]),
        parts=parts_of(rows),
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
        "--only-mix", action="store_true", help="after a change of rules: seconds, not an hour"
    )
    asked = parser.parse_args(arguments)
    (mix_again if asked.only_mix else train)(asked.corpus, asked.out, asked.kept)
    return 0
