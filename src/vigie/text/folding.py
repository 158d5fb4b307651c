"""Fold one word to a plain form: lower case, no accent, no stretched, invisible or look-alike letter."""

import re
import unicodedata

from vigie.text.look_alikes import in_latin

INVISIBLE = "\x00\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
# marks that a letter can be written apart with: a composed text and a decomposed one hold the same words
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u0655\u0670\u093c\u09bc\u09be\u09d7\u0a3c\u0b3c"
    "\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf\u0f72\u0f74\u0f80\u0fb5\u0fb7"
    "\u102e\u1b35\u3099\u309a\U000110ba\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
)
APOSTROPHES = "'’ʼ‘`´＇ʹʻʽˈꞌ"  # some of them are letters to Unicode, none is to a reader
LETTER = f"[^\\W_{APOSTROPHES}]"
WORD = re.compile(rf"{LETTER}(?:{LETTER}|[{MARKS}{INVISIBLE}]+(?={LETTER}))*[{MARKS}]*")

_HIDDEN = re.compile(f"[{INVISIBLE}]")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
LONG_ENOUGH_TO_STRETCH = 3
_TWIN_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def fold(word: str) -> str:
    """Return the plain form of a word; folding it again changes nothing.

    >>> fold("DÉSESPÉRÉÉÉ")
    'desespere'
    >>> fold("𝐌𝐎𝐔𝐑𝐈𝐑"), fold("mоurir")
    ('mourir', 'mourir')
    """
    if not word.isascii():
        word = _plain(_HIDDEN.sub("", word))
    plain = word.lower().replace("\x00", "")
    return plain if len(plain) < LONG_ENOUGH_TO_STRETCH else _STRETCHED.sub(r"\1", plain)


def _plain(word: str) -> str:
    # compatibility forms may hide a capital or an accent: both passes are needed
    once = unicodedata.normalize("NFKD", word).casefold()
    spread = unicodedata.normalize("NFKD", once.translate(_TWIN_LETTERS))
    return in_latin("".join(letter for letter in spread if not unicodedata.combining(letter)))
