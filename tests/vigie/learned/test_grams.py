import numpy as np

from vigie.learned.grams import BLOCKS, Grams, runs
from vigie.learned.questions import QUESTIONS


def small(weights=0):
    arrays = {"bias": np.zeros(len(QUESTIONS), np.float32)}
    for block, bits in BLOCKS.items():
        arrays[f"{block}_rarity"] = np.ones(1 << bits, np.float16)
        arrays[f"{block}_weights"] = np.full((1 << bits, len(QUESTIONS)), weights, np.int8)
        arrays[f"{block}_scale"] = np.ones(len(QUESTIONS), np.float32)
    return Grams(arrays)


def test_accents_do_not_change_the_runs():
    assert runs("j'ai pété un câble") == runs("j'ai pete un cable")


def test_a_run_counts_once_a_message():
    assert runs("non non non")["letters"] == runs("non")["letters"]


def test_the_order_of_words_is_heard():
    assert runs("pas envie de vivre")["words"] != runs("envie de pas vivre")["words"]


def test_nothing_said_is_the_bias_alone():
    assert not small(weights=5).scores("").any()


def test_each_block_is_brought_to_length_one():
    one = small(weights=1).scores("je vais bien")
    expected = sum(len(numbers) ** 0.5 for numbers in runs("je vais bien").values())
    assert np.allclose(one, expected)
