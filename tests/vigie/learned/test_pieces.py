from hypothesis import given
from hypothesis import strategies as st

from vigie.learned.pieces import FIRST, LAST, MOST, UNKNOWN, Pieces

KNOWN = ["", "", "", "▁", "▁je", "j", "e", "m", "me", "eur", "s", "▁meurs"]
SCORES = [0.0, 0.0, 0.0, -4.0, -1.0, -5.0, -5.0, -5.0, -3.0, -3.0, -5.0, -9.0]


def cut(line):
    return Pieces(KNOWN, SCORES).cut(line)


def test_the_most_likely_cut_is_chosen():
    assert cut("je") == [FIRST, KNOWN.index("▁je"), LAST]
    assert cut("meurs") == [FIRST, KNOWN.index("▁meurs"), LAST]


def test_a_letter_that_is_not_known_is_said_unknown():
    assert UNKNOWN in cut("je ☃")


def test_nothing_is_read_as_one_unknown():
    assert cut("") == [FIRST, UNKNOWN, LAST]


def test_what_is_too_long_keeps_its_beginning_and_its_end():
    numbers = cut("j" * 500 + "s")
    assert len(numbers) == MOST + 2
    assert numbers[-2] == KNOWN.index("s")


@given(st.text(alphabet="jemurs ☃", max_size=40))
def test_the_pieces_spell_the_line_again(line):
    numbers = cut(line)[1:-1]
    marked = "▁" + line.replace(" ", "▁")
    if not line:
        return
    spelt = "".join(KNOWN[number] or "?" for number in numbers)
    assert len(spelt) == len(marked)
    assert all(one in (two, "?") for one, two in zip(spelt, marked, strict=True))
