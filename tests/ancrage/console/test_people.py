"""`ancrage people`: the first professionals of a site."""

from ancrage.accounts import actions
from ancrage.accounts.models import Membership, Organisation, RecoveryCode, User
from ancrage.console.main import main

ASKED = [
    "people",
    "--name",
    "ines",
    "--organisation",
    "Équipe des Quais",
    "--role",
    "professional",
    "--role",
    "safety_officer",
]


def test_without_yes_nothing_is_written(db, capsys):
    assert main(ASKED) == 0
    assert "Rien n’a été fait" in capsys.readouterr().out
    assert not User.objects.exists()


def test_a_professional_comes_in_with_roles_and_codes(db, capsys):
    assert main([*ASKED, "--yes"]) == 0
    code = capsys.readouterr().out.split()[-1]
    roles = Membership.objects.filter(user__username="ines", organisation__name="Équipe des Quais").order_by(
        "role"
    )
    assert [held.role for held in roles] == ["professional", "safety_officer"]
    chosen = actions.use_recovery_code(username="ines", code=code, passphrase="quatre tortues lisent dehors")
    assert chosen.check_password("quatre tortues lisent dehors")


def test_someone_known_gets_the_role_and_keeps_their_codes(db, capsys):
    main([*ASKED, "--yes"])
    capsys.readouterr()
    assert (
        main(["people", "--name", "ines", "--organisation", "Équipe des Quais", "--role", "dpo", "--yes"])
        == 0
    )
    assert RecoveryCode.objects.count() == 10
    assert Membership.objects.count() == 3


def test_an_organisation_keeps_its_side(db, capsys):
    Organisation.objects.create(name="Équipe des Quais", side="work")
    assert main([*ASKED, "--yes"]) == 1
    assert "de l’autre côté" in capsys.readouterr().err
    assert not User.objects.exists()
