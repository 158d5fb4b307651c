"""Guess the language: French, English, or unknown. What vigie cannot read is said, never taken for a calm message.

The words typed are counted three ways: known in French, known in English, and small words of other languages.
A short message that no other language claims is taken for the site's own, French.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from vigie.text.tables import small_words
from vigie.text.word import Word

SHORT = 3  # words: too few to tell
ENOUGH = 0.3  # share of known words
A_HALF = 0.5  # of the words in another script: the rest does not make the message readable
BOTH = 2  # words that only one language has, to say that a message mixes two
BOTH_SHARE = 0.2

FRENCH, ENGLISH, MIXED, UNKNOWN = "fr", "en", "mixed", "unknown"


@dataclass(frozen=True, slots=True)
class Guess:
    """What a message seems written in. `main`: the language to read it in; `mixed`: both are spoken."""

    main: str
    mixed: bool = False
    latin: bool = True

    @property
    def told(self) -> str:
        """The language as a reading tells it."""
        return MIXED if self.mixed else self.main


def guess_language(words: Sequence[Word], french: frozenset[str], english: frozenset[str]) -> str:
    """Return fr, en or unknown: the language to read a message in.

    >>> guess_language([], frozenset(), frozenset())
    'unknown'
    """
    return guess(words, french, english).main


def guess(words: Sequence[Word], french: frozenset[str], english: frozenset[str]) -> Guess:
    """Return what a message seems written in, from the words known in each language."""
    typed = [word.bent or word.form for word in words if not word.pictured]
    spoken = [form for form in typed if not form.isdigit()]
    if not spoken:
        return Guess(FRENCH if typed else UNKNOWN)
    if _share(spoken, _is_latin) <= A_HALF:
        return Guess(UNKNOWN, latin=False)
    return _among(spoken, french, english)


def _among(spoken: Sequence[str], french: frozenset[str], english: frozenset[str]) -> Guess:
    french, english = _with_small_words(french, FRENCH), _with_small_words(english, ENGLISH)
    in_french, in_english = _share(spoken, french.__contains__), _share(spoken, english.__contains__)
    best = max(in_french, in_english)
    if _is_foreign(spoken, french, english, best):
        return Guess(UNKNOWN)
    mixed = _both(spoken, french, english)
    leaning = in_english + _own_small_words(spoken, ENGLISH) - in_french - _own_small_words(spoken, FRENCH)
    if in_english >= ENOUGH and leaning > 0:
        return Guess(ENGLISH, mixed)
    if in_french >= ENOUGH or (len(spoken) <= SHORT and all(map(str.isascii, spoken))):
        return Guess(FRENCH, mixed)
    return Guess(UNKNOWN)


@cache
def _with_small_words(words: frozenset[str], language: str) -> frozenset[str]:
    return words | small_words()[language]


def _is_foreign(spoken: Sequence[str], french: frozenset[str], english: frozenset[str], best: float) -> bool:
    """Whether another language explains more of the words, one of its own among them."""
    if best == 1:
        return False
    return any(
        _share(spoken, small.__contains__) > best
        and any(form not in french and form not in english for form in small.intersection(spoken))
        for language, small in small_words().items()
        if language not in {FRENCH, ENGLISH}
    )


def _own_small_words(spoken: Sequence[str], language: str) -> float:
    """Return the share of the small words of one of our languages that the other has not."""
    other = small_words()[ENGLISH if language == FRENCH else FRENCH]
    return _share(spoken, (small_words()[language] - other).__contains__)


def _both(spoken: Sequence[str], french: frozenset[str], english: frozenset[str]) -> bool:
    only_french = sum(form in french and form not in english for form in spoken)
    only_english = sum(form in english and form not in french for form in spoken)
    fewest = min(only_french, only_english)
    return fewest >= BOTH and fewest / len(spoken) >= BOTH_SHARE


def _share(spoken: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, spoken)) / len(spoken)


def _is_latin(form: str) -> bool:
    return form[0] < "\u0250" or "\u1e00" <= form[0] <= "\u1eff"
