"""Errors are facts. One middleware turns each into its HTTP status; `said` is what the person may read."""


class AncrageError(Exception):
    """A fact that stops a request. `said` is a French sentence that may be shown."""

    said = "Quelque chose n’a pas marché. Rien de ce que vous avez écrit n’est perdu."

    def __init__(self, said: str | None = None) -> None:
        """Keep the sentence to show; without one, the class speaks."""
        super().__init__(said or self.said)
        self.said = said or self.said


class NotFound(AncrageError):
    """There is no such thing, or it is not yours: the answer is the same (404)."""

    said = "Cette page n’existe pas, ou elle n’est pas pour vous."


class Refused(AncrageError):
    """The thing is known to you but this act is not allowed (403)."""

    said = "Cette action ne vous est pas permise."


class Conflict(AncrageError):
    """Someone or something was faster (409)."""

    said = "Quelqu’un d’autre a agi entre-temps."


class Invalid(AncrageError):
    """What was sent cannot be used as it is (422)."""

    said = "Ce qui a été envoyé ne peut pas être utilisé tel quel."
