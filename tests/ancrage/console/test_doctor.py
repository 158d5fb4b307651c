"""`ancrage doctor` says what is missing and what to do."""

from datetime import timedelta

import pytest

from ancrage.audit import actions
from ancrage.audit.models import TrailEntry, Unsealed
from ancrage.console.main import main
from ancrage.kernel import clock
from ancrage.vault.actions import seal
from ancrage.vault.rules import Place


@pytest.fixture
def house(cast, settings, tmp_path):
    settings.SECRETS_DIR = settings.DATA_DIR = tmp_path
    cast.farid.email = "farid@exemple.invalid"
    cast.farid.save()
    return cast


def test_nothing_missing_is_said_in_one_line(house, capsys):
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out == "0 erreur(s), 0 avertissement(s).\n"


def test_an_error_fails_and_says_what_to_do(house, settings, capsys):
    settings.OPERATOR = ""
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "ERREUR ancrage.E006" in out
    assert "-> Écrivez dans ANCRAGE_OPERATOR" in out


def test_a_warning_fails_only_when_asked(house, capsys):
    actions.record("file.read", actor_id=None)
    Unsealed.objects.update(since=clock.now() - timedelta(minutes=5))
    assert main(["doctor"]) == 0
    assert "W003" in capsys.readouterr().out
    assert main(["doctor", "--strict"]) == 1


def test_a_trail_whose_heads_stopped_is_noticed(house, capsys):
    with clock.turned_to(clock.now() - timedelta(hours=1)):
        actions.record("file.read", actor_id=None)
        actions.seal_due()
    assert main(["doctor"]) == 0
    assert "W004" in capsys.readouterr().out
    assert TrailEntry.objects.count() == 1


def test_two_days_without_a_backup_are_noticed(house, capsys, settings):
    with clock.turned_to(clock.now() - timedelta(days=3)):
        seal(owner=house.amina.pk, place=Place("t", "f", house.amina.pk), text="x")
        actions.record("backup.made", actor_id=None)
        actions.seal_due()
        actions.sign_head()
    main(["doctor"])
    assert "W005" in capsys.readouterr().out
    actions.record("backup.made", actor_id=None)
    main(["doctor"])
    assert "W005" not in capsys.readouterr().out


def test_nothing_it_says_names_a_person(house, settings, capsys):
    settings.OPERATOR = settings.KEKS = ""
    main(["doctor"])
    out = capsys.readouterr().out
    assert not any(person.username in out.lower() for person in (house.amina, house.claire, house.farid))
