"""A notice that did not leave."""

from ancrage.kernel.errors import AncrageError


class DeliveryFailed(AncrageError):
    """The channel could not send. `cause` is a code for the operator: no address, no word of anyone."""

    said = "Le message n’est pas parti."

    def __init__(self, cause: str) -> None:
        """Keep the cause; the sentence stays the same."""
        super().__init__()
        self.cause = cause
