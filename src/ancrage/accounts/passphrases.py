"""Which passphrases are accepted: long, in no list of leaked ones, not guessable. Offline, always.

Three looks, none of which leaves the machine: fifteen characters (NIST SP 800-63B, a passphrase used alone), the
20 000 most common leaked passwords that ship with Django, also when one is repeated or dressed with digits, and
zxcvbn, which knows 30 000 more, names, dates, keyboard walks and repetitions. No larger list of leaked passwords
comes as a free package: the usual service is on line, and asking it would tell someone that an account opens here.
"""

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

MINIMUM_LENGTH = 15
MINIMUM_SCORE = 3  # of 4: "safely unguessable" in zxcvbn's terms
NAME_FROM = 3  # letters: shorter, a name is part of any word
READ = 72  # characters zxcvbn looks at: beyond, its time grows and its answer does not change
AZERTY = str.maketrans(
    "azqwm", "qwaz;"
)  # zxcvbn knows American keyboards: a French walk becomes one of theirs
DRESSING = r"[\d\W_]+"
TOO_EASY = "Cette phrase se devine trop vite. Quatre ou cinq mots sans rapport tiennent mieux."
ADVICE = "Au moins 15 caractères. Quatre ou cinq mots sans rapport entre eux conviennent bien."


class LongEnough:
    """A Django password validator: fifteen characters at least."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError when the passphrase is short."""
        del user
        if len(password) < MINIMUM_LENGTH:
            missing = MINIMUM_LENGTH - len(password)
            raise ValidationError(
                f"Il manque {missing} caractère{'s' if missing > 1 else ''} : il en faut 15 au moins.",
                code="too_short",
            )

    def get_help_text(self) -> str:
        """Say what is expected."""
        return ADVICE


class NotLeaked:
    """A Django password validator: in no list of leaked passwords, bare, repeated or dressed with digits."""

    def __init__(self) -> None:
        self.leaked = CommonPasswordValidator().passwords

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError when the passphrase is a leaked one."""
        del user
        if any(once in self.leaked for once in (password.lower(), bare(password), undoubled(bare(password)))):
            raise ValidationError(
                "Cette phrase figure dans des listes de mots de passe volés. Choisissez-en une autre.",
                code="leaked",
            )

    def get_help_text(self) -> str:
        """Say nothing more than the others do."""
        return ""


class Unguessable:
    """A Django password validator: not guessable; the person's own names count for nothing."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError when the passphrase is easy to guess."""
        own = [str(getattr(user, name, "") or "") for name in ("username", "email", "display_name")]
        rest = without_names(password, own)[:READ]
        if not rest or min(zxcvbn(seen)["score"] for seen in (rest, rest.translate(AZERTY))) < MINIMUM_SCORE:
            raise ValidationError(TOO_EASY, code="guessable")

    def get_help_text(self) -> str:
        """Say nothing more than the others do."""
        return ""


def without_names(password: str, names: list[str]) -> str:
    """Return the passphrase in small letters, without the names that anyone who knows the person would try."""
    rest = password.lower()
    for word in {
        part for name in names for part in re.split(r"[@\W]+", name.lower()) if len(part) >= NAME_FROM
    }:
        rest = rest.replace(word, "")
    return rest


def bare(password: str) -> str:
    """Return the passphrase without what people add around it: `Doudou-2024!!` is `doudou`."""
    return re.sub(rf"^{DRESSING}|{DRESSING}$", "", password.lower())


def undoubled(password: str) -> str:
    """Return what is said again and again, once: `azertyazerty` is `azerty`."""
    again = (password + password).find(password, 1)
    return password[:again] if 0 < again < len(password) else password
