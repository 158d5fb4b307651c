"""What the circuit's tests share."""

import pytest

from ancrage.care.rules import Level, Reason, ReasonKind


@pytest.fixture
def reason():
    """Build a reason in one line."""

    def build(level=Level.RED, kind=ReasonKind.SUICIDE, **facts):
        return Reason(kind=kind, level=level, **facts)

    return build
