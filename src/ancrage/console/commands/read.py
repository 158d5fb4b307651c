"""Read a file of messages: what is heard in each, one JSON object a line. Nothing is kept, nobody is told."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import vigie
from ancrage.console.linewise import BOM, Bar, Lines, text_in
from ancrage.console.tables import Table

HELP = "Lit un fichier de messages (CSV ou JSONL) et écrit ce qui y est entendu, un objet JSON par ligne. Rien n’est gardé."
TABLES, OBJECTS = {".csv", ".tsv"}, {".jsonl", ".ndjson", ".json"}
SAMPLE = 4096


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, and where to write."""
    parser.add_argument("file", type=Path, help="JSONL (« id », « text ») ou CSV avec une colonne « text »")
    parser.add_argument("--out", type=Path, help="fichier à écrire (sortie standard par défaut)")


def run(args: argparse.Namespace) -> int:
    """Read every message; 1 when a line was malformed."""
    messages = Table(args.file) if is_table(args.file) else Lines(args.file, parse=message)
    bar = Bar(messages.total)
    with written_to(args.out) as out:
        for found in messages:
            out.write(json.dumps(signals(found), ensure_ascii=False) + "\n")
            bar.at(messages.done)
    bar.end()
    return 1 if messages.wrong else 0


def message(found: dict[str, Any]) -> dict[str, Any]:
    """Return a line that is a message; Malformed otherwise."""
    text_in(found, "text")
    return found


def signals(found: dict[str, Any]) -> dict[str, Any]:
    """Return what is heard in a message, after the fields it came with; its text stays where it was."""
    reading = vigie.read(found["text"]).as_dict()
    came_with = {name: value for name, value in found.items() if name != "text"}
    return {**came_with, "signals": [*reading["labels"], *reading["flags"]], **reading}


def is_table(path: Path) -> bool:
    """Whether a file is a CSV: by its name, else because it does not begin with an object."""
    if path.suffix.lower() in TABLES | OBJECTS:
        return path.suffix.lower() in TABLES
    with path.open("rb") as file:
        return not file.read(SAMPLE).removeprefix(BOM).lstrip().startswith(b"{")


@contextmanager
def written_to(path: Path | None) -> Iterator[TextIO]:
    """Open the file to write, or standard output."""
    if path is None:
        yield sys.stdout
        return
    with path.open("w", encoding="utf-8") as out:
        yield out
