"""`ancrage erase`: dry unless told, and the code only."""

from ancrage.accounts.models import User
from ancrage.console.main import main
from ancrage.privacy.models import Erasure


def test_dry_it_erases_nothing(cast, capsys):
    assert main(["erase", cast.amina.code]) == 0
    assert "--yes" in capsys.readouterr().out
    assert User.objects.filter(pk=cast.amina.pk).exists()


def test_told_to_it_erases_and_says_when_backups_forget(cast, capsys):
    assert main(["erase", cast.amina.code.lower(), "--yes"]) == 0
    out = capsys.readouterr().out
    assert f"{Erasure.objects.get().backups_forget_at:%d/%m/%Y}" in out
    assert "Amina" not in out
    assert not User.objects.filter(pk=cast.amina.pk).exists()


def test_an_unknown_code_is_a_sentence(cast, capsys):
    assert main(["erase", "ZZZ-ZZZ", "--yes"]) == 1
    assert "ZZZ-ZZZ" in capsys.readouterr().err


def test_a_professional_is_not_erased(cast, capsys):
    assert main(["erase", cast.claire.code, "--yes"]) == 1
    assert "reste signé" in capsys.readouterr().err
