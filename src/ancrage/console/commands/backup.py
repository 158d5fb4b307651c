"""Back up: the data and the keys, in two files, each for at least two people."""

import argparse
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from ancrage.audit.actions import record
from ancrage.console.backups import data, envelope, keys
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid
from ancrage.vault.queries import check_keys

HELP = "Sauvegarde en deux fichiers chiffrés : les données sans clé, et les clés (gardées 30 jours)."
STAMP = "%Y%m%dT%H%M%SZ"
KEYS_FILE = re.compile(r"^ancrage-(\d{8}T\d{6}Z)-keys\.age$")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data-to", type=Path, metavar="DOSSIER", help="où écrire le fichier des données")
    parser.add_argument("--keys-to", type=Path, metavar="DOSSIER", help="où écrire celui des clés : ailleurs")
    parser.add_argument(
        "--recipient", action="append", default=[], metavar="age1…", help="destinataire (au moins deux)"
    )
    parser.add_argument("--recipients", type=Path, metavar="FICHIER", help="destinataires, un par ligne")
    parser.add_argument(
        "--new-identity", type=Path, metavar="FICHIER", help="créer une identité, et dire son destinataire"
    )


def run(args: argparse.Namespace) -> int:
    if args.new_identity:
        print(envelope.new_identity(args.new_identity))
        return 0
    to = envelope.recipients(
        [*args.recipient, *(args.recipients.read_text().splitlines() if args.recipients else [])]
    )
    _refuse_one_folder(args.data_to, args.keys_to)
    check_keys()
    for file in write(data_to=args.data_to, keys_to=args.keys_to, to=to):
        print(f"Écrit : {file}")
    for file in expired(args.keys_to):
        file.unlink()
        print(f"Clés expirées, ôtées : {file.name}")
    record("backup.made", actor_id=None, ground="operator", detail={"recipients": len(to)})
    return 0


def write(*, data_to: Path, keys_to: Path, to: list[envelope.x25519.Recipient]) -> tuple[Path, Path]:
    """Write both files; return them. The keys are read after the data: no data without its key."""
    stamp = clock.now().astimezone(UTC).strftime(STAMP)
    for folder in (data_to, keys_to):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=data.folder()) as drafts:
        copy = data.take(Path(drafts) / "data")
        data_file = envelope.close(copy, data_to / f"ancrage-{stamp}-data.age", to)
        plain = Path(drafts) / "keys"
        plain.touch(mode=0o600)
        plain.write_text(keys.collect())
        keys_file = envelope.close(plain, keys_to / f"ancrage-{stamp}-keys.age", to)
    return data_file, keys_file


def expired(folder: Path) -> Iterator[Path]:
    """Return the files of keys older than they may live: what an erasure waits for."""
    limit = clock.now() - timedelta(days=settings.BACKUP_KEYS_DAYS)
    for file in sorted(folder.iterdir()):
        name = KEYS_FILE.match(file.name)
        if name and datetime.strptime(name[1], STAMP).replace(tzinfo=UTC) < limit:
            yield file


def _refuse_one_folder(data_to: Path | None, keys_to: Path | None) -> None:
    if data_to is None or keys_to is None:
        raise Invalid("dites où écrire : --data-to DOSSIER et --keys-to DOSSIER.")
    if data_to.resolve() == keys_to.resolve():
        raise Invalid(
            "les clés et les données vont dans deux dossiers différents : c’est ce qui permet d’oublier."
        )
