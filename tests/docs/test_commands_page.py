"""Every command is documented by its own help."""

from pathlib import Path

from ancrage.console.reference import page

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_commands_is_what_the_commands_say():
    assert (ROOT / "docs/reference/commandes.md").read_text() == page(), "run `make docs`"
