"""How much may be spent on reading one message: steps are counted, not time, so the same message is always read alike.

A step is a character of the message looked at once by a pattern. The budget is checked between patterns and between
qualifiers; what is over it is not looked at, and the reading must say so.
"""

STEPS = 10_000_000  # some 50 ms on a small machine


class OverBudget(RuntimeError):
    """Nothing was found in what could be read of a message too costly to read whole."""


class Budget:
    """What is left to spend on a message."""

    def __init__(self, steps: int = STEPS) -> None:
        """Start with a number of steps."""
        self.left = steps

    @property
    def is_over(self) -> bool:
        """Whether something was left unread."""
        return self.left < 0

    def allows(self, steps: int) -> bool:
        """Spend steps; return whether they were there to spend. Once over, nothing is allowed."""
        if self.left < 0:
            return False
        self.left -= steps
        return self.left >= 0
