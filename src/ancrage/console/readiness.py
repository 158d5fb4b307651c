"""What every long-running command does before it starts: check, refuse a busy port, load what is slow to load."""

import argparse
import socket

import vigie
from ancrage import content
from ancrage.config.checks import refuse_a_broken_house
from ancrage.jobs.lifeline import is_supervised
from ancrage.kernel.errors import AncrageError


class PortBusy(AncrageError):
    """Someone else listens there."""


def add_address(parser: argparse.ArgumentParser) -> None:
    """Take where to listen: this machine only, unless asked."""
    parser.add_argument("--host", default="127.0.0.1", help="adresse d’écoute (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port d’écoute (8000)")


def refuse_to_start() -> None:
    """Raise HouseNotReady, with what to do, when something forbids to start. A supervisor has already checked."""
    if not is_supervised():
        refuse_a_broken_house()


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
