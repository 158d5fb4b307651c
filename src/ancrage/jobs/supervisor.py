"""Keep processes alive: start them, start again the ones that die or hang, end them together."""

import logging
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

log = logging.getLogger(__name__)

SUPERVISED = "ANCRAGE_SUPERVISED"  # set for the children: their parent has checked the configuration
PATIENCE = 15.0  # seconds to end cleanly before being killed
STEADY = 10.0  # seconds of life after which a death is an accident, not a loop
LONGEST_PAUSE = 1.0  # a message may wait ten seconds: a lease, this pause and a start must fit
LOOK_EVERY = 0.1


@dataclass
class Child:
    """A process to keep alive. `is_well` says whether a running one still answers."""

    name: str
    command: Sequence[str]
    is_well: Callable[[float], bool] = lambda _age: True
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    start_at: float = field(default=0.0)

    def start(self, environment: Mapping[str, str]) -> None:
        """Start it in this process's group: one tree, one signal."""
        self.process = subprocess.Popen(self.command, env=dict(environment))
        self.started = time.monotonic()


class Supervisor:
    """Watches children until told to stop."""

    def __init__(self, children: Sequence[Child]) -> None:
        self._children = tuple(children)
        self._environment = {**os.environ, SUPERVISED: str(os.getpid())}
        self._stopping = False

    def stop(self) -> None:
        """End after the current look."""
        self._stopping = True

    def run(self) -> None:
        """Start the children and keep them alive until `stop`."""
        try:
            while not self._stopping:
                for child in self._children:
                    self._look_at(child)
                time.sleep(LOOK_EVERY)
        finally:
            self._end()

    def _look_at(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is None:
            if now >= child.start_at:
                child.start(self._environment)
        elif (status := child.process.poll()) is not None:
            self._mourn(child, status, now)
        elif not child.is_well(now - child.started):
            log.error("%s does not answer: killed, to be started again", child.name)
            child.process.kill()

    def _mourn(self, child: Child, status: int, now: float) -> None:
        child.deaths = 0 if now - child.started > STEADY else child.deaths + 1
        # The first death is followed by a start at once; a child that keeps dying waits longer each time.
        pause = min(0.25 * 2 ** (child.deaths - 2), LONGEST_PAUSE) if child.deaths > 1 else 0.0
        log.error("%s ended with status %s: starting again", child.name, status)
        child.process, child.start_at = None, now + pause

    def _end(self) -> None:
        running = [child.process for child in self._children if child.process is not None]
        for process in running:
            process.send_signal(signal.SIGTERM)
        limit = time.monotonic() + PATIENCE
        for process in running:
            try:
                process.wait(max(limit - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
