"""Opening an account, and finding it again."""

import pytest
from django.core.exceptions import ValidationError

from ancrage.accounts import actions, queries
from ancrage.accounts.errors import CodeRefused, NameTaken, TooYoung
from ancrage.accounts.models import RecoveryCode, User
from ancrage.accounts.rules import Age
from ancrage.audit.models import TrailEntry

pytestmark = pytest.mark.django_db
LONG = "neuf violons dorment sous la table"
OTHER = "la pluie repeint sept chaises bleues"


def opened(name="Lune", **facts):
    return actions.open_account(username=name, passphrase=LONG, age=Age.ADULT, **facts)


def test_an_account_needs_no_more_than_a_pseudonym_a_passphrase_and_an_age():
    user = opened()
    assert user.check_password(LONG)
    assert not user.email
    assert TrailEntry.objects.get(action="account.opened").about_id == user.pk


def test_under_fifteen_no_account_is_opened():
    with pytest.raises(TooYoung):
        actions.open_account(username="petit", passphrase=LONG, age=Age.UNDER_15)
    assert not User.objects.exists()


def test_between_fifteen_and_seventeen_the_account_says_so_and_the_age_is_not_kept():
    user = actions.open_account(username="Lou", passphrase=LONG, age=Age.MINOR)
    assert user.minor


def test_a_pseudonym_is_taken_whatever_its_case():
    opened("Lune")
    with pytest.raises(NameTaken):
        opened("LUNE")


@pytest.mark.parametrize(
    "weak", ["court", "motdepassemotdepasse", "aaaaaaaaaaaaaaaaaaaa", "123456789012345678"]
)
def test_a_passphrase_that_a_machine_would_guess_is_refused(weak):
    with pytest.raises(ValidationError):
        actions.open_account(username="Lune", passphrase=weak, age=Age.ADULT)


def test_codes_are_shown_once_and_kept_as_digests_only():
    user = opened()
    codes = actions.new_recovery_codes(user=user)
    assert len(set(codes)) == 10
    kept = set(RecoveryCode.objects.values_list("digest", flat=True))
    assert not kept & set(codes)
    assert queries.recovery_codes_left(user) == 10


def test_new_codes_replace_the_old_ones():
    user = opened()
    old = actions.new_recovery_codes(user=user)[0]
    actions.new_recovery_codes(user=user)
    with pytest.raises(CodeRefused):
        actions.use_recovery_code(username="Lune", code=old, passphrase=OTHER)


def test_a_code_lets_choose_a_new_passphrase_however_it_is_typed():
    user = opened()
    code = actions.new_recovery_codes(user=user)[3]
    actions.use_recovery_code(username="lune ", code=f" {code.lower().replace('-', ' ')}", passphrase=OTHER)
    user.refresh_from_db()
    assert user.check_password(OTHER)
    assert queries.recovery_codes_left(user) == 9


def test_a_code_serves_once():
    user = opened()
    code = actions.new_recovery_codes(user=user)[0]
    actions.use_recovery_code(username="Lune", code=code, passphrase=OTHER)
    with pytest.raises(CodeRefused):
        actions.use_recovery_code(username="Lune", code=code, passphrase=LONG)


def test_a_weak_new_passphrase_does_not_spend_the_code():
    user = opened()
    code = actions.new_recovery_codes(user=user)[0]
    with pytest.raises(ValidationError):
        actions.use_recovery_code(username="Lune", code=code, passphrase="court")
    assert queries.recovery_codes_left(user) == 10


@pytest.mark.parametrize("name", ["Lune", "personne"])
def test_a_wrong_code_and_an_unknown_pseudonym_get_the_same_answer(name):
    actions.new_recovery_codes(user=opened())
    with pytest.raises(CodeRefused) as refused:
        actions.use_recovery_code(username=name, code="AAAA-AAAA-AAAA-AAAA", passphrase=OTHER)
    assert refused.value.said == CodeRefused.said


def test_someone_else_s_code_opens_nothing():
    opened("Lune")
    theirs = actions.new_recovery_codes(user=opened("Ciel"))[0]
    with pytest.raises(CodeRefused):
        actions.use_recovery_code(username="Lune", code=theirs, passphrase=OTHER)
