"""Where apps declare their due work."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

Run = Callable[[], int]


@dataclass(frozen=True)
class DueWork:
    """A loop: `run` does what is due now and returns how many rows it handled.

    `everywhere`: what must not wait for a worker to come back runs beside the web server's threads too.
    """

    name: str
    every: timedelta
    run: Run
    everywhere: bool = False


_declared: dict[str, DueWork] = {}


def due_work(name: str, *, every: timedelta, everywhere: bool = False) -> Callable[[Run], Run]:
    """Declare a function as due work, run by each worker `every` so often. Names are unique."""

    def declare(run: Run) -> Run:
        if name in _declared and _declared[name].run is not run:
            raise ValueError(f"Two loops are called {name!r}.")
        _declared[name] = DueWork(name, every, run, everywhere)
        return run

    return declare


def declared() -> tuple[DueWork, ...]:
    """Return every declared loop, by name."""
    return tuple(_declared[name] for name in sorted(_declared))
