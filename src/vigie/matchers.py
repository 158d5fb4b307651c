"""Find what the rules of a lexicon look for, in a tidied message; whose, when and whether is the qualifiers' work."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from vigie.lexicon import Rule, lexicon
from vigie.patterns import Pattern
from vigie.reading import Risk
from vigie.text import Tidied
from vigie.text.budget import OverBudget
from vigie.text.tidy import Sentence

SHORTEST_BEGINNING, LONGEST_BEGINNING = 2, 12


@dataclass(frozen=True)
class Match:
    """A rule that matched, from one word to another of the tidied message, and by which of its patterns."""

    rule: Rule
    first: int
    last: int
    pattern: Pattern | None = None


@dataclass(frozen=True)
class Index:
    """Which patterns are worth trying, by the words they cannot do without."""

    words: dict[str, tuple[tuple[int, Pattern], ...]]
    beginnings: dict[str, tuple[tuple[int, Pattern], ...]]


@dataclass
class Trial:
    """A pattern worth trying, and the sentences that hold one of the words it cannot do without."""

    number: int
    pattern: Pattern
    sentences: list[Sentence]


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
    """Return the first match of each rule that matches, in the order of the message.

    OverBudget when the budget was spent before anything was found: what was not looked at is not calm.
    """
    rules = lexicon(language).rules
    found: dict[int, Match] = {}
    for trial in _in_order(_worth_trying(message, index(language)), message, rules):
        if trial.number in found:
            continue
        for match in _spans(trial, message, rules[trial.number]):
            if not _spared(rules[trial.number], message, match):
                found[trial.number] = match
                break
    if message.budget.is_over and not found:
        raise OverBudget
    return sorted(found.values(), key=lambda match: (match.first, match.rule.id))


def search(patterns: Sequence[Pattern], line: str) -> bool:
    """Whether one of the patterns is found in a line."""
    return any(pattern.regex.search(line) for pattern in patterns)


def _worth_trying(message: Tidied, known: Index) -> list[Trial]:
    wanted: dict[int, Trial] = {}
    for sentence in message.sentences:
        forms = {word.form for word in message.words[sentence.first : sentence.last + 1]}
        for number, pattern in _anchored(forms, known):
            trial = wanted.setdefault(id(pattern), Trial(number, pattern, []))
            if not trial.sentences or trial.sentences[-1] is not sentence:
                trial.sentences.append(sentence)
    return list(wanted.values())


def _anchored(forms: set[str], known: Index) -> Iterator[tuple[int, Pattern]]:
    for form in forms:
        yield from known.words.get(form, ())
        for length in range(SHORTEST_BEGINNING, min(len(form), LONGEST_BEGINNING) + 1):
            yield from known.beginnings.get(form[:length], ())


def _in_order(trials: list[Trial], message: Tidied, rules: Sequence[Rule]) -> list[Trial]:
    """Return trials in the order of the rules, or the gravest first when not all can be afforded."""
    planned = sum(sentence.end - sentence.start for trial in trials for sentence in trial.sentences)
    if planned <= message.budget.left:
        return sorted(trials, key=lambda trial: (trial.number, trial.pattern.text))
    return sorted(
        trials, key=lambda trial: (-_gravity(rules[trial.number]), trial.number, trial.pattern.text)
    )


def _gravity(rule: Rule) -> int:
    return ("nothing", "ask", "open").index(rule.outcome) * len(Risk) + Risk(rule.level or Risk.NONE).rank


def _spans(trial: Trial, message: Tidied, rule: Rule) -> Iterator[Match]:
    pattern = trial.pattern
    spans = [(0, len(message.line))] if pattern.crosses else [(one.start, one.end) for one in trial.sentences]
    for start, end in spans:
        if not message.budget.allows(end - start):
            return
        for found in pattern.regex.finditer(message.line, start, end):
            yield Match(rule, message.word_at(found.start()), message.word_at(found.end() - 1), pattern)


def _spared(rule: Rule, message: Tidied, match: Match) -> bool:
    if rule.near and not _is_near(rule, message):
        return True
    return bool(rule.unless) and search(rule.unless, sentence_of(message, match))


def _is_near(rule: Rule, message: Tidied) -> bool:
    if rule.id not in message.noted:
        message.noted[rule.id] = "near" if search(rule.near, message.line) else ""
    return bool(message.noted[rule.id])


def sentence_of(message: Tidied, match: Match) -> str:
    """Return the line of the sentences a match covers."""
    return message.line_of(message.sentence_at(match.first).first, message.sentence_at(match.last).last)


def _frozen(lists: dict[str, list[tuple[int, Pattern]]]) -> dict[str, tuple[tuple[int, Pattern], ...]]:
    return {word: tuple(pairs) for word, pairs in lists.items()}
