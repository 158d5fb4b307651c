"""A table, on a terminal or on a page."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A title, a row of headings, rows of words."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def drawn(table: Table) -> str:
    """Return a table aligned for a terminal."""
    rows = (table.headings, *table.rows)
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.headings))]
    lines = [_aligned(row, widths) for row in rows]
    return "\n".join([table.title, lines[0], "-" * len(lines[0]), *lines[1:]])


def as_markdown(table: Table) -> str:
    """Return a table for a page."""
    rule = "|" + "---|" + "---:|" * (len(table.headings) - 1)
    rows = [_piped(table.headings), rule, *(_piped(row) for row in table.rows)]
    return "\n".join([f"**{table.title}**", "", *rows])


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(words.rjust(width) for words, width in others)])


def _piped(row: Sequence[str]) -> str:
    return "| " + " | ".join(words.strip() for words in row) + " |"
