"""A site's list of places of care: read it, say what is wrong line by line, put it in use, go back to another version."""

import argparse
from datetime import date
from pathlib import Path

from ancrage.kernel.errors import Invalid
from ancrage.orientation import actions, queries
from ancrage.orientation.sheet import Sheet, read_sheet

HELP = "Liste des CMP et psychologues du site : lire un fichier CSV, le mettre en service, revenir à une autre version."
SEPARATORS = {";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre"}
SHOWN = 40
DONE, WRONG = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "verb",
        choices=["import", "lists", "use"],
        metavar="ACTE",
        help="import FICHIER ; lists (les versions) ; use VERSION (0 : aucune liste)",
    )
    parser.add_argument(
        "what", nargs="?", metavar="FICHIER|VERSION", help="le fichier CSV, ou le numéro de version"
    )
    parser.add_argument("--date", type=date.fromisoformat, help="jour de la liste, 2026-11-03 (import)")
    parser.add_argument("--source", help="d’où elle vient, tel que la page le dira (import)")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--dry-run", action="store_true", help="lire et dire, sans rien changer (par défaut)")
    how.add_argument("--apply", action="store_true", help="mettre en service")
    parser.add_argument(
        "--skip-wrong", action="store_true", help="avec --apply : laisser de côté les lignes fausses"
    )


def run(args: argparse.Namespace) -> int:
    if args.verb == "lists":
        return _lists()
    if not args.what:
        raise Invalid("dites le fichier, ou le numéro de version.")
    return _use(args) if args.verb == "use" else _import(args)


def _lists() -> int:
    rows = list(queries.lists())
    for row in rows:
        print(
            f"{row.version} · {row.rows} lieux · du {row.listed_on:%d/%m/%Y} · {row.source}{' · en service' if row.in_use else ''}"
        )
    if not rows:
        print("Aucune liste.")
    return DONE


def _use(args: argparse.Namespace) -> int:
    if not args.what.isdecimal():
        raise Invalid("le numéro de version est un nombre ; 0 pour aucune liste.")
    if not args.apply:
        print("Rien n’a été fait : ajoutez --apply.")
        return DONE
    chosen = actions.use_list(version=int(args.what) or None)
    print(f"En service : liste {chosen.version}." if chosen else "Plus aucune liste en service.")
    return DONE


def _import(args: argparse.Namespace) -> int:
    sheet = read_sheet(Path(args.what).read_bytes())
    _tell(sheet)
    if not args.apply:
        print("Rien n’a été fait : ajoutez --apply, --date et --source.")
        return WRONG if sheet.wrong else DONE
    if not (args.date and args.source and args.source.strip()):
        raise Invalid(
            "dites le jour de la liste (--date) et d’où elle vient (--source) : la page les montre."
        )
    if sheet.wrong and not args.skip_wrong:
        raise Invalid("des lignes sont fausses : corrigez-les, ou ajoutez --skip-wrong. Rien n’a été fait.")
    made = actions.import_places(sheet=sheet, source=args.source.strip(), listed_on=args.date)
    print(
        f"En service : liste {made.version}, {made.rows} lieux."
        if made
        else "C’est déjà la liste en service : rien à changer."
    )
    return DONE


def _tell(sheet: Sheet) -> None:
    print(f"Encodage {sheet.encoding}, séparateur {SEPARATORS.get(sheet.separator, sheet.separator)}.")
    if sheet.unknown:
        print(f"Colonnes laissées de côté : {', '.join(sheet.unknown)}.")
    for one in sheet.wrong[:SHOWN]:
        print(f"ligne {one.line} : {one.why}")
    if len(sheet.wrong) > SHOWN:
        print(f"… et {len(sheet.wrong) - SHOWN} autres lignes fausses.")
    change = queries.difference(sheet.entries)
    print(
        f"{len(sheet.entries)} lieux lus : {change.added} nouveaux, {change.same} déjà là, {change.removed} retirés."
    )
