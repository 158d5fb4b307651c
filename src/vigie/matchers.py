"""Find what the rules of a lexicon look for, in a tidied message; whose, when and whether is the qualifiers' work."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from vigie.lexicon import Rule, lexicon
from vigie.patterns import Pattern
from vigie.text import Tidied

SHORTEST_BEGINNING, LONGEST_BEGINNING = 2, 12


@dataclass(frozen=True)
class Match:
    """A rule that matched, from one word to another of the tidied message."""

    rule: Rule
    first: int
    last: int


@dataclass(frozen=True)
class Index:
    """Which patterns are worth trying, by the words they cannot do without."""

    words: dict[str, tuple[tuple[int, Pattern], ...]]
    beginnings: dict[str, tuple[tuple[int, Pattern], ...]]


@cache
def index(language: str) -> Index:
    """Return the index of a language's rules, built once."""
    words: dict[str, list[tuple[int, Pattern]]] = {}
    beginnings: dict[str, list[tuple[int, Pattern]]] = {}
    for number, rule in enumerate(lexicon(language).rules):
        for pattern in rule.patterns:
            for anchor in pattern.anchors:
                place = beginnings if anchor.endswith("*") else words
                place.setdefault(anchor.rstrip("*"), []).append((number, pattern))
    return Index(_frozen(words), _frozen(beginnings))


def find_matches(message: Tidied, language: str) -> list[Match]:
    """Return the first match of each rule that matches, in the order of the message."""
    rules = lexicon(language).rules
    found: dict[int, Match] = {}
    for number, pattern in _worth_trying(message, index(language)):
        if number in found:
            continue
        for match in _spans(pattern, message, rules[number]):
            if not _spared(rules[number], message, match):
                found[number] = match
                break
    return sorted(found.values(), key=lambda match: (match.first, match.rule.id))


def search(patterns: Sequence[Pattern], line: str) -> bool:
    """Whether one of the patterns is found in a line."""
    return any(pattern.regex.search(line) for pattern in patterns)


def _worth_trying(message: Tidied, known: Index) -> list[tuple[int, Pattern]]:
    wanted: dict[int, tuple[int, Pattern]] = {}
    for form in {word.form for word in message.words}:
        for number, pattern in known.words.get(form, ()):
            wanted[id(pattern)] = (number, pattern)
        for length in range(SHORTEST_BEGINNING, min(len(form), LONGEST_BEGINNING) + 1):
            for number, pattern in known.beginnings.get(form[:length], ()):
                wanted[id(pattern)] = (number, pattern)
    return sorted(wanted.values(), key=lambda pair: (pair[0], pair[1].text))


def _spans(pattern: Pattern, message: Tidied, rule: Rule) -> Iterator[Match]:
    for found in pattern.regex.finditer(message.line):
        yield Match(rule, message.word_at(found.start()), message.word_at(found.end() - 1))


def _spared(rule: Rule, message: Tidied, match: Match) -> bool:
    if not rule.unless and not rule.near:
        return False
    if rule.near and not search(rule.near, message.line):
        return True
    return search(rule.unless, sentence_of(message, match))


def sentence_of(message: Tidied, match: Match) -> str:
    """Return the line of the sentences a match covers."""
    low, high = message.words[match.first].sentence, message.words[match.last].sentence
    return "".join(f" {word.form}" for word in message.words if low <= word.sentence <= high)


def _frozen(lists: dict[str, list[tuple[int, Pattern]]]) -> dict[str, tuple[tuple[int, Pattern], ...]]:
    return {word: tuple(pairs) for word, pairs in lists.items()}
