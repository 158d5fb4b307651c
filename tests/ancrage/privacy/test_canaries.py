"""A canary in every column of someone's file; an erasure; then no canary anywhere: rows, free pages, sessions, caches, files,
logs, mails, copies, pages of others. New tables are planted by themselves, from their holding."""

import logging
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client

from ancrage.companion import actions as companion
from ancrage.kernel import clock
from ancrage.privacy import actions, queries
from ancrage.privacy.models import AskedErasure, Copy, DataRequest, Erasure
from ancrage.privacy.proofs import backups_of
from ancrage.privacy.rules import Asked, Purpose
from ancrage.vault.queries import Opener
from ancrage.vault.rows import place_of
from tests.ancrage.privacy.canaries import NEVER_HERS, NOT_WORDS, canary, plant
from tests.stories.test_nothing_leaks import whole_database
from tests.web.staff.conftest import enter  # noqa: F401 - a fixture

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SPOKEN = ("talk", "searched", "ephemeral", "asked", "session", "login")


@pytest.fixture
def spoken() -> dict[str, str]:
    """One canary for each way of saying something through the pages."""
    return {name: canary() for name in SPOKEN}


@pytest.fixture
def everything_kept(settings, tmp_path, caplog, mailoutbox):
    """Every file, log and mail of the test, and nothing else."""
    settings.DATA_DIR = tmp_path
    caplog.set_level(logging.DEBUG)
    return mailoutbox


@pytest.fixture
def lived(cast, spoken, everything_kept, django_capture_on_commit_callbacks):
    """Amina's life here: words through the pages, with every log and mail kept."""
    cast.farid.email = "farid@exemple.invalid"
    cast.farid.save()
    with django_capture_on_commit_callbacks(execute=True):
        speak(cast, spoken)
        actions.ask_copy(person=cast.amina)
        actions.make_copies_due()
    assert Copy.objects.get().archive_sealed
    Copy.objects.all().delete()  # its row is planted too
    for model in (DataRequest, AskedErasure):
        model.objects.all().delete()
    return cast


def speak(cast, spoken) -> None:
    """Say something by each page that takes words."""
    browser = Client()
    browser.post("/compte/connexion/", {"login": "amina", "password": spoken["login"]})
    browser.force_login(cast.amina, backend=BACKEND)
    for purpose in Purpose:
        actions.give_consent(person=cast.amina, purpose=purpose, text_version="1")
    talk = companion.start_conversation(person=cast.amina)
    browser.post(f"/parler/{talk.pk}/", {"text": f"je pense à {spoken['talk']}", "key": str(uuid.uuid4())})
    browser.post("/parler/chercher/", {"words": spoken["searched"], "q": spoken["searched"]})
    browser.post("/parler/ephemere/", {"text": spoken["ephemeral"]})
    actions.ask(person=cast.amina, kind=Asked.RECTIFY, words=spoken["asked"])
    session = browser.session
    session["said"] = spoken["session"]
    session.save()
    talk.delete()
    cast.amina.consents.all().delete()


@pytest.fixture
def planted(lived):
    """Every canary of every column."""
    return plant(lived, lived.amina)


@pytest.fixture
def bare(cast):
    """The same, with nothing said through the pages."""
    return plant(cast, cast.amina)


def where_found(canaries, text: bytes) -> list[str]:
    return [
        place for place, word in canaries.items() if word.encode() in text or word.encode("utf-16-le") in text
    ]


def test_every_table_that_goes_with_the_person_carries_canaries(bare):
    going = {one.model for one in queries.holdings() if not one.kept and one.model != "sessions.Session"}
    assert set(bare.rows) == going - NEVER_HERS, (
        "give its holding a path (rows_held does), so that it is planted"
    )
    assert len(set(bare.canaries.values())) == len(bare.canaries)


def test_every_column_that_can_hold_words_carries_one(bare):
    from django.db.models import BinaryField, JSONField, TextField

    silent = {
        f"{label}.{column.name}"
        for label in bare.rows
        for column in apps.get_model(label)._meta.concrete_fields
        if isinstance(column, TextField | JSONField | BinaryField)
    } - set(bare.canaries)
    assert silent == set()
    assert {where.rpartition(".")[0] for where in NOT_WORDS} == {"accounts.User"}


