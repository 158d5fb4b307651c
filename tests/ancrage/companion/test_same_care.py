"""The same story told by several people is compared turn by turn."""

import pytest

from ancrage.companion.same_care import compare


def told(voice, *turns):
    return [
        {"id": f"s01-{voice}", "stage": stage, "resources": resources, "words": words}
        for stage, resources, words in turns
    ]


def test_the_same_care_is_seen_as_the_same():
    turns = [("explore", [], 10), ("crisis", ["fr_15", "fr_3114"], 40)]
    other = [("explore", [], 12), ("crisis", ["fr_3114", "fr_15"], 38)]
    [found] = compare(told("claire", *turns) + told("enzo", *other))

    assert (found.same_stages, found.same_resources, found.gap) == (True, True, 0)


def test_another_stage_and_other_resources_are_seen():
    [found] = compare(told("claire", ("crisis", ["fr_15"], 10)) + told("enzo", ("explore", [], 10)))

    assert (found.same_stages, found.same_resources) == (False, False)


def test_the_gap_is_that_of_the_length_furthest_from_the_mean():
    [found] = compare(
        told("claire", ("explore", [], 60))
        + told("enzo", ("explore", [], 20))
        + told("ana", ("explore", [], 40))
    )

    assert found.gap == pytest.approx(0.5)


def test_a_script_without_a_word_has_no_gap():
    [found] = compare(told("claire", ("explore", [], 0)))

    assert found.gap == 0
