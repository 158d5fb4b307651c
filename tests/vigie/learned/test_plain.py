from hypothesis import given
from hypothesis import strategies as st

from vigie.learned.plain import LONGEST, bare, plain


def test_shouting_and_repeats_do_not_change_the_line():
    assert plain("J’EN PEUX  PLUUUUUS !!!") == plain("j'en peux pluus !")


def test_letters_hidden_between_letters_are_left_out():
    assert plain("mou\u200brir") == "mourir"


def test_accents_are_dropped_only_when_asked():
    assert plain("Été") == "été"
    assert bare("été à l'œil") == "ete a l'œil"


@given(st.text(max_size=300))
def test_a_plain_line_is_already_plain(text):
    once = plain(text)
    assert plain(once) == once or len(once) > LONGEST


@given(st.text(max_size=60))
def test_composed_and_decomposed_letters_give_the_same_line(text):
    import unicodedata

    assert plain(unicodedata.normalize("NFD", text)) == plain(unicodedata.normalize("NFC", text))
