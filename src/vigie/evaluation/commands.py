"""The commands that measure: `evaluate`, `compare`, `rules`, `robustness`, `publish`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vigie.evaluation.answers import read_answers, write_answers
from vigie.evaluation.background import rates, read_background
from vigie.evaluation.bias import bias
from vigie.evaluation.by_rule import by_rule, table
from vigie.evaluation.compare import compare
from vigie.evaluation.drawing import drawn
from vigie.evaluation.errors import write_errors
from vigie.evaluation.evaluate import by_name, evaluate
from vigie.evaluation.loading import labelled_in, sorted_out
from vigie.evaluation.publishing import MOST, publish
from vigie.evaluation.reads import Read, read_all
from vigie.evaluation.robustness import SEED, robustness
from vigie.evaluation.split import HALVES
from vigie.evaluation.standing_tables import bias as bias_tables
from vigie.evaluation.standing_tables import robustness as robustness_tables
from vigie.evaluation.tables import compared, in_words
from vigie.evaluation.tongue import french
from vigie.shown import as_json

NO_FILE = 2
OUTSIDE = {"texting": "sms"}  # the name by which tools outside ask for a slice


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the measuring commands to a parser."""
    _add_evaluate(commands.add_parser("evaluate", help="mesure la lecture sur des messages étiquetés"))
    _add_compare(commands.add_parser("compare", help="compare les réponses de deux versions"))
    _add_rules(commands.add_parser("rules", help="compte, règle par règle, le juste et l’à tort"))
    _add_robustness(commands.add_parser("robustness", help="relit les mêmes messages écrits autrement"))
    _add_publish(
        commands.add_parser("publish", help="mesure, note les chiffres de cette version, écrit les fiches")
    )


def _add_rules(rules: argparse.ArgumentParser) -> None:
    rules.add_argument("files", metavar="FILE", type=Path, nargs="+")
    rules.add_argument("--half", choices=HALVES, default="all")
    rules.set_defaults(run=_rules)


def _rules(asked: argparse.Namespace) -> int:
    by_file, status = labelled_in(asked.files, asked.half)
    _show(table(by_rule(message for messages in by_file.values() for message in messages)))
    return status


def _evaluate(asked: argparse.Namespace) -> int:
    if not asked.files and not asked.background:
        sys.stderr.write("evaluate : donnez au moins un fichier de messages\n")
        return NO_FILE
    by_file, status = labelled_in(asked.files, asked.half)
    reads = [one for name, messages in by_file.items() for one in read_all(messages, source=name)]
    ordinary, wrong = _background(asked.background)
    figures = evaluate(reads)
    if asked.background:
        figures["background"] = rates(ordinary)
    if asked.tags:
        figures["tags"] = by_name((one, one.message.row.get("slice") or ()) for one in reads)
    if asked.answers:
        write_answers(asked.answers, reads)
    if asked.errors:
        write_errors(asked.errors, reads, ordinary)
    _show(as_json(_as_named_outside(figures), indent=1) if asked.json else in_words(figures))
    return status | wrong


def _background(paths: Sequence[Path]) -> tuple[list[Read], int]:
    reads: list[Read] = []
    status = 0
    for path in paths:
        good, wrong = sorted_out(read_background(path), path.name)
        reads += good
        status |= wrong
    return reads, status


def _as_named_outside(figures: dict[str, Any]) -> dict[str, Any]:
    slices = dict(figures["slices"])
    slices |= {outside: slices[name] for name, outside in OUTSIDE.items() if name in slices}
    return {**figures, "slices": slices}


def _compare(asked: argparse.Namespace) -> int:
    before, first = sorted_out(read_answers(asked.before), asked.before.name)
    after, second = sorted_out(read_answers(asked.after), asked.after.name)
    figures = compare(before, after)
    _show(as_json(figures, indent=1) if asked.json else compared(figures))
    return first | second


def _robustness(asked: argparse.Namespace) -> int:
    by_file, status = labelled_in(asked.files, asked.half)
    messages = [one for some in by_file.values() for one in some]
    found = {
        "robustness": robustness(messages, seed=asked.seed, most=asked.most),
        "bias": bias(messages, seed=asked.seed, most=asked.most),
    }
    told = [
        *robustness_tables(found["robustness"], french()),
        *bias_tables(found["bias"], french()),
    ]
    _show(as_json(found, indent=1) if asked.json else "\n\n".join(map(drawn, told)))
    return status


def _show(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _add_evaluate(measure: argparse.ArgumentParser) -> None:
    add_files(measure)
    measure.add_argument(
        "--errors", type=Path, metavar="FILE", help="où écrire les lignes manquées et les fausses"
    )
    measure.add_argument(
        "--answers", type=Path, metavar="FILE", help="où écrire la réponse à chaque message, sans ses mots"
    )
    measure.add_argument(
        "--background",
        type=Path,
        metavar="FILE",
        nargs="+",
        default=[],
        help="messages ordinaires : texte, TSV ou JSONL",
    )
    measure.add_argument("--tags", action="store_true", help="compte aussi par étiquette libre des auteurs")
    measure.set_defaults(run=_evaluate)


def add_files(command: argparse.ArgumentParser) -> None:
    """Add what every measure takes: files, a part of them, a form for the figures."""
    command.add_argument("files", type=Path, metavar="FILE", nargs="*", help="messages étiquetés, JSONL")
    command.add_argument("--json", action="store_true", help="écrit un objet JSON")
    command.add_argument(
        "--half",
        choices=HALVES,
        default="all",
        help="la part qui sert à écrire les règles, ou celle mise de côté",
    )


def _add_compare(command: argparse.ArgumentParser) -> None:
    command.add_argument("before", type=Path, metavar="AVANT", help="réponses écrites par evaluate --answers")
    command.add_argument("after", type=Path, metavar="APRÈS", help="réponses d’une autre version")
    command.add_argument("--json", action="store_true", help="écrit un objet JSON")
    command.set_defaults(run=_compare)


def _add_robustness(command: argparse.ArgumentParser) -> None:
    add_files(command)
    _add_most(command, 0)
    command.add_argument("--seed", type=int, default=SEED, metavar="N", help="graine des changements")
    command.set_defaults(run=_robustness)


def _add_publish(command: argparse.ArgumentParser) -> None:
    told = {
        "--held-out": "fichiers jamais appris, mesurés en entier",
        "--fresh": "jeux neufs",
        "--background": "messages ordinaires : texte, TSV ou JSONL",
        "--crossing": "réponses de modèles appris sans le fichier qu’ils lisent",
        "--robustness": "messages à écrire autrement (jamais appris)",
    }
    for option, help_text in told.items():
        command.add_argument(option, type=Path, metavar="FILE", nargs="+", default=[], help=help_text)
    _add_most(command, MOST)
    command.set_defaults(run=publish)


def _add_most(command: argparse.ArgumentParser, usual: int) -> None:
    command.add_argument(
        "--most", type=int, default=usual, metavar="N", help="messages à changer, tirés au sort ; 0 : tous"
    )