def test_before_the_erasure_each_canary_is_where_it_was_planted(bare, cast):
    assert where_found(bare.clear, whole_database()) == list(bare.clear)
    opener = Opener(cast.amina.pk)
    for where, word in bare.sealed.items():
        label, _, column = where.rpartition(".")
        row = bare.rows[label]
        row.refresh_from_db()
        assert opener.open(place_of(row, column), getattr(row, column)) == word


def test_a_sealed_column_shows_nothing_even_before(bare):
    assert where_found(bare.sealed, whole_database()) == []


@pytest.fixture
def erased(planted, lived, django_capture_on_commit_callbacks):
    """The canaries, after an erasure that waited for its day."""
    AskedErasure.objects.update(due_at=clock.now() - timedelta(seconds=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.erase_due() == 1
    return planted


def columns_holding(canaries) -> list[tuple[str, str]]:
    """Return the tables, and the canaries found in them, whatever the column."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                said = b" ".join(
                    bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row
                )
                found += [(table, place) for place in where_found(canaries, said)]
    return found


def test_after_the_erasure_no_canary_is_in_the_database_rows_and_free_pages(erased, spoken):
    assert columns_holding(erased.canaries | spoken) == []
    assert where_found(erased.canaries | spoken, whole_database()) == []


def test_nor_in_a_session_nor_in_a_log_nor_in_a_mail_nor_in_the_cache_nor_in_a_file(
    erased, spoken, caplog, mailoutbox, settings
):
    sessions = repr([one.get_decoded() for one in Session.objects.order_by("pk")]).encode()
    assert where_found(erased.canaries | spoken, sessions) == []
    records = [*caplog.get_records("setup"), *caplog.records]
    lines = "\n".join(f"{one.getMessage()} {one.args} {one.exc_text or ''}" for one in records)
    assert records
    assert where_found(erased.canaries | spoken, lines.encode()) == []
    assert {"farid@exemple.invalid", f"{erased.clear['accounts.User.email']}@exemple.invalid"} <= {
        to for mail in mailoutbox for to in mail.to
    }
    said = "".join(f"{mail.subject}{mail.body}{mail.extra_headers}" for mail in mailoutbox)
    assert where_found(erased.canaries | spoken, said.encode()) == []
    kept = repr(getattr(cache, "_cache", {})).encode()
    kept += b"".join(path.read_bytes() for path in Path(settings.DATA_DIR).rglob("*") if path.is_file())
    assert where_found(erased.canaries | spoken, kept) == []


def test_nor_in_a_copy_nor_in_what_waits_and_the_proof_says_what_backups_hold(erased, settings):
    for model in (Copy, DataRequest, AskedErasure):
        assert not model.objects.exists()
    due = [
        model
        for model in apps.get_models()
        if any(column.name == "due_at" for column in model._meta.concrete_fields)
        and model._meta.label in erased.rows
    ]
    assert due
    assert not any(model._default_manager.exists() for model in due)
    proof = Erasure.objects.get()
    assert proof.backups_forget_at - proof.key_destroyed_at >= timedelta(days=settings.BACKUP_KEYS_DAYS - 1)
    assert str(proof.backups_forget_at.year) in backups_of(proof)
    assert proof.rows.keys() >= {"messages", "account", "copies", "data_requests"}
    assert all(proof.rows[one.name] for one in queries.holdings() if one.path and one.model not in NEVER_HERS)


def test_nor_on_a_page_of_whoever_looked_after_her(erased, spoken, lived, enter):  # noqa: F811
    pages = {
        "claire": ("/alertes/", "/equipe/", "/lectures/", "/demandes/", "/demandes/messages/"),
        "farid": ("/journal/", "/journal/?acte=person.", "/donnees/demandes/", "/donnees/demandes/?closes=1"),
    }
    for name, paths in pages.items():
        browser = enter(getattr(lived, name))
        for path in paths:
            answer = browser.get(path)
            assert answer.status_code == 200, path
            assert where_found(erased.canaries | spoken, answer.content) == [], path
    other = Client()
    other.force_login(lived.basile, backend=BACKEND)
    found = other.post("/parler/chercher/", {"words": "je pense", "q": "je pense"}).content
    assert where_found(erased.canaries | spoken, found) == []
