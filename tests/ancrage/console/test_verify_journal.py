"""`ancrage verify-journal`: a status, a sentence for each finding, and what nobody can see."""

import json

import pytest

from ancrage.audit.models import Head, TrailEntry
from ancrage.console.main import main
from tests.ancrage.audit.chain import leave, owner_of_the_database, write


@pytest.fixture
def left(db, settings, tmp_path):
    """The file of heads that left, after three entries."""
    settings.DATA_DIR = tmp_path
    write(3)
    leave()
    return tmp_path / "heads.jsonl"


def test_a_sound_trail_is_said_and_until_when(left, capsys):
    assert main(["verify-journal", "--heads", str(left)]) == 0
    out = capsys.readouterr().out
    assert "3 lignes chaînées, 0 en attente : tout se tient." in out
    assert "Prouvé jusqu’à la place 3" in out


def test_it_says_what_it_cannot_see(left, capsys):
    main(["verify-journal"])
    out = capsys.readouterr().out
    assert "Sans --heads" in out
    assert "ne peut pas voir" in out
    assert "plus récente que la dernière tête" in out


def test_an_edit_is_named_and_fails(left, capsys):
    with owner_of_the_database():
        TrailEntry.objects.filter(seal__position=2).update(action="nothing")
    assert main(["verify-journal"]) == 1
    assert "place 2 : ligne retouchée" in capsys.readouterr().out


def test_a_head_read_from_a_mail_counts(left, tmp_path, capsys):
    mail = tmp_path / "mail.txt"
    mail.write_text(f"Bonjour,\n\nVoici l’empreinte.\n\n{left.read_text()}\n")
    assert main(["verify-journal", "--heads", str(mail)]) == 0
    assert "Prouvé jusqu’à la place 3" in capsys.readouterr().out


def test_a_malformed_line_is_named_and_the_rest_is_read(left, capsys):
    left.write_text('{"position": 1}\n' + left.read_text())
    assert main(["verify-journal", "--heads", str(left)]) == 1
    said = capsys.readouterr()
    assert "ligne 1" in said.err
    assert "Prouvé jusqu’à la place 3" in said.out


def test_a_missing_file_is_a_sentence(left, tmp_path, capsys):
    assert main(["verify-journal", "--heads", str(tmp_path / "absent")]) == 1
    assert "absent" in capsys.readouterr().err


def test_a_head_signed_by_another_key_is_refused_when_the_key_is_known(left, capsys):
    key = json.loads(left.read_text())["key"]
    assert main(["verify-journal", "--heads", str(left), "--key", key]) == 0
    assert main(["verify-journal", "--heads", str(left), "--key", "00" * 32]) == 1
    assert "autre clé" in capsys.readouterr().out


def test_a_cut_tail_fails_only_with_the_heads_that_left(left, capsys):
    from tests.ancrage.audit.test_attacks import drop

    with owner_of_the_database():
        Head.objects.all().delete()
        drop(3)
    assert main(["verify-journal"]) == 0
    assert main(["verify-journal", "--heads", str(left)]) == 1
    assert "fin coupée" in capsys.readouterr().out
