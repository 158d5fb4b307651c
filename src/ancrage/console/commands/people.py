"""Bring the first professionals of a site in: an account, a role, one-time codes to choose a passphrase."""

import argparse
import secrets

from django.conf import settings
from django.db import transaction

from ancrage.accounts import actions, queries
from ancrage.accounts.models import Organisation, User
from ancrage.accounts.rules import Age, Role
from ancrage.kernel.errors import Invalid

HELP = "Crée le compte d’un·e professionnel·le (ou lui donne un rôle) dans une organisation ; à blanc sans --yes."

NEXT = """
  {name} choisit sa phrase de passe à l’adresse {url} avec l’un de ces codes (montrés cette seule fois, à remettre
  en main propre), puis pose une clé d’accès ou une application de codes avant toute autre page :
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take who, where and as what."""
    parser.add_argument("--name", required=True, help="pseudonyme de connexion")
    parser.add_argument("--display", default="", help="nom d’usage, montré aux personnes suivies")
    parser.add_argument(
        "--email", default="", help="adresse qui reçoit les avis d’alerte (sans un mot clinique)"
    )
    parser.add_argument(
        "--organisation", required=True, help="nom de l’équipe ou de l’employeur, créé·e s’il le faut"
    )
    parser.add_argument(
        "--side", choices=["care", "work"], default="care", help="côté de l’organisation (care)"
    )
    parser.add_argument(
        "--role",
        action="append",
        required=True,
        choices=[role.value for role in Role],
        help="rôle donné ; répétable",
    )
    parser.add_argument("--yes", action="store_true", help="le faire vraiment")


def run(args: argparse.Namespace) -> int:
    """Say what would be done, or do it."""
    known = queries.user_named(args.name)
    what = "reçoit" if known else "est créé·e et reçoit"
    print(f"{args.name} {what} : {', '.join(args.role)} · {args.organisation} ({args.side})")
    if not args.yes:
        print("Rien n’a été fait : ajoutez --yes.")
        return 0
    with transaction.atomic():
        person = known or _opened(args)
        organisation = _organisation(args.organisation, args.side)
        for role in args.role:
            actions.grant_role(user=person, organisation=organisation, role=Role(role), by=None)
        codes = [] if known else actions.new_recovery_codes(user=person)
    if codes:
        print(NEXT.format(name=args.name, url=f"{settings.BASE_URL}/compte/retrouver/"))
        print("\n".join(f"    {code}" for code in codes))
    return 0


def _opened(args: argparse.Namespace) -> User:
    # Nobody knows this first passphrase: a code replaces it.
    return actions.open_account(
        username=args.name,
        passphrase=secrets.token_urlsafe(40),
        age=Age.ADULT,
        email=args.email,
        display_name=args.display,
    )


def _organisation(name: str, side: str) -> Organisation:
    organisation, _made = Organisation.objects.get_or_create(name=name, defaults={"side": side})
    if organisation.side != side:
        raise Invalid(
            f"« {name} » existe déjà, de l’autre côté ({organisation.side}) : les deux côtés ne se mêlent pas."
        )
    return organisation
