"""What can be wrong with a key or a sealed text. Every one of them stops: nothing ever falls back to plain text."""

from ancrage.kernel.errors import AncrageError


class VaultError(AncrageError):
    """The vault cannot do what was asked. `str(error)` speaks to the operator, `said` to the person: never the same."""

    said = "Ce texte ne peut pas être ouvert pour l’instant."

    def __init__(self, detail: str = "") -> None:
        """Keep the operator's sentence apart from what a person may read."""
        super().__init__()
        if detail:
            self.args = (detail,)


class KeyMissing(VaultError):
    """No usable key-encryption key: the start-up check says what to do."""


class KeyDestroyed(VaultError):
    """The owner's key was destroyed: what it sealed is gone for good."""

    said = "Ce texte a été effacé."


class SealBroken(VaultError):
    """The sealed bytes do not belong to this place, or were changed."""
