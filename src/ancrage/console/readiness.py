"""What every long-running command does before it starts: check, refuse a busy port, load what is slow to load."""

import argparse
import socket
import sys

from django.core.checks import ERROR, run_checks

import vigie
from ancrage import content
from ancrage.jobs.lifeline import is_supervised
from ancrage.kernel.errors import AncrageError


class PortBusy(AncrageError):
    """Someone else listens there."""


def add_address(parser: argparse.ArgumentParser) -> None:
    """Take where to listen: this machine only, unless asked."""
    parser.add_argument("--host", default="127.0.0.1", help="adresse d’écoute (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port d’écoute (8000)")


def ready() -> bool:
    """Whether nothing forbids to start; what does is said, with what to do. A supervisor has already checked."""
    if is_supervised():
        return True
    errors = [message for message in run_checks() if message.level >= ERROR and not message.is_silenced()]
    for message in errors:
        print(f"{message.id} : {message.msg}\n    {message.hint or ''}".rstrip(), file=sys.stderr)
    return not errors


def refuse_busy_port(host: str, port: int) -> None:
    """Raise PortBusy when someone listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            said = f"le port {port} de {host} est déjà pris ; choisissez-en un autre avec --port."
            raise PortBusy(said) from error


def warm_up() -> None:
    """Load lexicons and content now, so that the first message is read as fast as the others."""
    vigie.read("bonjour")
    content.policy()
    content.notices()
