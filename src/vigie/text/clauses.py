"""Where a sentence ends and where a clause does, in messages typed with little punctuation or none."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from vigie.text.folding import APOSTROPHES, INVISIBLE
from vigie.text.word import Word

HYPHENS = "-\u2010\u2011"
_SENTENCE_END = re.compile(r"[!?;]|(?<!\.)\.(?!\.)|[\n\r\u2028\u2029]")
_PAUSE = re.compile(rf"[^\s{APOSTROPHES}\-\u2010\u2011_{INVISIBLE}]|\s-\s?|_{{2,}}")
HYPHENS_ALONE = frozenset(HYPHENS)
WITHOUT_PAUSE = frozenset({" ", "", *APOSTROPHES, *HYPHENS})


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# a clause begins at these words; at the links, when a subject follows; at a subject, unless one of the last holds it
_ALWAYS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "fr": _set("mais puis pourtant car cependant sauf sinon"),
        "en": _set("but because though although unless except"),
    }
)
_LINKS: Mapping[str, frozenset[str]] = MappingProxyType(
    {"fr": _set("et ou donc alors parce du par"), "en": _set("and or so then")}
)
_AFTER_A_LINK: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "fr": _set("je tu il elle on nous vous ils elles ca ce que coup contre mon ma mes la puis"),
        "en": _set("i you he she we they it my this that there"),
    }
)
_SUBJECTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {"fr": _set("je tu il on ils"), "en": _set("i he she they we")}
)
_HOLDERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "fr": _set("que qui si quand ou comme dont lorsque puisque et ni mais pourquoi comment alors donc"),
        "en": _set("that who if when where and or but how why what than as so"),
    }
)


def boundaries(between: str, sentence: int, clause: int) -> tuple[int, int]:
    """Return the sentence and the clause that begin after what stands between two words."""
    if _SENTENCE_END.search(between):
        return sentence + 1, clause + 1
    if _PAUSE.search(between):
        return sentence, clause + 1
    return sentence, clause


_OPENERS = MappingProxyType(
    {language: _ALWAYS[language] | _LINKS[language] | _SUBJECTS[language] for language in _ALWAYS}
)


def split_at_links(words: list[Word], text: str, language: str) -> list[Word]:
    """Return the words with the clauses that nothing but a word opens: « j’ai pas mangé et je veux dormir »."""
    more, openers = 0, _OPENERS[language]
    split: list[Word] = []
    for place, word in enumerate(words):
        if (
            word.form in openers
            and place
            and word.clause == words[place - 1].clause
            and _opens(words, place, text, language)
        ):
            more += 1
        split.append(word._replace(clause=word.clause + more) if more else word)
    return split


def _opens(words: Sequence[Word], place: int, text: str, language: str) -> bool:
    form, last = words[place].form, words[place - 1]
    if form in _ALWAYS[language]:
        return True
    if form in _LINKS[language]:
        return place + 1 < len(words) and words[place + 1].form in _AFTER_A_LINK[language]
    if form not in _SUBJECTS[language] or last.form in _HOLDERS[language]:
        return False
    return text[last.end : words[place].start].strip() not in HYPHENS_ALONE  # « dit-il » opens nothing
