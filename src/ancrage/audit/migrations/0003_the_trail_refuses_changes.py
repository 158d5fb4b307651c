"""Triggers that refuse to edit or delete what the trail holds.

They stop a mistake and an application that was broken into; whoever owns the database can drop them, which
`ancrage doctor` and `ancrage verify-journal` notice. SQLite rebuilds a table to alter it and loses its triggers: a
later migration that alters one of these tables must end with these operations again (a test looks).
"""

from django.db import migrations

WHOLE = ("audit_trailentry", "audit_seal")
# A head changes once: when a copy of it leaves.
HEAD = "audit_head"
HEAD_FIXED = ("id", "created_at", "position", "hash", "signature", "public_key")
SAID = "the trail is never rewritten"


def sqlite_triggers():
    made = []
    for table in (*WHOLE, HEAD):
        columns = f" OF {', '.join(HEAD_FIXED)}" if table == HEAD else ""
        for act in (f"UPDATE{columns}", "DELETE"):
            name = f"{table}_refuses_{act.split()[0].lower()}"
            made.append(
                (
                    f"CREATE TRIGGER {name} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, '{SAID}'); END",
                    f"DROP TRIGGER IF EXISTS {name}",
                )
            )
    return made


def postgres_triggers():
    made = [
        (
            "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{SAID}'; END $$",
            "DROP FUNCTION IF EXISTS audit_refuse()",
        )
    ]
    for table in (*WHOLE, HEAD):
        columns = f" OF {', '.join(HEAD_FIXED)}" if table == HEAD else ""
        for act, each in ((f"UPDATE{columns}", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            name = f"{table}_refuses_{act.split()[0].lower()}"
            made.append(
                (
                    f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH {each} EXECUTE FUNCTION audit_refuse()",
                    f"DROP TRIGGER IF EXISTS {name} ON {table}",
                )
            )
    return made


def triggers(vendor):
    return postgres_triggers() if vendor == "postgresql" else sqlite_triggers()


def guard(apps, schema_editor):
    for make, _drop in triggers(schema_editor.connection.vendor):
        schema_editor.execute(make)


def unguard(apps, schema_editor):
    for _make, drop in reversed(triggers(schema_editor.connection.vendor)):
        schema_editor.execute(drop)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_entries_wait_for_their_link")]

    operations = [migrations.RunPython(guard, unguard)]
