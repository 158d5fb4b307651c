"""The published figures are those of this code: whoever changes a rule measures again."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

import vigie
from vigie.evaluation import evaluate, is_held_out, read_all, read_lines
from vigie.evaluation.standing import by_way_of_writing, on_page, write_measured

ROOT = Path(__file__).resolve().parents[2]
CORPUS = sorted((ROOT / "data/corpus").glob("*.jsonl"))
OF_THE_MACHINE = {"latency_ms", "peak_memory_mb"}
AGAIN = "run: python -m vigie evaluate data/corpus/*.jsonl --write-measured --write-page docs/reference/vigie-mesures.md"


@pytest.fixture(scope="module")
def published():
    return json.loads(files("vigie").joinpath("measured.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def held_out():
    rows = [row for file in CORPUS for row in read_lines(file.read_bytes().splitlines())]
    return [row for row in rows if is_held_out(row.id)]


def test_every_line_of_the_corpus_is_well_formed():
    read = [row for file in CORPUS for row in read_lines(file.read_bytes().splitlines())]
    assert [row for row in read if not hasattr(row, "text")] == []
    assert len({row.id for row in read}) == len(read)


def test_the_figures_carry_the_version_and_what_they_were_measured_on(published):
    assert published["version"] == vigie.VERSION
    assert published["measured_on"] == "messages inventés, non relus"
    assert "non relus par un clinicien" in published["caution"]
    assert published["command"].startswith("python -m vigie evaluate")
    assert all(part["at_risk"] >= 20 for part in published["slices"].values())


def test_measuring_again_gives_the_published_figures(published, held_out, tmp_path):
    figures = evaluate(read_all(by_way_of_writing(held_out)))
    again = json.loads(write_measured(figures, tmp_path / "measured.json").read_text(encoding="utf-8"))
    changed = [name for name in again if name not in OF_THE_MACHINE and again[name] != published.get(name)]
    assert changed == [], AGAIN


def test_the_page_shows_the_published_figures(published):
    page = (ROOT / "docs/reference/vigie-mesures.md").read_text(encoding="utf-8")
    assert on_page(published) in page, AGAIN
    assert "messages inventés, non relus" in page
