"""The web server: gunicorn, a few processes of a few threads."""

import argparse
import os
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from ancrage.console.readiness import add_address, refuse_busy_port, refuse_to_start, warm_up
from ancrage.jobs.lifeline import end_with_supervisor, is_supervised
from ancrage.jobs.runner import run_beside_the_web

HELP = "Démarre le serveur web seul (le travail de fond se lance à part : ancrage worker)."
MEMORY = Path("/dev/shm")  # noqa: S108 - gunicorn's heartbeat files, empty; a slow disk must not look like a dead process


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the address and the size."""
    add_address(parser)
    parser.add_argument("--processes", type=int, default=2, help="processus (2)")
    parser.add_argument("--threads", type=int, default=4, help="fils par processus (4)")


def run(args: argparse.Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C."""
    refuse_to_start()
    if not is_supervised():
        refuse_busy_port(args.host, args.port)
    end_with_supervisor()
    warm_up()
    Server(options(args)).run()
    return 0


def options(args: argparse.Namespace) -> dict[str, Any]:
    """Return gunicorn's settings: no access log (addresses hold ids), one load of the code before the fork."""
    return {
        "bind": f"{args.host}:{args.port}",
        "workers": args.processes,
        "threads": args.threads,
        "worker_class": "gthread",
        "preload_app": True,
        "reuse_port": True,  # one started again after a crash need not wait for the last children of the one before
        "timeout": 30,
        "graceful_timeout": 10,
        "keepalive": 5,
        "loglevel": "warning",
        "accesslog": None,
        "control_socket_disable": True,
        "post_worker_init": lambda _worker: run_beside_the_web(),
        "worker_tmp_dir": str(MEMORY) if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None,
    }


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn, with our settings and nothing from its own command line."""

    def __init__(self, chosen: dict[str, Any]) -> None:
        self._chosen = chosen
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from django.db import connections

        from ancrage.config.wsgi import application

        connections.close_all()  # what the start opened must not be shared by the forks
        return application
