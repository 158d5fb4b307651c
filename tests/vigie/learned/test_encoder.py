import numpy as np
import pytest

from vigie.learned.encoder import WINDOWS, Encoder
from vigie.learned.questions import QUESTIONS

VECTOR, WIDE, GAZES, TOLD, HIDDEN, PIECES = 512, 256, 8, 128, 256, 12


def shapes():
    seen, told, wide = VECTOR + WIDE * len(WINDOWS), VECTOR + GAZES * TOLD, WIDE * len(WINDOWS)
    yield from {
        "project": (VECTOR, wide),
        "project_bias": (wide,),
        "even": (wide,),
        "even_bias": (wide,),
        "last_even": (seen,),
        "last_even_bias": (seen,),
        "sum": (seen, VECTOR),
        "sum_bias": (VECTOR,),
        "dense0": (VECTOR, 320),
        "dense1": (320, 320),
        "skip1": (VECTOR, 320),
        "dense2": (320, VECTOR),
        "skip3": (320, VECTOR),
        "dense3": (VECTOR, VECTOR),
        "gaze": (seen, GAZES),
        "gaze_bias": (GAZES,),
        "told": (seen, TOLD),
        "told_bias": (TOLD,),
        "hidden": (told, HIDDEN),
        "hidden_bias": (HIDDEN,),
        "out": (HIDDEN + told, len(QUESTIONS)),
        "out_bias": (len(QUESTIONS),),
    }.items()
    for size, _before in WINDOWS:
        for turn in (1, 2):
            yield f"window{size}_{turn}", (size * WIDE, WIDE)
            yield f"window{size}_{turn}_bias", (WIDE,)


@pytest.fixture(scope="module")
def encoder():
    chance = np.random.default_rng(1)
    arrays = {name: (chance.standard_normal(shape) * 0.05).astype(np.float16) for name, shape in shapes()}
    arrays["table"] = chance.integers(-127, 127, (PIECES, VECTOR)).astype(np.int8)
    arrays["table_scale"] = np.full(PIECES, 0.01, np.float32)
    return Encoder(arrays)


def test_each_question_gets_a_score(encoder):
    scores = encoder.scores([1, 4, 5, 2])
    assert scores.shape == (len(QUESTIONS),)
    assert np.isfinite(scores).all()


def test_the_order_of_pieces_is_heard(encoder):
    assert not np.allclose(encoder.scores([1, 4, 5, 6, 2]), encoder.scores([1, 6, 5, 4, 2]))


def test_the_same_pieces_always_give_the_same_scores(encoder):
    assert (encoder.scores([1, 3, 2]) == encoder.scores([1, 3, 2])).all()


def test_one_piece_is_enough(encoder):
    assert np.isfinite(encoder.scores([1, 0, 2])).all()
