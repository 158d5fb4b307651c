"""Twelve slices, whatever tags the authors used."""

from pathlib import Path

import yaml

from tests.vigie.evaluation.invented import lines, row
from vigie.evaluation import read_lines, sliced
from vigie.evaluation.slices import SLICES, sorting

ROOT = Path(__file__).resolve().parents[3]
WORDS = "un deux trois quatre cinq six sept huit neuf dix"


def slices(**fields):
    (message,) = lines(row("a", **{"text": WORDS, **fields}))
    return sliced(message).slices


def test_the_map_sorts_tags_into_the_twelve_slices_and_no_other():
    told = yaml.safe_load((ROOT / "data/corpus/slices.yaml").read_text(encoding="utf-8"))
    assert list(told) == list(SLICES)
    assert len(SLICES) == 12


def test_every_tag_of_the_map_is_used_in_the_corpus():
    used = {
        tag
        for file in (ROOT / "data/corpus").glob("*.jsonl")
        for one in read_lines(file.read_bytes().splitlines())
        for tag in one.slices
    }
    assert set(sorting().by_tag) - set(SLICES) - used == set()


def test_a_row_may_carry_a_slice_by_its_name_or_by_a_tag():
    assert slices(slice=["elder"]) == ("elder",)
    assert slices(slice=["ehpad", "verlan", "a_prop"]) == ("texting", "elder")
    assert slices(slice=["mna"]) == ("non_native", "young")


def test_every_row_of_an_author_may_belong_to_a_slice():
    assert slices(author="travail") == ("work",)


def test_length_is_counted_and_the_subject_says_who():
    assert slices(text="trop court") == ("short",)
    assert slices(text="mot " * 60) == ()
    assert slices(text="mot " * 61) == ("long",)
    assert slices(subject="other", risk="active") == ("third_party",)


def test_without_the_map_only_the_names_are_known(tmp_path):
    (message,) = lines(row("a", text=WORDS, slice=["sms", "young"]))
    assert sliced(message, sorting(tmp_path / "absent.yaml")).slices == ("young",)
