"""Refuse passphrases that a machine would guess (offline, zxcvbn)."""

from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

MINIMUM_SCORE = 3  # of 4: "safely unguessable" in zxcvbn's terms


class GuessableValidator:
    """A Django password validator."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError when the passphrase is easy to guess, with the person's own names counted."""
        own = [str(getattr(user, name, "") or "") for name in ("username", "email", "display_name")]
        if zxcvbn(password[:72], user_inputs=[word for word in own if word])["score"] < MINIMUM_SCORE:
            raise ValidationError(
                "Cette phrase se devine trop vite. Quatre ou cinq mots sans rapport tiennent mieux.",
                code="guessable",
            )

    def get_help_text(self) -> str:
        """Say what is expected."""
        return "Au moins 15 caractères. Quatre ou cinq mots sans rapport entre eux conviennent bien."
