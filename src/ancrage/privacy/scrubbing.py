"""After an erasure: let no older image of the erased pages wait in the database's own log."""

import logging

from django.db import DatabaseError, connection

log = logging.getLogger(__name__)


def scrub() -> None:
    """Empty SQLite's write-ahead log, as far as readers at work allow; elsewhere the database's own cleaning does it.

    Best effort, after the commit: a reader at work leaves the log until the next checkpoint.
    """
    if connection.vendor != "sqlite":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except DatabaseError as error:
        log.warning("the log of the database was not emptied: %s", type(error).__name__)
