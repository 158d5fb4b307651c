"""What is open now, at the hour of the house."""

from ancrage.kernel import clock
from ancrage.orientation import rules
from ancrage.orientation.rules import Asked, Finding, Line

__all__ = ["find_now", "lines_open_now"]


def lines_open_now(country: str, *needs: str) -> tuple[Line, ...]:
    """Return the lines that answer now in a country for what was heard, or for needs; whoever listens when none is given."""
    return rules.lines_open(country, needs, clock.now())


def find_now(country: str, asked: Asked) -> Finding:
    """Return the help of a country for what is asked, now."""
    return rules.find(code=country, asked=asked, now=clock.now())
