"""The threat page promises nothing without a test: each line names one that exists, or says "non protégé"."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/vie-privee/menaces.md").read_text()
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
OPEN = "non protégé"


def lines() -> list[list[str]]:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return [row for row in cells if row[0] != "il tente"]


@cache
def defined_in(file: str) -> frozenset[str]:
    path = ROOT / file
    tree = ast.parse(path.read_text()) if path.is_file() else ast.Module([], [])
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_the_page_has_the_five_readers_that_were_asked_for():
    titles = " ".join(line for line in PAGE.splitlines() if line.startswith("## "))
    assert all(who in titles for who in ("hébergeur", "clé", "sauvegarde", "employeur", "téléphone"))
    assert len(lines()) > 40


@pytest.mark.parametrize("line", lines(), ids=lambda line: line[0][:60])
def test_a_line_is_held_by_a_test_or_says_that_it_is_not(line):
    assert len(line) == 3
    named = TEST.findall(line[2])
    assert bool(named) != (line[2] == OPEN), line
    missing = [f"{file}::{name}" for file, name in named if name not in defined_in(file)]
    assert missing == []


def test_what_is_not_protected_is_said_often_enough_to_be_believed():
    assert sum(line[2] == OPEN for line in lines()) >= 10
