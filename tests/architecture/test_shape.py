"""The code keeps its size: files under 300 lines, most functions under 30."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
FILES = sorted(file for file in SOURCE.rglob("*.py") if "migrations" not in file.parts)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_file_stays_under_300_lines(file):
    assert len(file.read_text().splitlines()) <= 300


def function_lengths() -> dict[str, int]:
    lengths = {}
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lengths[f"{file.relative_to(SOURCE)}:{node.name}"] = (node.end_lineno or 0) - node.lineno + 1
    return lengths


def test_most_functions_stay_under_30_lines():
    lengths = function_lengths()
    long = {name: length for name, length in lengths.items() if length > 30}
    assert len(long) <= len(lengths) * 0.02, long
    assert max(lengths.values()) <= 60


def test_every_app_says_its_purpose_in_one_sentence():
    silent = [
        str(init.parent.relative_to(SOURCE))
        for init in (SOURCE / "ancrage").glob("*/__init__.py")
        if not (ast.get_docstring(ast.parse(init.read_text())) or "").strip()
    ]
    assert silent == []


def test_nothing_is_called_a_drawer():
    drawers = [
        file.name
        for file in FILES
        if file.stem in {"utils", "helpers", "misc", "common", "services", "managers"}
    ]
    assert drawers == []
