"""The `ancrage` command: finds its sub-commands, starts Django, turns errors into a sentence and a status."""

import argparse
import os
import pkgutil
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Protocol, cast

from ancrage.console import commands
from ancrage.kernel.errors import AncrageError

FAILED, MISUSED, INTERRUPTED = 1, 2, 130


class Command(Protocol):
    """What each module of `console.commands` offers."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, args: argparse.Namespace) -> int: ...


def main(argv: Sequence[str] | None = None) -> int:
    """Run one sub-command and return the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        start_django()
        args = _parser_for(arguments).parse_args(arguments)
        return cast("int", args.run(args))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output left (`| head`): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        print(f"ancrage : {sentence}", file=sys.stderr)
        return FAILED


def start_django() -> None:
    """Load the settings and the apps, once."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ancrage.config.settings")
    django.setup()


def command_names() -> dict[str, str]:
    """Return command -> module, in order: `verify-journal` is the module `verify_journal`."""
    names = sorted(module.name for module in pkgutil.iter_modules(commands.__path__))
    return {name.replace("_", "-"): name for name in names}


def _parser_for(arguments: Sequence[str]) -> argparse.ArgumentParser:
    # Only the module that is asked for is imported: a command starts as fast as what it needs.
    names = command_names()
    asked = [name for name in arguments[:1] if name in names]
    parser = argparse.ArgumentParser(
        prog="ancrage", description="Ancrage : une écoute automatique, un humain qui confirme."
    )
    _add_commands(parser, {name: names[name] for name in asked or names}.items())
    return parser


def _add_commands(parser: argparse.ArgumentParser, named: Iterable[tuple[str, str]]) -> None:
    subparsers = parser.add_subparsers(title="commandes", metavar="COMMANDE", required=True)
    for name, module_name in named:
        command = cast("Command", import_module(f"{commands.__name__}.{module_name}"))
        subparser = subparsers.add_parser(name, help=command.HELP, description=command.HELP)
        command.add_arguments(subparser)
        subparser.set_defaults(run=command.run)


def _sentence(error: Exception) -> str | None:
    """Return what to tell the operator, or None when the error is a fault of ours that needs its traceback."""
    from django.core.exceptions import ImproperlyConfigured, ValidationError
    from django.db import OperationalError, ProgrammingError
    from environs import EnvError

    if isinstance(error, OperationalError | ProgrammingError):
        return f"la base ne répond pas comme prévu ({error}). Est-elle prête ? Lancez « ancrage setup »."
    if isinstance(error, ImproperlyConfigured | EnvError):
        return f"un réglage ne va pas : {error}"
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, OSError):
        return f"{error.strerror or error} : {error.filename}" if error.filename else str(error)
    return str(error) if isinstance(error, AncrageError) else None


if __name__ == "__main__":
    sys.exit(main())
