"""The worker: readings a dead process left, notices, escalations, the chain of the trail."""

import argparse
import signal
from types import FrameType

from ancrage.console.readiness import refuse_to_start, warm_up
from ancrage.jobs.lifeline import end_with_supervisor
from ancrage.jobs.runner import Runner, discovered

HELP = "Démarre le travail de fond : relectures, envois, relances, scellement du journal."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing: the loops are declared by the apps."""
    del parser


def run(args: argparse.Namespace) -> int:
    """Run every declared loop until SIGTERM or Ctrl-C."""
    del args
    refuse_to_start()
    runner = Runner(discovered())

    def stop(_number: int, _frame: FrameType | None) -> None:
        runner.stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    end_with_supervisor()
    warm_up()
    runner.run()
    return 0
