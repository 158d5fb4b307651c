"""Write the reference page of commands from the commands themselves: `python -m ancrage.console.reference`."""

import argparse
from importlib import import_module
from pathlib import Path
from typing import cast

from ancrage.console.main import Command, command_names, start_django

PAGE = Path("docs/reference/commandes.md")
HEADING = """# Commandes

Written by `make docs` from the commands' own help; a test compares. What writes in bulk is dry unless `--yes`. `vigie` has its own
command, `python -m vigie` ([mesures](vigie-mesures.md)).
"""


def page() -> str:
    """Return the whole page, in Markdown."""
    return "\n".join([HEADING, *(_section(name, module) for name, module in command_names().items())])


def _section(name: str, module: str) -> str:
    command = cast("Command", import_module(f"ancrage.console.commands.{module}"))
    parser = argparse.ArgumentParser(prog=f"ancrage {name}", description=command.HELP, formatter_class=_Wide)
    command.add_arguments(parser)
    return f"## `ancrage {name}`\n\n```\n{parser.format_help().rstrip()}\n```\n"


class _Wide(argparse.HelpFormatter):
    # A fixed width: the page must not depend on the terminal of whoever writes it.
    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=110)


if __name__ == "__main__":
    start_django()
    PAGE.write_text(page())
    print(f"{PAGE} écrite.")
