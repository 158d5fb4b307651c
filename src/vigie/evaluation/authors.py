"""Whose hand wrote a corpus file: files of one hand are left out together."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml

from vigie.evaluation.slices import MAP

FILES = MAP.with_name("files.yaml")


@cache
def hands(path: Path = FILES) -> Mapping[str, str]:
    """Return the author of each file, by its name without extension; none are known away from the corpus."""
    if not path.is_file():
        return {}
    told = yaml.safe_load(path.read_text(encoding="utf-8"))["files"]
    return {name: str(part["author"]) for name, part in told.items()}


def by_hand(names: Iterable[str], known: Mapping[str, str] | None = None) -> dict[str, tuple[str, ...]]:
    """Return the files of each author, under a name that lists them; a file nobody tells of has its own author."""
    authors = hands() if known is None else known
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(set(names)):
        author = authors.get(name, name)
        found[author] = (*found.get(author, ()), name)
    return {" + ".join(files): files for files in found.values()}
