"""Restore: the keys, and the data if asked. Dry unless --yes; what was there is set aside; the erased stay erased."""

import argparse
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management import call_command

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.audit.heads import heads_file
from ancrage.console import secrets
from ancrage.console.backups import data, envelope, keys
from ancrage.jobs import beats
from ancrage.kernel import clock
from ancrage.kernel.errors import AncrageError
from ancrage.privacy import actions as privacy
from ancrage.privacy.models import Erasure
from ancrage.vault.errors import KeyMissing
from ancrage.vault.queries import check_keys
from ancrage.vault.ring import VARIABLE
from ancrage.vault.rules import joined, parse_ring, ring_text

HELP = "Restaure une sauvegarde (à blanc sans --yes) ; qui a été effacé le reste."
STILL_RUNNING = 30.0  # seconds since a loop's last beat


class RestoreRefused(AncrageError):
    """Restoring now would lose something."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--keys", type=Path, required=True, metavar="FICHIER", help="fichier des clés (…-keys.age)"
    )
    parser.add_argument(
        "--data",
        type=Path,
        metavar="FICHIER",
        help="fichier des données (…-data.age) ; sans lui, les clés seulement",
    )
    parser.add_argument(
        "--identity", type=Path, required=True, metavar="FICHIER", help="l’une des identités age"
    )
    parser.add_argument(
        "--yes",
        action="store_true",
        help="restaurer ; sans cela, ouvrir les fichiers et dire ce qui serait fait",
    )


def run(args: argparse.Namespace) -> int:
    having = envelope.identities(args.identity)
    with tempfile.TemporaryDirectory(dir=data.folder()) as drafts:
        kept = keys.parse(envelope.open_to(args.keys, Path(drafts) / "keys", having).read_text())
        copy = envelope.open_to(args.data, Path(drafts) / "data", having) if args.data else None
        print(
            f"Clés du {kept.made_at:%d/%m/%Y %H:%M} UTC : {len(kept.person_keys)} personnes, {len(kept.erased)} effacées."
        )
        if not args.yes:
            print(_plan(copy))
            return 0
        refuse_while_running()
        for done in restore(kept, copy):
            print(done)
    print("Restauré. « ancrage doctor », puis « ancrage verify-journal », disent ce qu’il en est.")
    return 0


def restore(kept: keys.Keys, copy: Path | None) -> list[str]:
    """Put secrets, data and keys back, then erase again whoever was erased since. Return what was done, in words."""
    stamp = f"{clock.now():%Y%m%dT%H%M%SZ}"
    # Whoever was erased since the backup is known to the database in place only: it is asked before it goes.
    kept = replace(kept, erasures=[*kept.erasures, *_unknown(kept, keys.erasures_here())])
    _refuse_other_variable(kept)
    done = []
    if copy:
        done += data.put_back(copy, stamp=stamp)  # in one move, or not at all: it goes first
        done += _set_aside(heads_file(), stamp)
    done += _put_back_secrets(kept, stamp)
    call_command("migrate", interactive=False, verbosity=0)
    done.append(f"Clés de personnes remises : {keys.put_back(kept)}")
    check_keys()
    record("backup.restored", actor_id=None, ground="operator", detail={"data": bool(copy)})
    again = sum(privacy.erase_again(person_id=person_id) for person_id in brought_back())
    return [*done, f"Personnes effacées depuis, effacées de nouveau : {again}"]


def _unknown(kept: keys.Keys, erasures: list[dict[str, Any]]) -> list[dict[str, Any]]:
    known = {one["person_id"] for one in kept.erasures}
    return [one for one in erasures if one["person_id"] not in known]


def brought_back() -> list[UUID]:
    """Return those whose erasure is recorded and whose account came back."""
    erased = Erasure.objects.order_by("id").values_list("person_id", flat=True)
    return list(User.objects.filter(pk__in=list(erased)).order_by("pk").values_list("pk", flat=True))


def refuse_while_running() -> None:
    """Raise RestoreRefused while a worker of this folder lives: it would go on in the old database."""
    if any(age < STILL_RUNNING for age in beats.ages().values()):
        raise RestoreRefused(
            "Ancrage tourne encore sur ces données : arrêtez-le, attendez trente secondes, relancez."
        )


def _refuse_other_variable(kept: keys.Keys) -> None:
    if os.environ.get(VARIABLE) and os.environ[VARIABLE].strip() != kept.ring:
        raise RestoreRefused(
            f"les clés viennent de {VARIABLE} et ne sont pas celles de la sauvegarde : ôtez la variable."
        )


def _put_back_secrets(kept: keys.Keys, stamp: str) -> list[str]:
    folder = secrets.private_folder(Path(settings.SECRETS_DIR))
    done = []
    for one, value in (
        (secrets.KEKS, _joined_ring(folder, kept.ring)),
        (secrets.SIGNING_KEY, kept.signing_key),
    ):
        file = folder / one.file
        if (
            not value
            or os.environ.get(one.variable)
            or (file.is_file() and file.read_text().strip() == value)
        ):
            continue
        done += _set_aside(file, stamp)
        secrets.write_new(file, value + "\n")
        done.append(f"Remis : {file}")
    secrets.load()
    return done


def _joined_ring(folder: Path, kept: str) -> str:
    # Rows here may be under a key newer than the backup: the ring that is here stays, and takes the backup's keys.
    file = folder / secrets.KEKS.file
    try:
        here = parse_ring(file.read_text() if file.is_file() else "")
    except KeyMissing:
        return kept
    both = joined(here, parse_ring(kept))
    return file.read_text().strip() if both == here else ring_text(both)


def _set_aside(file: Path, stamp: str) -> list[str]:
    if not file.is_file():
        return []
    aside = file.with_name(f"{file.name}.before-{stamp}")
    file.replace(aside)
    return [f"Mis de côté : {aside}"]


def _plan(copy: Path | None) -> str:
    if copy is None:
        return "Les clés seraient remises (ce qui est en place mis de côté). Relancez avec --yes."
    there = (
        ""
        if data.is_sqlite() and not data.database_file().is_file()
        else " La base en place serait remplacée."
    )
    return f"Les clés et les données seraient remises.{there} Arrêtez Ancrage, puis relancez avec --yes."
