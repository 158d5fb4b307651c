"""`python -m vigie`: read one message, read lines, measure. No text leaves the process."""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from vigie.evaluation.commands import add_commands
from vigie.evaluation.loading import sorted_out, tell
from vigie.evaluation.messages import Malformed, read_lines, read_turns
from vigie.learned.occlusion import words_that_weigh
from vigie.reader import read
from vigie.reading import Reading
from vigie.shown import as_json, reading_in_words, weighed_in_words
from vigie.version import VERSION

NO_FILE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 1 when a line was malformed, 2 when a file cannot be opened."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] == ["train"]:
        return _train(given[1:])
    asked = _parser().parse_args(given)
    run: Callable[[argparse.Namespace], int] = asked.run
    try:
        return run(asked)
    except OSError as failure:
        print(f"{failure.filename or 'vigie'} : {failure.strerror or failure}", file=sys.stderr)
        return NO_FILE


def _train(arguments: Sequence[str]) -> int:
    """Learn the weights again; what it needs is imported only here."""
    try:
        from vigie.training.command import main as train
    except ModuleNotFoundError as missing:
        print(f"vigie train : il manque {missing.name} (pip install 'ancrage[train]')", file=sys.stderr)
        return NO_FILE
    return train(arguments)


def _read_one(asked: argparse.Namespace) -> int:
    earlier = asked.context.read_bytes().split(b"\n") if asked.context else []
    context, status = sorted_out(read_turns(earlier), str(asked.context))
    reading = read(asked.text, context=context)
    told = [words_that_weigh(asked.text, question) for question in _learned(reading)] if asked.words else []
    if asked.json:
        weighed = {"words": [asdict(one) for one in told]} if asked.words else {}
        print(as_json({**reading.as_dict(), **weighed}, indent=1))
    else:
        print("\n".join([reading_in_words(reading), *(weighed_in_words(one) for one in told)]))
    return status


def _learned(reading: Reading) -> list[str]:
    """Return the questions that the learned reader said yes to."""
    named = [one.rule.removeprefix("learned.") for one in reading.findings if one.source == "model"]
    return list(dict.fromkeys(named))


def _read_many(_asked: argparse.Namespace) -> int:
    status = 0
    for line in read_lines(sys.stdin.buffer, labelled=False):
        if isinstance(line, Malformed):
            tell(line, "entrée")
            status = 1
            continue
        came_with: dict[str, Any] = {name: value for name, value in line.row.items() if name != "text"}
        print(as_json({"id": line.id, **came_with, **read(line.text).as_dict()}), flush=True)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m vigie", description="Lit des messages pour y entendre un danger, et montre pourquoi."
    )
    parser.add_argument("--version", action="version", version=VERSION)
    commands = parser.add_subparsers(required=True, metavar="COMMANDE")
    one = commands.add_parser("read", help="lit un message et montre ce qui y est entendu, avec ses mots")
    one.add_argument("text", metavar="TEXTE")
    one.add_argument("--json", action="store_true", help="écrit un objet JSON")
    one.add_argument(
        "--context", type=Path, metavar="FILE", help="tours d’avant, JSONL, le plus ancien d’abord"
    )
    one.add_argument(
        "--words",
        action="store_true",
        help="montre aussi les mots qui ont le plus pesé dans la lecture apprise (lent)",
    )
    one.set_defaults(run=_read_one)
    many = commands.add_parser(
        "read-lines", help="lit des messages JSONL sur l’entrée, une lecture par ligne"
    )
    many.set_defaults(run=_read_many)
    add_commands(commands)
    commands.add_parser(
        "train", help="apprend à nouveau les poids (demande l’extra « train »)", add_help=False
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
