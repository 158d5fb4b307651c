"""Write the copy of someone's file, opened, for a request that comes by letter."""

import argparse
from pathlib import Path

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.kernel.errors import Invalid
from ancrage.privacy.copying.archive import archive_of

HELP = "Écrit la copie du dossier d’une personne : une archive en clair, à remettre à elle seule."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "code", help="code de la personne (K7F-29Q) : ni nom ni pseudonyme dans l’historique du terminal"
    )
    parser.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar="FICHIER",
        help="archive zip à écrire ; ne doit pas exister",
    )


def run(args: argparse.Namespace) -> int:
    person = User.objects.filter(code=args.code.upper()).first()
    if person is None:
        raise Invalid(f"personne n’a le code {args.code}.")
    if args.out.exists():
        raise Invalid(f"{args.out} existe déjà : choisissez un autre nom.")
    archive = archive_of(person)
    record("copy.written", actor_id=None, about_id=person.pk, ground="operator")
    args.out.touch(mode=0o600)
    args.out.write_bytes(archive)
    print(
        f"Écrit : {args.out} ({len(archive)} octets, en clair). Remettez-le à la personne, puis effacez-le."
    )
    return 0
