"""`ancrage cover`: the safety officer signs at the keyboard, before the first opening."""

import io

import pytest

from ancrage.accounts.actions import new_recovery_codes
from ancrage.care.models import CoverPolicy
from ancrage.console.main import main
from tests.cast import PASSPHRASE

NEW = "neuf hiboux repassent la lune"


@pytest.fixture
def asked(cast, monkeypatch):
    """Ask for a cover, the officer typing these lines."""
    CoverPolicy.objects.all().delete()
    for person in (cast.claire, cast.safety):
        person.is_active = True
        person.save()

    def ask(*typed, officer="solene", steps=("claire:15", "tous:10"), yes=True):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        chosen = [part for step in steps for part in ("--step", step)]
        organisation = ["--organisation", cast.team.name]
        return main(["cover", *organisation, "--officer", officer, *chosen, *(["--yes"] if yes else [])])

    return ask


def test_the_officer_signs_with_their_passphrase(asked, cast):
    assert asked(PASSPHRASE) == 0
    policy = CoverPolicy.objects.get()
    assert policy.signed_by == cast.safety
    steps = policy.steps.order_by("order").values_list("target__username", "delay_minutes")
    assert list(steps) == [("claire", 15), (None, 10)]


def test_or_with_a_code_that_chooses_the_passphrase(asked, cast):
    code = new_recovery_codes(user=cast.safety)[0]
    assert asked(code, NEW) == 0
    cast.safety.refresh_from_db()
    assert cast.safety.check_password(NEW)
    assert CoverPolicy.objects.get().signed_by == cast.safety


def test_someone_else_does_not_sign(asked, capsys):
    assert asked("pas la bonne phrase") == 1
    assert "rien n’a été signé" in capsys.readouterr().err
    assert not CoverPolicy.objects.exists()


def test_a_wrong_code_does_not_sign(asked, cast):
    new_recovery_codes(user=cast.safety)
    assert asked("AAAA-AAAA", NEW) == 1
    assert not CoverPolicy.objects.exists()


def test_dry_it_only_says_what_it_would_be(asked, capsys):
    assert asked(yes=False) == 0
    assert "toute l’équipe, 10 min" in capsys.readouterr().out
    assert not CoverPolicy.objects.exists()


def test_whoever_is_not_the_safety_officer_cannot_sign(asked, capsys):
    assert asked(PASSPHRASE, officer="claire") == 1
    assert "responsable de la sécurité" in capsys.readouterr().err


@pytest.mark.parametrize("step", ["claire", "claire:soon", ":15", "inconnue:15"])
def test_a_step_that_cannot_be_read_is_a_sentence(asked, step, capsys):
    assert asked(PASSPHRASE, steps=(step,)) == 1
    assert step.split(":")[0] in capsys.readouterr().err
