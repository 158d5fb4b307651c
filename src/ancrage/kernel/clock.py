"""The only place that asks what time it is, so that tests, the demonstration and simulations can turn the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_turned: ContextVar[datetime | None] = ContextVar("turned", default=None)


def now() -> datetime:
    """Return the current time, aware, in UTC; the turned time inside `turned_to`."""
    return _turned.get() or timezone.now()  # noqa: TID251 - this is the one door to it


@contextmanager
def turned_to(moment: datetime) -> Iterator[None]:
    """Let the clock stand at `moment` (aware) in this thread: invented past, never a live request."""
    token = _turned.set(moment)
    try:
        yield
    finally:
        _turned.reset(token)
