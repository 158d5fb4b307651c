"""`python -m vigie`: read one message, read lines, measure."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vigie.evaluation import Labelled, Malformed, evaluate, is_held_out, read_all, read_lines
from vigie.evaluation.errors import write_errors
from vigie.evaluation.report import as_text, reading_as_text
from vigie.evaluation.standing import write_standing
from vigie.reader import read
from vigie.reading import Turn


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return the exit status (1 when a line was malformed)."""
    asked = _parser().parse_args(arguments)
    status: int = asked.run(asked)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m vigie", description="Read French messages for signs of danger."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("read", help="read one message, and say why")
    one.add_argument("text")
    one.add_argument("--json", action="store_true", help="as one JSON object")
    one.add_argument("--context", type=Path, metavar="FILE", help="earlier turns, JSONL, oldest first")
    one.set_defaults(run=_read_one)
    many = commands.add_parser(
        "read-lines", help="read JSONL messages from standard input, one reading a line"
    )
    many.set_defaults(run=_read_many)
    measure = commands.add_parser("evaluate", help="measure on labelled messages")
    measure.add_argument("file", type=Path, metavar="FILE", nargs="+")
    measure.add_argument("--json", action="store_true", help="as one JSON object")
    measure.add_argument(
        "--errors", type=Path, metavar="FILE", help="write the missed and the false lines there"
    )
    measure.add_argument(
        "--part", choices=("all", "grown", "held-out"), default="all", help="which part of the corpus"
    )
    measure.add_argument(
        "--standing", type=Path, metavar="FILE", help="also write the figures as the published ones"
    )
    measure.set_defaults(run=_measure)
    return parser


def _read_one(asked: argparse.Namespace) -> int:
    context, status = _context(asked.context) if asked.context else ((), 0)
    reading = read(asked.text, context=context)
    print(_json(reading.as_dict()) if asked.json else reading_as_text(reading))
    return status


def _context(path: Path) -> tuple[tuple[Turn, ...], int]:
    turns, status = [], 0
    with path.open("rb") as lines:
        for read_line in read_lines(lines, labelled=False):
            if isinstance(read_line, Malformed):
                status = _tell(read_line)
                continue
            row = read_line.row
            kind = row.get("last_question_kind")
            turns.append(Turn(str(row.get("role", "person")), read_line.text, str(row.get("at", "")), kind))
    return tuple(turns), status


def _read_many(_asked: argparse.Namespace) -> int:
    status = 0
    for line in read_lines(sys.stdin.buffer, labelled=False):
        if isinstance(line, Malformed):
            status = _tell(line)
        else:
            print(_json({"id": line.id, **read(line.text).as_dict()}), flush=True)
    return status


def _measure(asked: argparse.Namespace) -> int:
    messages, status = _messages(asked.file, asked.part)
    reads = read_all(messages)
    figures = evaluate(reads)
    print(_json(figures) if asked.json else as_text(figures))
    if asked.errors:
        write_errors(asked.errors, reads)
    if asked.standing:
        write_standing(asked.standing, figures)
    return status


def _messages(paths: Sequence[Path], part: str) -> tuple[list[Labelled], int]:
    messages, status = [], 0
    for path in paths:
        with path.open("rb") as lines:
            for line in read_lines(lines):
                if isinstance(line, Malformed):
                    status = _tell(line)
                elif part == "all" or is_held_out(line.id) == (part == "held-out"):
                    messages.append(line)
    return messages, status


def _tell(malformed: Malformed) -> int:
    print(f"line {malformed.line}: {malformed.why}", file=sys.stderr)
    return 1


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
