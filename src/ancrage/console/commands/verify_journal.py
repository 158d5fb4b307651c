"""Verify the trail: recompute the chain, compare it with the heads that left, say what nobody can see."""

import argparse
import sys
from datetime import timedelta
from pathlib import Path

from ancrage.audit import verification
from ancrage.audit.heads import HeadLine, read_heads
from ancrage.audit.verification import Finding, Kind, Report
from ancrage.kernel.errors import Invalid

HELP = (
    "Vérifie le journal : retouche, retrait, déplacement, fin coupée ; dit aussi ce qu’il ne peut pas voir."
)

WORDS = {
    Kind.EDITED: "ligne retouchée",
    Kind.DELETED: "ligne retirée",
    Kind.REORDERED: "ligne déplacée",
    Kind.REWRITTEN: "chaîne refaite : elle ne passe plus par la tête signée ici",
    Kind.TAIL_CUT: "fin coupée : une tête signée va plus loin que la chaîne",
    Kind.FORGED_HEAD: "tête dont la signature est fausse",
    Kind.UNSEALED: "des lignes attendent leur maillon depuis trop longtemps",
    Kind.OUTSIDE: "ligne hors de la chaîne : écrite à la main, ou ôtée de la file",
    Kind.UNGUARDED: "les gardes de la base (refus de modifier) ont été ôtées",
}
BLIND = (
    "Ce que cette vérification ne peut pas voir :\n"
    "  - une ligne écrite puis retirée avant d’être chaînée (environ une seconde) par qui tient la base ;\n"
    "  - une fin plus récente que la dernière tête sortie de cette machine ;\n"
    "  - ce qu’un programme modifié n’aurait jamais écrit, ou aurait écrit faux ;\n"
    "  - une lecture faite hors du programme (base copiée, mémoire de la machine)."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--heads",
        type=Path,
        metavar="FICHIER",
        help="têtes sorties de la machine (JSONL : heads.jsonl, ou un courriel)",
    )
    parser.add_argument(
        "--key", metavar="HEX", help="n’accepter que les têtes signées par cette clé publique"
    )


def run(args: argparse.Namespace) -> int:
    left, malformed = _left(args.heads) if args.heads else ([], 0)
    foreign = [head for head in left if args.key and head.key != args.key.lower()]
    report = verification.verify([head for head in left if head not in foreign])
    for head in foreign:
        print(f"tête {head.position} : signée par une autre clé ({head.key[:16]}…)")
    for finding in report.findings:
        print(_in_words(finding))
    print(_summary(report))
    print(_reach(report, given=bool(args.heads)))
    print(BLIND)
    return 0 if report.holds and not malformed and not foreign else 1


def _left(file: Path) -> tuple[list[HeadLine], int]:
    if not file.is_file():
        raise Invalid(f"il n’y a pas de fichier {file}.")
    heads, malformed = [], 0
    for head, number in read_heads(file.read_text().splitlines()):
        if head:
            heads.append(head)
        else:
            malformed += 1
            print(f"{file}, ligne {number} : ce n’est pas une tête.", file=sys.stderr)
    return heads, malformed


def _in_words(finding: Finding) -> str:
    place = f"place {finding.position} : " if finding.position else ""
    return f"{place}{WORDS[finding.kind]}" + (f" ({finding.detail})" if finding.detail else "")


def _summary(report: Report) -> str:
    waiting = f"{report.unsealed} en attente"
    if report.oldest_unsealed is not None:
        waiting += f", la plus ancienne depuis {_age(report.oldest_unsealed)}"
    verdict = "tout se tient" if report.holds else f"{len(report.findings)} constat(s)"
    return f"{report.links} lignes chaînées, {waiting} : {verdict}."


def _reach(report: Report, *, given: bool) -> str:
    if report.proven_until:
        head = report.proven_until
        return f"Prouvé jusqu’à la place {head.position}, tête du {head.at:%d/%m/%Y %H:%M} UTC (clé {head.key[:16]}…)."
    if given:
        return "Aucune des têtes données ne confirme cette chaîne."
    return "Sans --heads, rien ne prouve que la fin n’a pas été coupée ni la chaîne refaite : donnez les têtes sorties."


def _age(age: timedelta) -> str:
    return f"{max(int(age.total_seconds()), 0)} s"
