"""Everything on one machine: web and worker, started again when they die, ended together."""

import argparse
import signal
import sys
from types import FrameType

from ancrage.console.readiness import add_address, refuse_busy_port, refuse_to_start
from ancrage.jobs import beats
from ancrage.jobs.lifeline import end_with_supervisor
from ancrage.jobs.runner import discovered
from ancrage.jobs.supervisor import Child, Supervisor

HELP = "Démarre tout sur cette machine : web et travail de fond, relancés s’ils meurent."
SILENCE = 40.0  # seconds without a beat after which the worker is hung: longer than any channel's time limit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the address."""
    add_address(parser)


def run(args: argparse.Namespace) -> int:
    """Check the configuration, then keep web and worker alive until SIGTERM or Ctrl-C."""
    refuse_to_start()
    refuse_busy_port(args.host, args.port)
    end_with_supervisor()
    supervisor = Supervisor(children(args.host, args.port))

    def stop(_number: int, _frame: FrameType | None) -> None:
        supervisor.stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    supervisor.run()
    return 0


def children(host: str, port: int) -> tuple[Child, Child]:
    """Return the two processes. The worker must beat in each of its loops."""
    ancrage = (sys.executable, "-m", "ancrage.console.main")
    loops = tuple(work.name for work in discovered())

    def beats_in_every_loop(age: float) -> bool:
        return age < SILENCE or not beats.silent(loops, longer_than=SILENCE)

    return (
        Child("web", (*ancrage, "web", "--host", host, "--port", str(port))),
        Child("worker", (*ancrage, "worker"), is_well=beats_in_every_loop),
    )
