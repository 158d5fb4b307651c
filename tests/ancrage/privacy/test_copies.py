"""A copy of one’s file: complete, in an open format, sealed until it is taken, deleted after some days; nothing lost on the way."""

import io
import json
import logging
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from ancrage.audit.models import TrailEntry
from ancrage.kernel import clock
from ancrage.kernel.errors import NotFound
from ancrage.privacy import access, actions, queries
from ancrage.privacy.actions import copying
from ancrage.privacy.copying.archive import SCHEMA, archive_of, as_data
from ancrage.privacy.models import AskedErasure, Copy
from tests.ancrage.privacy.file import fill_file

SAID = "tortue-amarante-8412 <b>gras</b>"
DOCS = Path(__file__).resolve().parents[3] / "docs/reference/copie.schema.json"


@pytest.fixture
def file(cast):
    fill_file(cast, text=SAID)
    Copy.objects.all().delete()
    AskedErasure.objects.all().delete()
    return cast


def files_of(archive: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(archive)) as held:
        return {name: held.read(name).decode() for name in held.namelist()}


def broken_rules(value, schema, where="$") -> list[str]:
    """Check the part of JSON Schema that ours uses."""
    known = {
        "$schema",
        "title",
        "description",
        "type",
        "required",
        "properties",
        "const",
        "format",
        "pattern",
    }
    assert set(schema) <= known | {"minItems", "items", "minLength"}, f"unchecked rule at {where}"
    kinds = {"object": dict, "array": list, "string": str}
    if "type" in schema and not isinstance(value, kinds[schema["type"]]):
        return [f"{where}: not {schema['type']}"]
    found = [f"{where}: no {name}" for name in schema.get("required", ()) if name not in value]
    if "const" in schema and value != schema["const"]:
        found.append(f"{where}: not {schema['const']}")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{where}: does not match")
    if len(value) < schema.get("minItems", 0) if isinstance(value, list) else False:
        found.append(f"{where}: too few")
    if isinstance(value, str) and len(value) < schema.get("minLength", 0):
        found.append(f"{where}: empty")
    for name, inside in schema.get("properties", {}).items():
        found += broken_rules(value[name], inside, f"{where}.{name}") if name in value else []
    for number, one in enumerate(value if "items" in schema else ()):
        found += broken_rules(one, schema["items"], f"{where}[{number}]")
    return found


def test_the_data_follow_the_published_schema(file):
    files = files_of(archive_of(file.amina))
    schema = json.loads(files["schema.json"])
    assert broken_rules(json.loads(files["dossier.json"]), schema) == []
    assert broken_rules({"format": "autre", "holdings": [{}]}, schema)


def test_the_schema_published_in_the_docs_is_the_one_of_the_code():
    assert DOCS.read_text() == SCHEMA.read_text()


def test_every_holding_of_every_app_is_there_with_every_row(file):
    data = json.loads(files_of(archive_of(file.amina))["dossier.json"])
    exported = queries.export_of(file.amina)
    assert [one["name"] for one in data["holdings"]] == [one.name for one in queries.holdings()]
    assert {one["name"]: len(one["rows"]) for one in data["holdings"]} == {
        name: len(rows) for name, rows in exported.items()
    }
    assert data["person"]["code"] == file.amina.code


def test_the_page_stands_alone_says_what_was_written_and_runs_nothing(file):
    page = files_of(archive_of(file.amina))["dossier.html"]
    assert "tortue-amarante-8412 &lt;b&gt;gras&lt;/b&gt;" in page
    assert "<b>gras" not in page
    assert not re.findall(r"<script|<link|<img|src=|@import|url\(|https?://", page)
    for holding in as_data(file.amina)["holdings"]:
        assert holding["retention"].split("’")[0][:20] in page


def test_nothing_of_someone_else_is_in_it(file):
    files = files_of(archive_of(file.basile))
    assert not any("tortue-amarante" in text or "Amina" in text for text in files.values())


def test_it_is_asked_made_told_taken_and_each_step_is_in_the_trail(
    file, mailoutbox, django_capture_on_commit_callbacks
):
    file.amina.email = "amina@exemple.invalid"
    file.amina.save()
    asked = actions.ask_copy(person=file.amina)
    assert actions.ask_copy(person=file.amina) == asked
    with django_capture_on_commit_callbacks(execute=True):
        assert [actions.make_copies_due(), actions.make_copies_due()] == [1, 0]
    ready = access.access_copy(file.amina, asked.pk)
    assert "tortue-amarante" in files_of(actions.opened_copy(copy=ready))["dossier.json"]
    acts = TrailEntry.objects.filter(action__startswith="copy.").order_by("at", "id")
    assert [one.action for one in acts] == ["copy.asked", "copy.made", "copy.downloaded"]
    (mail,) = mailoutbox
    assert mail.subject == "Un document vous attend"
    assert not any(word in mail.body for word in ("Amina", file.amina.code, "dossier", "données"))


def test_at_rest_it_is_sealed_with_the_person_s_key(file):
    actions.ask_copy(person=file.amina)
    actions.make_copies_due()
    sealed = bytes(Copy.objects.get().archive_sealed)
    assert sealed[:2] != b"PK"
    assert b"tortue" not in sealed
    assert not zipfile.is_zipfile(io.BytesIO(sealed))


def test_nobody_else_takes_it_nor_after_its_days(file):
    asked = actions.ask_copy(person=file.amina)
    actions.make_copies_due()
    for other in (file.basile, file.claire, file.farid, file.gael):
        with pytest.raises(NotFound):
            access.access_copy(other, asked.pk)
    later = clock.now() + timedelta(days=7, seconds=1)
    with time_machine.travel(later, tick=False):
        with pytest.raises(NotFound):
            access.access_copy(file.amina, asked.pk)
        assert [actions.forget_copies_due(), actions.forget_copies_due()] == [1, 0]
    assert Copy.objects.get().archive_sealed is None


@pytest.mark.parametrize("dies", ["failpoint", "archive_of", "seal"])
def test_a_worker_that_dies_midway_loses_nothing_and_another_makes_it(file, monkeypatch, dies):
    asked = actions.ask_copy(person=file.amina)

    def die(*_words, **_facts):
        raise SystemExit

    monkeypatch.setattr(copying, dies, die)
    with pytest.raises(SystemExit):
        actions.make_copies_due()
    assert not queries.ready_copies(file.amina).exists()
    monkeypatch.undo()
    assert actions.make_copies_due() == 0
    with time_machine.travel(clock.now() + copying.LEASE + timedelta(seconds=1), tick=False):
        assert actions.make_copies_due() == 1
        assert access.access_copy(file.amina, asked.pk)
    assert TrailEntry.objects.filter(action="copy.made").count() == 1


def test_what_cannot_be_made_is_said_after_a_few_tries_and_quotes_nobody(file, monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)
    actions.ask_copy(person=file.amina)

    def fail(_person):
        raise ValueError(SAID)

    monkeypatch.setattr(copying, "archive_of", fail)
    for turn in range(copying.TRIES):
        with time_machine.travel(clock.now() + turn * 2 * copying.LEASE, tick=False):
            assert actions.make_copies_due() == 1
    assert Copy.objects.get().failed_at is not None
    assert actions.ask_copy(person=file.amina).failed_at is None
    assert SAID not in caplog.text


def test_someone_erased_meanwhile_gets_no_copy(file):
    actions.ask_copy(person=file.amina)
    actions.erase_person(person=file.amina, asked_by=file.amina)
    assert actions.make_copies_due() == 0
    assert not Copy.objects.exists()
