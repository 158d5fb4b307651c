"""The published figures are those of this code: whoever changes a rule measures again."""

from pathlib import Path

import pytest

import vigie
from vigie.evaluation import read_all, read_lines, sliced
from vigie.evaluation.card import PAGES, card
from vigie.evaluation.standing import held_out, in_sample, is_older, keep, measured, sample, state

ROOT = Path(__file__).resolve().parents[3]
FRESH = sorted((ROOT / "data/fresh").glob("*.jsonl"))
CORPUS = [*sorted((ROOT / "data/corpus").glob("*.jsonl")), *FRESH]
AGAIN = "run: python -m vigie publish --held-out data/fresh/*.jsonl"


@pytest.fixture(scope="module")
def published():
    return measured()


@pytest.fixture(scope="module")
def kept_apart():
    return [sliced(row) for file in FRESH for row in read_lines(file.read_bytes().splitlines())]


def test_every_line_of_the_corpus_is_well_formed():
    read = [row for file in CORPUS for row in read_lines(file.read_bytes().splitlines())]
    assert [row for row in read if not hasattr(row, "text")] == []
    assert len({row.id for row in read}) == len(read)


def test_the_figures_carry_the_version_and_what_they_were_measured_on(published):
    assert published["version"] == vigie.VERSION
    assert published["measured_on"] == "messages inventés, non relus"
    assert "non relus par un clinicien" in published["caution"]
    assert published["command"].startswith("python -m vigie publish")
    assert all(part["recall"] is None for part in published["slices"].values() if part["at_risk"] < 20)


def test_reading_one_message_in_ten_again_gives_the_published_outcomes(published, kept_apart):
    assert published["n"] == len(kept_apart), AGAIN
    again = sample(read_all([one for one in kept_apart if in_sample(one)]))
    assert again == published["sample"], AGAIN


@pytest.mark.parametrize("code", ["fr", "en"])
def test_both_cards_show_the_published_figures(published, code):
    page = PAGES[code].read_text(encoding="utf-8")
    assert page == card(published, code), "run: python -m vigie publish"
    assert "{" not in page


def test_a_card_says_first_what_it_is_not_and_last_what_is_missing():
    page = card({}, "fr")
    assert "pas un dispositif médical" in page[:400]
    assert page.count("Pas encore mesuré.") == 6


def test_measuring_again_keeps_the_parts_that_were_not_measured_and_says_that_they_are_older(
    tmp_path, kept_apart
):
    place = tmp_path / "measured.json"
    keep({"background": {"n": 1, "state": "before"}}, place)
    facts = keep(held_out(read_all(kept_apart[:20])), place)
    assert facts["background"]["n"] == 1
    assert is_older(facts["background"], facts)
    assert facts["state"] == state()
    assert measured(place) == facts
