"""Draft and sign a cover policy before the first opening: the care side does not serve without one.

Once the house serves, it is done in « Équipe › Couverture ». Here the safety officer signs by typing their
passphrase, or one of the codes that « ancrage people » gave them (a code chooses the passphrase on the way).
"""

import argparse
import getpass
import sys

from ancrage.accounts.actions import use_recovery_code
from ancrage.accounts.models import Organisation, User
from ancrage.accounts.queries import user_named
from ancrage.care.actions import draft_cover, sign_cover
from ancrage.kernel.errors import Invalid, Refused

HELP = "Écrit et fait signer la couverture d’une équipe (qui prévenir, dans quel ordre) avant la première ouverture."
EVERYBODY = "tous"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--organisation", required=True, help="nom de l’équipe de soin")
    parser.add_argument(
        "--officer", required=True, help="pseudonyme de la personne responsable de la sécurité des alertes"
    )
    parser.add_argument(
        "--step",
        action="append",
        required=True,
        metavar="PSEUDONYME:MINUTES",
        help=f"qui prévenir, et combien de minutes avant l’étape suivante ; « {EVERYBODY}:15 » : toute l’équipe ; répétable",
    )
    parser.add_argument("--yes", action="store_true", help="écrire et demander la signature")


def run(args: argparse.Namespace) -> int:
    team = Organisation.objects.filter(name=args.organisation, side=Organisation.Side.CARE).first()
    if team is None:
        raise Invalid(
            f"il n’y a pas d’équipe de soin « {args.organisation} » : lancez d’abord « ancrage people »."
        )
    officer = _named(args.officer)
    steps = [_step(written) for written in args.step]
    print(f"{team} · responsable : {officer.shown_name}")
    for target, minutes in steps:
        print(f"  {target.shown_name if target else 'toute l’équipe'}, {minutes} min")
    if not args.yes:
        print("Rien n’a été fait : ajoutez --yes, avec la personne responsable au clavier.")
        return 0
    _signs(officer)
    draft = draft_cover(organisation=team, by=officer, safety_officer=officer, steps=steps)
    signed = sign_cover(policy=draft, by=officer)
    print(f"Signée, version {signed.version}.")
    return 0


def _named(name: str) -> User:
    user = user_named(name)
    if user is None:
        raise Invalid(f"personne ne s’appelle « {name} » ici.")
    return user


def _step(written: str) -> tuple[User | None, int]:
    name, _, minutes = written.rpartition(":")
    if not name or not minutes.isdecimal():
        raise Invalid(f"« {written} » ne se lit pas : écrivez PSEUDONYME:MINUTES, par exemple claire:15.")
    return (None if name == EVERYBODY else _named(name)), int(minutes)


def _signs(officer: User) -> None:
    typed = _typed(f"{officer.shown_name}, votre phrase de passe ou un code reçu : ")
    if officer.check_password(typed):
        return
    if not officer.recovery_codes.filter(used_at__isnull=True).exists():
        raise Refused("Ce n’est pas cette phrase de passe : rien n’a été signé.")
    chosen = _typed("Ce n’est pas la phrase de passe. Si c’était un code, choisissez-en une maintenant : ")
    use_recovery_code(username=officer.username, code=typed, passphrase=chosen)


def _typed(asked: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(asked)
    print(asked, end="", file=sys.stderr)
    return sys.stdin.readline().rstrip("\n")
