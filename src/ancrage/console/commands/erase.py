"""Erase someone: their key, then their rows. For a request that comes by letter."""

import argparse

from ancrage.accounts.models import User
from ancrage.kernel.errors import Invalid
from ancrage.privacy import actions

HELP = "Efface une personne : sa clé, puis ses lignes (à blanc sans --yes)."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "code", help="code de la personne (K7F-29Q) : ni nom ni pseudonyme dans l’historique du terminal"
    )
    parser.add_argument(
        "--yes", action="store_true", help="effacer ; sans cela, dire seulement ce qui serait fait"
    )


def run(args: argparse.Namespace) -> int:
    person = User.objects.filter(code=args.code.upper()).first()
    if person is None:
        raise Invalid(f"personne n’a le code {args.code}.")
    if not args.yes:
        print(
            f"La clé et toutes les lignes de {person.code} seraient effacées, sans retour. Relancez avec --yes."
        )
        return 0
    proof = actions.erase_person(person=person, asked_by=None)
    print(f"Effacé. Preuve : {proof.pk}. {sum(proof.rows.values())} lignes.")
    print(f"Les dernières sauvegardes de clés l’oublient le {proof.backups_forget_at:%d/%m/%Y}.")
    return 0
