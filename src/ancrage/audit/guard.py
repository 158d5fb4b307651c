"""Are the triggers that refuse changes still in the database?"""

from django.db import connection

GUARDED = ("audit_trailentry", "audit_seal", "audit_head")
ACTS = ("update", "delete")


def guarded() -> bool:
    """Whether every trigger is there and, on PostgreSQL, switched on."""
    wanted = {f"{table}_refuses_{act}" for table in GUARDED for act in ACTS}
    query = (
        "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return wanted <= {row[0] for row in cursor.fetchall()}
