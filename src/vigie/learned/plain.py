"""The plain line that the learned reader sees: one spelling of capitals, apostrophes, repeats and spaces."""

import re
import unicodedata

LONGEST = 4_000  # characters read by the learned reader; the rules read further
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`´＇", "'"))
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_REPEATED = re.compile(r"(.)\1{2,}", re.DOTALL)
_STOPS = re.compile(r"([!?.…,;])[!?.…,;]+")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return a text in lower case, with one kind of apostrophe and no emphasis by repetition.

    >>> plain("J’en  peux PLUUUUS !!!")
    "j'en peux pluus !"
    """
    line = unicodedata.normalize("NFKC", text[:LONGEST]).lower().translate(_APOSTROPHES)
    line = _REPEATED.sub(r"\1\1", _HIDDEN.sub("", line))
    return _SPACES.sub(" ", _STOPS.sub(r"\1", line)).strip()


def bare(line: str) -> str:
    """Return a plain line without its accents.

    >>> bare("ça va à orléans")
    'ca va a orleans'
    """
    return "".join(
        letter for letter in unicodedata.normalize("NFD", line) if not unicodedata.combining(letter)
    )
