"""Fold one word to a plain form: lower case, no accent, no stretched or invisible letter."""

import re
import unicodedata

INVISIBLE = "\x00\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f"
WORD = re.compile(
    rf"[^\W_](?:[^\W_]|[\u0300-\u036f{INVISIBLE}](?=[^\W_\s]|[\u0300-\u036f{INVISIBLE}]))*[\u0300-\u036f]*"
)

_HIDDEN = re.compile(f"[{INVISIBLE}]")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_TWIN_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def fold(word: str) -> str:
    """Return the plain form of a word.

    >>> fold("DÉSESPÉRÉÉÉ")
    'desespere'
    """
    if word.isascii() and word.islower() and word.isalpha():
        return _STRETCHED.sub(r"\1", word)
    seen = _STRETCHED.sub(r"\1", _HIDDEN.sub("", word).casefold())
    spread = unicodedata.normalize("NFKD", seen.translate(_TWIN_LETTERS))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))
