"""The copy of someone's file, for a request that comes by letter."""

import argparse
import zipfile

import pytest

from ancrage.audit.models import TrailEntry
from ancrage.console.commands import export
from ancrage.kernel.errors import Invalid


def ask(code, out):
    return export.run(argparse.Namespace(code=code, out=out))


def test_it_writes_the_archive_for_its_owner_only_and_leaves_a_trace(cast, tmp_path):
    out = tmp_path / "copie.zip"
    assert ask(cast.amina.code.lower(), out) == 0
    assert out.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(out) as archive:
        assert archive.namelist() == ["dossier.html", "dossier.json", "schema.json"]
    entry = TrailEntry.objects.get(action="copy.written")
    assert (entry.about_id, entry.ground) == (cast.amina.pk, "operator")


def test_it_writes_over_nothing_and_knows_only_codes(cast, tmp_path):
    out = tmp_path / "copie.zip"
    out.write_text("déjà là")
    with pytest.raises(Invalid, match="existe déjà"):
        ask(cast.amina.code, out)
    with pytest.raises(Invalid, match="personne n’a le code"):
        ask("AAA-AAA", tmp_path / "autre.zip")
    assert out.read_text() == "déjà là"
