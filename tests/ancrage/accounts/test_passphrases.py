"""Which passphrases are accepted."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from ancrage.accounts.models import User
from ancrage.accounts.passphrases import LongEnough, NotLeaked, Unguessable


def refused_by(validator, passphrase, user=None):
    try:
        validator.validate(passphrase, user)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize(
    "good", ["quatre tortues lisent dehors", "La pluie repeint 7 chaises", "ÿ漢字 et trois cailloux"]
)
def test_a_few_unrelated_words_are_accepted(good):
    validate_password(good, User(username="lune"))


def test_fourteen_characters_are_not_fifteen():
    assert refused_by(LongEnough(), "x" * 14)
    assert not refused_by(LongEnough(), "x" * 15)


@pytest.mark.parametrize(
    "leaked", ["basketball", "BasketBall", "basketball2024!!!", "--basketball--", "basketballbasketball"]
)
def test_a_leaked_password_is_refused_bare_doubled_or_dressed(leaked):
    assert refused_by(NotLeaked(), leaked)


@pytest.mark.parametrize(
    "walk",
    [
        "azertyuiopqsdfghjklm",
        "qwertyuiopasdfghjkl",
        "wxcvbnwxcvbnwxcvbn",
        "1234567890123456",
        "aaaaaaaaaaaaaaaa",
    ],
)
def test_a_walk_on_a_keyboard_french_or_american_is_refused(walk):
    assert refused_by(Unguessable(), walk)


def test_one_s_own_name_counts_for_nothing():
    assert refused_by(Unguessable(), "lunedesbois lunedesbois", User(username="lunedesbois"))


def test_a_very_long_passphrase_is_read_in_no_time():
    assert not refused_by(Unguessable(), "un long poème que personne ne devinera jamais " * 400)
