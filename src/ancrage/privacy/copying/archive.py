"""The archive: dossier.html to read, dossier.json to carry elsewhere, schema.json that says what is in it."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from ancrage.accounts.models import User
from ancrage.accounts.queries import names_of
from ancrage.audit.queries import reads_about
from ancrage.kernel import clock
from ancrage.privacy import queries
from ancrage.privacy.copying.readable import page_of
from ancrage.privacy.reads import reads

FORMAT, VERSION = "ancrage-personal-data", 1
SCHEMA = Path(__file__).with_name("schema.json")


def archive_of(person: User) -> bytes:
    """Return the archive of everything held about someone, opened, as a zip."""
    facts = as_data(person)
    entries = list(reads_about(person.pk))
    told = reads(entries, names_of((entry.actor_id for entry in entries), for_person=True))
    files = {
        "dossier.html": page_of(facts, name=person.shown_name, reads=told),
        "dossier.json": json.dumps(facts, cls=Exact, ensure_ascii=False, indent=1),
        "schema.json": SCHEMA.read_text(encoding="utf-8"),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, text in files.items():
            archive.writestr(file, text.encode("utf-8", "surrogatepass"))
    return held.getvalue()


def as_data(person: User) -> dict[str, Any]:
    """Return everything held about someone, each holding with what it is, why, and how long."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": clock.now(),
        "person": {"id": person.pk, "code": person.code},
        "holdings": [
            {
                "name": holding.name,
                "what": holding.what,
                "purpose": holding.purpose,
                "legal_basis": holding.legal_basis,
                "retention": holding.retention,
                "kept": holding.kept,
                "rows": holding.export(person),
            }
            for holding in queries.holdings()
        ],
    }


class Exact(DjangoJSONEncoder):
    """Dates as ISO 8601, ids as text, bytes as hexadecimal."""

    def default(self, o: Any) -> Any:
        """Return what JSON can write."""
        return bytes(o).hex() if isinstance(o, bytes | memoryview) else super().default(o)
