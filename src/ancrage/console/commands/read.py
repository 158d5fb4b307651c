"""Read a file of messages: what is heard in each, as JSON lines. Nothing is kept, nobody is told."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import vigie
from ancrage.console.lines import Lines

HELP = "Lit un fichier de messages (CSV ou JSONL, champ « text ») et écrit ce qui y est entendu, un objet JSON par ligne."
BAR = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, and where to write."""
    parser.add_argument("file", type=Path, help="messages.csv (colonnes id, text) ou messages.jsonl")
    parser.add_argument("--out", type=Path, help="fichier à écrire (sinon la sortie standard)")


def run(args: argparse.Namespace) -> int:
    """Read every message; status 1 when a line was malformed."""
    lines = Lines(args.file, needs=("text",))
    total = sum(1 for _line in args.file.open("rb"))
    with _output(args.out) as stream:
        for number, line in enumerate(lines, 1):
            print(json.dumps(_heard(line, number), ensure_ascii=False), file=stream)
            _progress(number, total)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return 1 if lines.malformed else 0


def _heard(line: dict[str, Any], number: int) -> dict[str, Any]:
    read = vigie.read(str(line["text"])).as_dict()
    return {"id": line.get("id") or str(number), **read}


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    with path.open("w", encoding="utf-8") as stream:
        yield stream


def _progress(done: int, total: int) -> None:
    if not sys.stderr.isatty():
        return
    filled = BAR * done // max(total, 1)
    print(f"\r[{'█' * filled}{'·' * (BAR - filled)}] {done}/{total}", end="", file=sys.stderr, flush=True)
