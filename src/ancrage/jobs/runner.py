"""One thread per declared loop, until asked to stop. A loop that fails says so and goes on."""

import logging
import os
import threading
import time
import traceback
from collections.abc import Callable, Sequence

from django.db import close_old_connections, connections
from django.utils.module_loading import autodiscover_modules

from ancrage.jobs import beats
from ancrage.jobs.registry import DueWork, declared

BEAT_EVERY = 5.0  # seconds
SHORTEST_WAIT = 0.01
log = logging.getLogger(__name__)


class Runner:
    """Runs loops in threads of this process."""

    def __init__(self, loops: Sequence[DueWork], *, beat: Callable[[str], None] = beats.beat) -> None:
        self._loops = tuple(loops)
        self._beat = beat
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask every loop to end after what it is doing."""
        self._stop.set()

    def run(self) -> None:
        """Run until `stop`; return when every loop has ended."""
        threads = [threading.Thread(target=self._turn, args=(work,), name=work.name) for work in self._loops]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _turn(self, work: DueWork) -> None:
        try:
            while not self._stop.is_set():
                next_turn = time.monotonic() + work.every.total_seconds()
                run_once(work)
                self._beat(work.name)
                self._wait(work.name, next_turn)
        finally:
            connections.close_all()

    def _wait(self, name: str, until: float) -> None:
        # A loop that turns once a minute still beats: silence means that it hangs, nothing else.
        left = max(until - time.monotonic(), SHORTEST_WAIT)
        while left > 0 and not self._stop.wait(min(left, BEAT_EVERY)):
            self._beat(name)
            left = until - time.monotonic()


def discovered() -> tuple[DueWork, ...]:
    """Return every loop that an app declares in its `jobs` module."""
    autodiscover_modules("jobs")
    return declared()


def run_beside_the_web() -> Runner:
    """Run, in threads that end with this process, the loops that must not wait for a worker; only a worker beats."""
    loops = [work for work in discovered() if work.everywhere]
    beside = Runner(loops, beat=lambda _name: None)
    threading.Thread(target=beside.run, daemon=True).start()
    return beside


def run_once(work: DueWork) -> int:
    """Run one loop once; return how many rows it handled, 0 when it failed."""
    close_old_connections()
    try:
        return work.run()
    except Exception as error:  # noqa: BLE001 - due rows come back by themselves: the loop must go on
        log.error("loop %s failed: %s at %s", work.name, type(error).__name__, _place_of(error))  # noqa: TRY400 - a trace may quote someone
        connections.close_all()
        return 0


def _place_of(error: BaseException) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119 - a name to read, not a path to open
