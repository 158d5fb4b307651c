"""A supervised process ends when its supervisor does, however the supervisor died."""

import ctypes
import os
import signal
import sys

from ancrage.jobs.supervisor import SUPERVISED

PR_SET_PDEATHSIG = 1


def is_supervised() -> bool:
    """Whether a supervisor of ours started this process."""
    return SUPERVISED in os.environ


def end_with_supervisor() -> None:
    """Ask the kernel to end this process with its parent (Linux; elsewhere the operator's service manager does)."""
    if not is_supervised() or not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if str(os.getppid()) != os.environ[SUPERVISED]:  # it died before we asked
        os.kill(os.getpid(), signal.SIGTERM)
