"""A dear word typed with one letter wrong, missing, doubled or swapped: recognised, unless it is a word of its own.

Each dear word is filed under itself and under itself less one letter; a typed word is looked up the same way, so the work
is bounded by its length. What is found is then checked: one slip, no more.
"""

from collections.abc import Iterable, Mapping

SHORTEST_SLIP = 5
LONGEST_SLIP = 24  # letters: longer is no word anyone types by mistake


def one_letter_away(words: frozenset[str]) -> dict[str, str]:
    """Return each word and each form of it with a letter missing -> the word."""
    shorter: dict[str, str] = {}
    for word in sorted(words):
        if len(word) > SHORTEST_SLIP:
            for place in range(1, len(word)):
                shorter.setdefault(word[:place] + word[place + 1 :], word)
    return shorter | {word: word for word in words}


def mend(form: str, wanted: Mapping[str, str]) -> str:
    """Return the dear word a typed word is one slip away from, or the typed word itself.

    >>> mend("muorir", one_letter_away(frozenset({"mourir"})))
    'mourir'
    """
    if not SHORTEST_SLIP <= len(form) <= LONGEST_SLIP or not form.isalpha():
        return form
    for candidate in _near(form, wanted):
        if candidate[0] == form[0] and is_one_slip(form, candidate):
            return candidate
    return form


def _near(form: str, wanted: Mapping[str, str]) -> Iterable[str]:
    whole = wanted.get(form)
    if whole:
        yield whole
    for place in range(1, len(form)):
        found = wanted.get(form[:place] + form[place + 1 :])
        if found:
            yield found


def is_one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter added, left out, changed, or by two neighbours swapped.

    >>> is_one_slip("vivre", "virve"), is_one_slip("vivre", "vire"), is_one_slip("vignes", "veines")
    (True, True, False)
    """
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if len(one) == len(other):
        swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
        return left[1:] == right[1:] or swapped
    return left[1:] == right or left == right[1:]
