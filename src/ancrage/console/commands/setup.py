"""Prepare the house: folders, secrets, tables, static files. Safe to run again."""

import argparse
import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from ancrage.audit.models import Head
from ancrage.console import secrets
from ancrage.kernel.errors import AncrageError
from ancrage.vault.models import PersonKey

HELP = (
    "Prépare les dossiers, les secrets, la base et les fichiers statiques (sans danger : peut être relancé)."
)

KEKS_LOST = (
    "la base contient des textes scellés, mais keks.json n’est pas là ({file}). Rien n’a été créé : une clé neuve "
    "n’ouvrirait aucun de ces textes. Remettez keks.json, ou lancez « ancrage restore » avec la dernière "
    "sauvegarde de clés, ou donnez ANCRAGE_KEKS."
)
SIGNING_KEY_LOST = (
    "le journal a déjà des têtes signées, mais signing_key n’est pas là ({file}). Remettez ce fichier, ou lancez "
    "« ancrage restore » avec la dernière sauvegarde de clés. S’il est perdu pour de bon : "
    "« ancrage setup --new-signing-key » (à dire au délégué à la protection des données)."
)


class SecretLost(AncrageError):
    """A secret is missing that something in the database still needs."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--new-signing-key", action="store_true", help="la clé de signature est perdue : en créer une autre"
    )


def run(args: argparse.Namespace) -> int:
    for done in prepare(new_signing_key=args.new_signing_key):
        print(done)
    print("Prêt. « ancrage doctor » dit ce qui manque encore.")
    return 0


def prepare(*, new_signing_key: bool = False) -> list[str]:
    """Do what is still to do and return it in words. The running settings know the new secrets."""
    secrets.private_folder(Path(settings.DATA_DIR))
    secrets.private_folder(Path(settings.SECRETS_DIR))
    refuse_lost_keys(new_signing_key=new_signing_key)
    done = [f"Secret créé : {secrets.create(one)}" for one in secrets.missing()]
    secrets.load()
    return done + migrate() + collect_static()


def refuse_lost_keys(*, new_signing_key: bool) -> None:
    """Raise SecretLost when a new secret would hide that an older one is lost."""
    folder = Path(settings.SECRETS_DIR)
    missing = secrets.missing()
    if secrets.KEKS in missing and _has_rows(PersonKey):
        raise SecretLost(KEKS_LOST.format(file=folder / secrets.KEKS.file))
    if secrets.SIGNING_KEY in missing and not new_signing_key and _has_rows(Head):
        raise SecretLost(SIGNING_KEY_LOST.format(file=folder / secrets.SIGNING_KEY.file))


def _has_rows(model: type[PersonKey | Head]) -> bool:
    tables = connections[DEFAULT_DB_ALIAS].introspection.table_names()
    return model._meta.db_table in tables and model.objects.exists()  # noqa: SLF001 - Django's public name for a table's facts


def migrate() -> list[str]:
    """Bring the tables up to date; say nothing when they are."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return []
    call_command("migrate", interactive=False, verbosity=0)
    return [f"Base mise à jour : {len(plan)} migrations."]


def collect_static() -> list[str]:
    """Gather and compress static files when one of them changed since the last time."""
    mark = Path(settings.DATA_DIR) / ".static-sources"
    sources = static_fingerprint()
    if mark.is_file() and mark.read_text() == sources and Path(settings.STATIC_ROOT).is_dir():
        return []
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(sources)
    return ["Fichiers statiques rassemblés."]


def static_fingerprint() -> str:
    """Return a digest of what the static files are: names, sizes, dates."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
