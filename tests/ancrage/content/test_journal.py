"""The words of the mood journal are strict, and none of them judges."""

import pytest
import yaml

from ancrage.content.fields import ContentError, Fields
from ancrage.content.journal_reading import mood_words, read_mood_words
from ancrage.content.loader import ROOT


def as_written():
    return yaml.safe_load((ROOT / "journal" / "fr.yaml").read_text(encoding="utf-8"))


def test_there_are_five_levels_each_with_a_word():
    assert [level.value for level in mood_words().levels] == [1, 2, 3, 4, 5]
    assert all(level.name for level in mood_words().levels)


def test_there_are_about_two_dozen_emotions_none_of_them_gendered():
    names = [one.name for one in mood_words().emotions]
    assert len(names) == 24
    assert not [name for name in names if "·" in name or name.endswith(("ée", "eux", "euse", "if", "ive"))]


def test_some_words_around_speak_of_the_night():
    assert {one.id for one in mood_words().tags if one.sleep} == {"bad_night", "good_night"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data["levels"].reverse(), "in order"),
        (lambda data: data["emotions"].append(data["emotions"][0]), "twice"),
        (lambda data: data["tags"][0].pop("days"), "missing"),
        (lambda data: data.update(colour="red"), "unknown name"),
    ],
)
def test_a_file_that_says_something_else_is_refused(change, said):
    data = as_written()
    change(data)
    with pytest.raises(ContentError, match=said):
        read_mood_words(Fields(data, "fr.yaml"))
