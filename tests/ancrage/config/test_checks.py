"""Each start-up check has an id, a hint that says what to do, and a way to fail."""

import base64
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from ancrage.accounts.models import Membership
from ancrage.accounts.rules import Role
from ancrage.care.models import CoverPolicy
from ancrage.config import checks
from ancrage.console import secrets
from ancrage.kernel import clock
from ancrage.vault import actions as vault
from ancrage.vault.rules import Place
from vigie import Quality
from vigie.deciding import unreadable

ROOT = Path(__file__).resolve().parents[3]


def ids() -> list[str]:
    return sorted(
        message.id.removeprefix("ancrage.") for message in checks.found() if message.id.startswith("ancrage.")
    )


@pytest.fixture
def ready(cast, settings, tmp_path):
    """A house with nothing to say against it."""
    settings.SECRETS_DIR = tmp_path
    settings.BASE_URL = "http://localhost:8000"
    cast.farid.email = "farid@exemple.invalid"
    cast.farid.save()
    vault.seal(owner=cast.amina.pk, place=Place("t", "f", cast.amina.pk), text="x")
    return cast


def test_a_house_that_is_ready_has_nothing_to_say(ready):
    assert ids() == []
    checks.refuse_a_broken_house()


@pytest.mark.parametrize("key", ["unset", "short", "a" * 60])
def test_a_missing_or_weak_secret_key(ready, settings, key):
    settings.SECRET_KEY = key
    assert ids() == ["E001"]


@pytest.mark.parametrize("ring", ["", "{}", "not json", '{"current": "a", "keys": {}}'])
def test_a_missing_or_unreadable_ring(ready, settings, ring):
    settings.KEKS = ring
    assert ids() == ["E002"]


def test_a_ring_that_lost_the_key_in_use(ready, settings):
    settings.KEKS = secrets.new_ring()
    assert ids() == ["E003"]


def test_a_ring_whose_key_has_the_right_name_and_the_wrong_bytes(ready, settings):
    name = json.loads(settings.KEKS)["current"]
    settings.KEKS = json.dumps({"current": name, "keys": {name: base64.b64encode(b"w" * 32).decode()}})
    assert ids() == ["E003"]


@pytest.mark.parametrize("key", ["", "not base64 !", base64.b64encode(b"short").decode()])
def test_a_missing_or_unreadable_signing_key(ready, settings, key):
    settings.SIGNING_KEY = key
    assert ids() == ["E004"]


def test_an_unknown_side(ready, settings):
    settings.SIDES = "everything"
    assert ids() == ["E005"]


@pytest.mark.parametrize("side", ["care", "both"])
def test_care_without_a_named_operator(ready, settings, side):
    settings.SIDES, settings.OPERATOR = side, " "
    assert ids() == ["E006"]


def test_care_without_a_signed_cover(ready):
    CoverPolicy.objects.update(ended_at=clock.now())
    assert ids() == ["E007"]


def test_care_without_any_team(db, settings, tmp_path):
    settings.SECRETS_DIR = tmp_path
    assert ids() == ["E007", "W002"]


def test_care_whose_safety_officer_left_the_role(ready):
    Membership.objects.filter(role=Role.SAFETY_OFFICER).update(until=clock.now() - timedelta(minutes=1))
    assert ids() == ["E008"]


def test_care_whose_safety_officer_has_a_closed_account(ready):
    ready.safety.is_active = False
    ready.safety.save()
    assert ids() == ["E008"]


def test_a_house_of_work_needs_neither_operator_nor_cover(ready, settings):
    settings.SIDES, settings.OPERATOR = "work", ""
    CoverPolicy.objects.update(ended_at=clock.now())
    assert ids() == []


def test_a_demonstration_open_to_others(ready, settings):
    settings.DEMO, settings.BASE_URL = True, "https://exemple.invalid"
    assert ids() == ["E009"]


def test_a_site_in_clear_on_the_network(ready, settings):
    settings.BASE_URL = "http://ancrage.exemple.invalid"
    assert ids() == ["E010"]


def test_a_trail_without_its_guards(ready):
    from django.db import connection

    on = " ON audit_seal" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER audit_seal_refuses_delete{on}")
    assert ids() == ["E011"]


def test_tables_that_wait_for_a_migration(ready, monkeypatch):
    monkeypatch.setattr(checks, "unmigrated", lambda: True)
    assert ids() == ["E020"]


def test_a_base_that_does_not_answer(ready, monkeypatch):
    from django.db import OperationalError

    def fail():
        raise OperationalError("no route")

    monkeypatch.setattr(checks, "unmigrated", fail)
    assert ids() == ["E021"]


def test_a_secret_that_others_can_read(ready, settings):
    file = Path(settings.SECRETS_DIR) / "secret_key"
    file.write_text("x")
    file.chmod(0o640)
    assert ids() == ["W001"]
    file.chmod(0o600)
    assert ids() == []


def test_heads_that_nobody_receives(ready):
    Membership.objects.filter(role=Role.DPO).delete()
    assert ids() == ["W002"]


def test_a_broken_house_does_not_open_and_says_what_to_do(ready, settings):
    settings.OPERATOR, settings.KEKS = "", ""
    with pytest.raises(checks.HouseNotReady) as refused:
        checks.refuse_a_broken_house()
    said = str(refused.value)
    assert all(part in said for part in ("E002", "E006", "ancrage restore", "ANCRAGE_OPERATOR"))


def test_a_warning_does_not_keep_it_closed(ready):
    Membership.objects.filter(role=Role.DPO).delete()
    checks.refuse_a_broken_house()


def in_code() -> set[str]:
    files = [
        *(ROOT / "src/ancrage/config").glob("checks*.py"),
        ROOT / "src/ancrage/console/commands/doctor.py",
    ]
    return set(re.findall(r'"(?:ancrage\.)?([EW]\d{3})"', "\n".join(file.read_text() for file in files)))


def test_every_check_is_documented_and_nothing_else_is():
    page = (ROOT / "docs/reference/controles.md").read_text()
    assert set(re.findall(r"^\| `([EW]\d{3})`", page, re.MULTILINE)) == in_code()


def test_a_reader_that_fails_or_hears_nothing(ready, monkeypatch):
    """It should stop the house: each message would be unknown, and alert."""
    monkeypatch.setattr(
        "vigie.read", lambda text, **_: unreadable(Quality("unknown", len(text), readable=False))
    )
    assert ids() == ["E030"]


def test_an_operating_point_that_nobody_measured(ready, settings):
    settings.READING_POINT = "reckless"
    assert ids() == ["E031"]
    settings.READING_POINT = "wide"
    assert ids() == []
