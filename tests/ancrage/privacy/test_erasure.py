"""Erasure: the key first, then the rows, and a proof that names nobody."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import UUIDField
from django.test import Client

from ancrage.accounts.models import Identity, Membership, User
from ancrage.audit.models import TrailEntry
from ancrage.care.models import AlertEvent
from ancrage.companion.models import Conversation, Message
from ancrage.kernel import clock
from ancrage.privacy import actions, queries
from ancrage.privacy.actions import erasing
from ancrage.privacy.models import AskedErasure, Consent, Erasure
from ancrage.privacy.proofs import proof_text
from ancrage.vault import actions as vault
from ancrage.vault.errors import KeyDestroyed
from ancrage.vault.models import PersonKey
from ancrage.vault.queries import data_key
from ancrage.vault.rows import place_of
from tests.ancrage.privacy.file import fill_file

SAID = "tortue-amarante-8412"


@pytest.fixture
def file(cast):
    """Amina's file, with something in every table."""
    fill_file(cast, text=SAID)
    return cast


def rows_of(person_id) -> dict[str, int]:
    """Count, in the whole database, rows of people's tables that name this id."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            columns = [
                column.name for column in connection.introspection.get_table_description(cursor, table)
            ]
            named = [
                c
                for c in columns
                if c in {"person_id", "user_id", "owner_id", "about_id"}
                or (c == "id" and table == "accounts_user")
            ]
            for column in named:
                cursor.execute(
                    f'SELECT count(*) FROM "{table}" WHERE "{column}" = %s',
                    [UUIDField().get_db_prep_value(person_id, connection)],
                )
                if count := cursor.fetchone()[0]:
                    found[f"{table}.{column}"] = count
    return found


def test_an_export_opens_everything_that_is_sealed(file):
    exported = queries.export_of(file.amina)
    assert exported["messages"][0]["text"] == SAID
    assert exported["identity"][0]["phone"] == SAID
    assert exported["alert_events"][0]["note"] == SAID
    assert "password" not in exported["account"][0]
    empty = {name for name, rows in exported.items() if not rows}
    assert empty == {
        "keys",
        "erasures",
        "memberships",
        "email_addresses",
        "slots",
        "second_factors",
        "sessions",
        "cover_policies",
        "cover_steps",
        "free_talk_stops",
    }


def test_an_export_holds_nothing_of_someone_else(file):
    assert queries.export_of(file.basile)["messages"] == []
    assert [row["code"] for row in queries.export_of(file.basile)["account"]] == [file.basile.code]


def test_after_an_erasure_no_row_names_the_person_but_the_proof_and_the_trail(file):
    person_id = file.amina.pk
    actions.erase_person(person=file.amina, asked_by=file.amina)
    left = rows_of(person_id)
    assert set(left) == {"privacy_erasure.person_id", "vault_personkey.owner_id", "audit_trailentry.about_id"}


def test_after_an_erasure_the_key_is_gone_for_good(file):
    person_id = file.amina.pk
    kept = Message.objects.get()
    place, sealed = place_of(kept, "text"), bytes(kept.text_sealed)
    actions.erase_person(person=file.amina, asked_by=file.amina)
    assert PersonKey.objects.get(owner_id=person_id).wrapped is None
    with pytest.raises(KeyDestroyed):
        data_key(person_id)
    with pytest.raises(KeyDestroyed):
        vault.seal(owner=person_id, place=place, text="encore")
    assert sealed


def test_the_proof_says_when_backups_forget(file, settings):
    settings.BACKUP_KEYS_DAYS = 30
    proof = actions.erase_person(person=file.amina, asked_by=file.amina)
    assert timedelta(days=29, hours=23) < proof.backups_forget_at - clock.now() <= timedelta(days=30)
    assert proof.rows["messages"] == 1
    assert proof.rows["account"] == 1
    assert queries.erasure_of(proof.person_id) == proof


def test_the_key_goes_before_the_rows(file, monkeypatch):
    order = []
    destroy = erasing.destroy_key
    monkeypatch.setattr(erasing, "destroy_key", lambda **facts: (order.append("key"), destroy(**facts))[1])
    rows = erasing._erase_rows
    monkeypatch.setattr(erasing, "_erase_rows", lambda person: (order.append("rows"), rows(person))[1])
    actions.erase_person(person=file.amina, asked_by=file.amina)
    assert order == ["key", "rows"]


def test_a_failure_midway_erases_nothing_and_proves_nothing(file, monkeypatch):
    def die(_person):
        raise RuntimeError

    monkeypatch.setattr(erasing, "_erase_rows", die)
    with pytest.raises(RuntimeError):
        actions.erase_person(person=file.amina, asked_by=file.amina)
    assert Message.objects.count() == 1
    assert data_key(file.amina.pk)
    assert not Erasure.objects.exists()


def test_nobody_else_loses_anything(file):
    Conversation.objects.create(person=file.basile)
    actions.give_consent(person=file.basile, purpose="keep", text_version="1")
    actions.erase_person(person=file.amina, asked_by=file.amina)
    assert Conversation.objects.get().person == file.basile
    assert Consent.objects.get().person == file.basile
    assert User.objects.filter(username="claire").exists()


def test_her_open_sessions_are_closed(file):
    browser = Client()
    browser.force_login(file.amina, backend="allauth.account.auth_backends.AuthenticationBackend")
    other = Client()
    other.force_login(file.basile, backend="allauth.account.auth_backends.AuthenticationBackend")
    actions.erase_person(person=file.amina, asked_by=file.amina)
    assert Session.objects.count() == 1


def test_a_professional_account_is_closed_not_erased(file):
    with pytest.raises(actions.ErasureRefused, match="reste signé"):
        actions.erase_person(person=file.claire, asked_by=file.claire)
    assert User.objects.filter(pk=file.claire.pk).exists()


def test_acts_on_others_hold_an_account_even_without_a_role(file):
    AlertEvent.objects.update(actor=file.basile)
    with pytest.raises(actions.ErasureRefused):
        actions.erase_person(person=file.basile, asked_by=file.basile)
    assert User.objects.filter(pk=file.basile.pk).exists()


def test_the_trail_says_that_it_was_done_and_on_what_ground(file):
    proof = actions.erase_person(person=file.amina, asked_by=file.amina)
    entry = TrailEntry.objects.get(action="person.erased")
    assert (entry.about_id, entry.ground, entry.object_id) == (proof.person_id, "own_file", proof.pk)
    assert Identity.objects.count() == 0


def test_erasing_again_what_a_backup_brought_back_removes_the_rows(file):
    person_id = file.amina.pk
    assert actions.erase_again(person_id=person_id)
    assert not User.objects.filter(pk=person_id).exists()
    assert not actions.erase_again(person_id=person_id)


def waiting(person):
    asked = actions.ask_erasure(person=person)
    AskedErasure.objects.filter(pk=asked.pk).update(due_at=clock.now())
    return asked


@pytest.fixture
def willing(file):
    """Amina’s file, in which no erasure waits yet."""
    AskedErasure.objects.all().delete()
    return file


def test_asking_erases_nothing_before_its_day(willing):
    asked = actions.ask_erasure(person=willing.amina)
    assert actions.ask_erasure(person=willing.amina) == asked
    assert actions.erase_due() == 0
    assert data_key(willing.amina.pk)
    assert TrailEntry.objects.filter(action="erasure.asked").count() == 1


def test_on_its_day_it_is_erased_once_under_the_reference_that_was_given(willing):
    asked, person_id = waiting(willing.amina), willing.amina.pk
    assert [actions.erase_due(), actions.erase_due()] == [1, 0]
    proof = Erasure.objects.get()
    assert (proof.pk, proof.asked_by_id) == (asked.pk, person_id)
    assert not User.objects.filter(pk=person_id).exists()


def test_called_off_it_is_never_done(willing):
    waiting(willing.amina)
    assert actions.call_off_erasure(person=willing.amina)
    assert not actions.call_off_erasure(person=willing.amina)
    assert actions.erase_due() == 0
    assert data_key(willing.amina.pk)


def test_a_worker_that_dies_midway_erases_nothing_and_another_does_it(willing, monkeypatch):
    waiting(willing.amina)

    def die(name):
        raise SystemExit(name)

    monkeypatch.setattr(erasing, "failpoint", die)
    with pytest.raises(SystemExit):
        actions.erase_due()
    assert data_key(willing.amina.pk)
    assert Message.objects.count() == 1
    monkeypatch.undo()
    assert actions.erase_due() == 0
    with time_machine.travel(clock.now() + erasing.LEASE + timedelta(seconds=1), tick=False):
        assert actions.erase_due() == 1
    assert Message.objects.count() == 0


def test_someone_who_took_a_role_meanwhile_is_not_erased_and_it_is_in_the_trail(willing):
    waiting(willing.amina)
    Membership.objects.create(user=willing.amina, organisation=willing.team, role="professional")
    assert actions.erase_due() == 0
    assert User.objects.filter(pk=willing.amina.pk).exists()
    assert TrailEntry.objects.filter(action="erasure.refused").count() == 1
    assert not AskedErasure.objects.exists()


def test_whoever_gave_an_address_gets_the_proof_by_a_last_mail(
    willing, mailoutbox, django_capture_on_commit_callbacks
):
    willing.amina.email = "amina@exemple.invalid"
    willing.amina.save()
    asked = waiting(willing.amina)
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase_due()
    (mail,) = mailoutbox
    assert f"/effacement/{asked.pk}/" in mail.body
    assert not any(word in mail.subject + mail.body for word in ("Amina", willing.amina.code, "effac\u00e9 "))


def test_the_proof_counts_what_stays_and_names_nobody(willing):
    proof = actions.erase_person(person=willing.amina, asked_by=willing.amina)
    assert proof.kept["trail"] == TrailEntry.objects.filter(about_id=proof.person_id).count() - 1
    text = proof_text(proof)
    assert not any(word in text for word in ("Amina", willing.amina.code, str(proof.person_id), SAID))
    assert "Journal des actes et des lectures" in text
    assert f"{proof.backups_forget_at:%Y}" in text
