"""`python -m vigie`: read one message, read lines, measure. No text leaves the process."""

import argparse
import io
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from vigie.evaluation import Labelled, Malformed, evaluate, is_in, read_all, read_lines, read_turns
from vigie.evaluation.errors import write_errors
from vigie.evaluation.split import HALVES
from vigie.evaluation.standing import by_way_of_writing, write_measured, write_page
from vigie.evaluation.tables import drawn, sentences, tables
from vigie.reader import read
from vigie.reading import Turn
from vigie.shown import as_json, reading_in_words
from vigie.version import VERSION

T = TypeVar("T", Labelled, Turn)

NO_FILE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 1 when a line was malformed, 2 when a file cannot be opened."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = asked.run
    try:
        return run(asked)
    except OSError as failure:
        print(f"{failure.filename or 'vigie'} : {failure.strerror or failure}", file=sys.stderr)
        return NO_FILE


def _read_one(asked: argparse.Namespace) -> int:
    context: list[Turn] = []
    status = 0
    if asked.context:
        with asked.context.open("rb") as lines:
            context, status = _sorted_out(read_turns(lines), asked.context.name)
    reading = read(asked.text, context=context)
    print(as_json(reading.as_dict(), indent=1) if asked.json else reading_in_words(reading))
    return status


def _read_many(_asked: argparse.Namespace) -> int:
    status = 0
    for line in read_lines(sys.stdin.buffer, labelled=False):
        if isinstance(line, Malformed):
            status = _tell(line, "entrée")
            continue
        came_with: dict[str, Any] = {name: value for name, value in line.row.items() if name != "text"}
        print(as_json({"id": line.id, **came_with, **read(line.text).as_dict()}), flush=True)
    return status


def _measure(asked: argparse.Namespace) -> int:
    half = "held-out" if asked.write_measured else asked.half
    messages: list[Labelled] = []
    status = 0
    for path in asked.files:
        with path.open("rb") as lines:
            found, wrong = _sorted_out(read_lines(lines), path.name)
        messages += [message for message in found if is_in(half, message.id)]
        status |= wrong
    reads = read_all(by_way_of_writing(messages) if asked.write_measured else messages)
    figures = evaluate(reads)
    if asked.errors:
        write_errors(asked.errors, reads)
    if asked.write_measured:
        write_measured(figures)
    if asked.write_page:
        write_page(figures, asked.write_page)
    print(as_json(figures, indent=1) if asked.json else _in_words(figures))
    return status


def _sorted_out(lines: Iterable[T | Malformed], name: str) -> tuple[list[T], int]:
    good: list[T] = []
    status = 0
    for line in lines:
        if isinstance(line, Malformed):
            status = _tell(line, name)
        else:
            good.append(line)
    return good, status


def _tell(malformed: Malformed, name: str) -> int:
    print(f"{name}, ligne {malformed.line} : {malformed.why}", file=sys.stderr)
    return 1


def _in_words(figures: dict[str, Any]) -> str:
    return "\n\n".join(["\n".join(sentences(figures)), *map(drawn, tables(figures))])


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
    one.set_defaults(run=_read_one)
    many = commands.add_parser(
        "read-lines", help="lit des messages JSONL sur l’entrée, une lecture par ligne"
    )
    many.set_defaults(run=_read_many)
    _add_measure(commands.add_parser("evaluate", help="mesure la lecture sur des messages étiquetés"))
    return parser


def _add_measure(measure: argparse.ArgumentParser) -> None:
    measure.add_argument("files", type=Path, metavar="FILE", nargs="+", help="messages étiquetés, JSONL")
    measure.add_argument("--json", action="store_true", help="écrit un objet JSON")
    measure.add_argument(
        "--errors", type=Path, metavar="FILE", help="où écrire les lignes manquées et les fausses"
    )
    measure.add_argument(
        "--half",
        choices=HALVES,
        default="all",
        help="la part qui sert à écrire les règles, ou celle mise de côté",
    )
    measure.add_argument(
        "--write-measured",
        action="store_true",
        help="note les chiffres de cette version, sur la part mise de côté",
    )
    measure.add_argument("--write-page", type=Path, metavar="FILE", help="page où mettre les chiffres")
    measure.set_defaults(run=_measure)


if __name__ == "__main__":
    sys.exit(main())
