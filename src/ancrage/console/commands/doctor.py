"""Say what is missing, and what to do. An error is what stops the house from opening."""

import argparse
from datetime import timedelta
from typing import cast

from django.conf import settings
from django.core.checks import CheckMessage
from django.db import DatabaseError

from ancrage.audit import queries, verification
from ancrage.audit.models import Head, Unsealed
from ancrage.config import checks
from ancrage.kernel import clock
from ancrage.vault.models import PersonKey

HELP = "Dit ce qui manque et quoi faire ; une erreur empêche d’ouvrir."
SEALER_LATE = timedelta(minutes=1)
HEADS_LATE = timedelta(minutes=10)
BACKUP_LATE = timedelta(days=2)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="échouer aussi sur un avertissement")


def run(args: argparse.Namespace) -> int:
    found = [*checks.found(), *_running()]
    for message in sorted(found, key=lambda message: -message.level):
        print(_in_words(message))
    serious = sum(message.is_serious() for message in found)
    print(f"{serious} erreur(s), {len(found) - serious} avertissement(s).")
    return 1 if serious or (args.strict and found) else 0


def _in_words(message: CheckMessage) -> str:
    word = "ERREUR" if message.is_serious() else "avis"
    return f"{word} {message.id} : {message.msg}" + (f"\n    -> {message.hint}" if message.hint else "")


def _running() -> list[CheckMessage]:
    # What a running house shows and a stopped one cannot be blamed for: never an error.
    try:
        return [*_sealing(), *_heads(), *_backups()]
    except DatabaseError:
        return []  # E020 and E021 say it


def _sealing() -> list[CheckMessage]:
    oldest = Unsealed.objects.order_by("since").values_list("since", flat=True).first()
    if oldest is None or clock.now() - oldest < SEALER_LATE:
        return []
    hint = "Le travail de fond est-il démarré (« ancrage serve » ou « ancrage worker ») ?"
    return [_caution(f"Le journal n’est plus chaîné depuis le {oldest:%d/%m/%Y %H:%M} UTC.", hint, "W003")]


def _heads() -> list[CheckMessage]:
    written = verification.last_written()
    last = Head.objects.order_by("-position").values_list("created_at", flat=True).first()
    if written is None or clock.now() - written < HEADS_LATE or (last and last + HEADS_LATE > written):
        return []
    hint = "Le travail de fond signe une tête par minute quand il tourne : regardez ses erreurs."
    return [_caution("Aucune tête récente du journal n’a été signée.", hint, "W004")]


def _backups() -> list[CheckMessage]:
    kept = PersonKey.objects.filter(wrapped__isnull=False, created_at__lt=clock.now() - BACKUP_LATE).exists()
    recent = queries.entries(action="backup.made").filter(at__gt=clock.now() - BACKUP_LATE).exists()
    if settings.DEMO or recent or not kept:
        return []
    hint = "« ancrage backup » chaque jour (docs/vie-privee/sauvegardes.md) : une clé perdue, tout texte est perdu."
    return [_caution("Pas de sauvegarde depuis deux jours.", hint, "W005")]


def _caution(message: str, hint: str, number: str) -> CheckMessage:
    from django.core.checks import Warning as Caution

    return cast("CheckMessage", Caution(message, hint=hint, id=f"ancrage.{number}"))
