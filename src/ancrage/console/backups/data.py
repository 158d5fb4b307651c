"""The database without any key: taken while it serves, put back in one move."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

from ancrage.kernel.errors import AncrageError

EMPTIED = ("vault_personkey", "django_session")
"""Keys live in their own file; open sessions have nothing to do in a backup."""

SQLITE_HEADER = b"SQLite format 3\0"
POSTGRES_HEADER = b"PGDMP"


class BackupRefused(AncrageError):
    """The database cannot be copied or put back as asked."""


def is_sqlite() -> bool:
    """Whether the database is a SQLite file."""
    return connections["default"].vendor == "sqlite"


def take(to: Path) -> Path:
    """Write a consistent copy of the database to a file, without keys nor sessions."""
    return _take_sqlite(to) if is_sqlite() else _take_postgres(to)


def put_back(copy: Path, *, stamp: str) -> list[str]:
    """Replace the database by a copy; what was there is set aside (SQLite) or overwritten (PostgreSQL)."""
    _check_kind(copy)
    return _put_back_sqlite(copy, stamp) if is_sqlite() else _put_back_postgres(copy)


def database_file() -> Path:
    """Return the SQLite file."""
    return Path(str(connections["default"].settings_dict["NAME"]))


def _take_sqlite(to: Path) -> Path:
    with closing(sqlite3.connect(database_file())) as live, closing(sqlite3.connect(to)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.execute("PRAGMA secure_delete=ON")
        for table in EMPTIED:
            copy.execute(f"DELETE FROM {table}")  # noqa: S608 - two names of ours
        copy.commit()
        copy.execute("VACUUM")
    return to


def _put_back_sqlite(copy: Path, stamp: str) -> list[str]:
    with closing(sqlite3.connect(copy)) as opened:
        if opened.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupRefused("la copie de la base est abîmée : rien n’a été changé.")
    connections.close_all()
    done, file = [], database_file()
    for part in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
        if part.is_file():
            aside = part.with_name(f"{part.name}.before-{stamp}")
            part.replace(aside)
            done.append(f"Mis de côté : {aside}")
    # Across volumes a rename is a copy: it is made beside first, so that the last move is one move.
    beside = file.with_name(f".{file.name}.{stamp}")
    shutil.copyfile(copy, beside)
    beside.chmod(0o600)
    beside.replace(file)
    return done


def _take_postgres(to: Path) -> Path:
    without = [f"--exclude-table-data={table}" for table in EMPTIED]
    _postgres("pg_dump", "--format=custom", "--no-owner", f"--file={to}", *without)
    return to


def _put_back_postgres(copy: Path) -> list[str]:
    connections.close_all()
    _postgres(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--no-owner",
        "--single-transaction",
        "--exit-on-error",
        str(copy),
    )
    return []


def _postgres(program: str, *arguments: str) -> None:
    if shutil.which(program) is None:
        raise BackupRefused(
            f"{program} n’est pas installé (paquet postgresql-client) : il copie la base sans l’arrêter."
        )
    facts: dict[str, Any] = connections["default"].settings_dict
    address = {
        "PGHOST": facts["HOST"],
        "PGPORT": facts["PORT"],
        "PGUSER": facts["USER"],
        "PGPASSWORD": facts["PASSWORD"],
    }
    environment = {
        **os.environ,
        **{name: str(value) for name, value in address.items() if value},
    }
    done = subprocess.run(
        [program, f"--dbname={facts['NAME']}", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupRefused(
            f"{program} a échoué : {done.stderr.strip().splitlines()[-1] if done.stderr else done.returncode}"
        )


def _check_kind(copy: Path) -> None:
    with copy.open("rb") as stream:
        header = stream.read(len(SQLITE_HEADER))
    wanted = SQLITE_HEADER if is_sqlite() else POSTGRES_HEADER
    if not header.startswith(wanted):
        raise BackupRefused(
            f"cette copie ne vient pas d’une base {'SQLite' if is_sqlite() else 'PostgreSQL'}."
        )


def folder() -> Path:
    """Return where drafts are made: with the data, never in a shared temporary folder."""
    made = Path(settings.DATA_DIR) / "drafts"
    made.mkdir(mode=0o700, parents=True, exist_ok=True)
    return made
