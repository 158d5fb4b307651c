"""Find what the rules of a lexicon look for, in a tidied message; whose, when and whether is the qualifiers' work."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from vigie.lexicon import Rule, lexicon
from vigie.patterns import Pattern
from vigie.reading import Risk
from vigie.text import Tidied
from vigie.text.budget import OverBudget
from vigie.text.tidy import Sentence

FIRST_LETTERS = 3


@dataclass(frozen=True)
class Match:
    """A rule that matched, from one word to another of the tidied message, and by which of its patterns."""

    rule: Rule
    first: int
    last: int
    pattern: Pattern | None = None


class Anchored(NamedTuple):
    """A pattern, the number of its rule, and its rank among all patterns."""

    rank: int
    number: int
    pattern: Pattern


@dataclass(frozen=True)
class Index:
    """Which patterns are worth trying, by the words they cannot do without; beginnings by their first letters."""

    words: dict[str, list[Anchored]]
    beginnings: dict[str, list[tuple[str, Anchored]]]

    def anchored(self, form: str) -> Iterator[Anchored]:
        """Return the patterns that a word makes worth trying."""
        yield from self.words.get(form, ())
        for letters in range(1, FIRST_LETTERS + 1):
            for beginning, one in self.beginnings.get(form[:letters], ()):
                if form.startswith(beginning):
                    yield one


class Trial(NamedTuple):
    """A pattern worth trying, and the sentences that hold one of the words it cannot do without."""

    anchored: Anchored
    sentences: list[Sentence]


@cache
def index(language: str) -> Index:
    """Return the index of a language's rules, built once."""
    known = Index({}, {})
    rules = lexicon(language).rules
    patterns = [(number, pattern) for number, rule in enumerate(rules) for pattern in rule.patterns]
    patterns.sort(key=lambda pair: (pair[0], pair[1].text))
    for rank, (number, pattern) in enumerate(patterns):
        one = Anchored(rank, number, pattern)
        for anchor in pattern.anchors:
            beginning = anchor.rstrip("*")
            if beginning == anchor:
                known.words.setdefault(anchor, []).append(one)
            else:
                known.beginnings.setdefault(beginning[:FIRST_LETTERS], []).append((beginning, one))
    return known


def find_matches(message: Tidied, language: str) -> list[Match]:
    """Return the first match of each rule that matches, in the order of the message.

    OverBudget when the budget was spent before anything was found: what was not looked at is not calm.
    """
    rules = lexicon(language).rules
    found: dict[int, Match] = {}
    for trial in _in_order(_worth_trying(message, index(language)), message, rules):
        number = trial.anchored.number
        if number in found:
            continue
        for match in _spans(trial, message, rules[number]):
            if not _spared(rules[number], message, match):
                found[number] = match
                break
    if message.budget.is_over and not found:
        raise OverBudget
    return sorted(found.values(), key=lambda match: (match.first, match.rule.id))


def search(patterns: Sequence[Pattern], line: str) -> bool:
    """Whether one of the patterns is found in a line."""
    return any(pattern.regex.search(line) for pattern in patterns)


def _worth_trying(message: Tidied, known: Index) -> Collection[Trial]:
    wanted: dict[int, Trial] = {}
    for sentence in message.sentences:
        for form in {word.form for word in message.words[sentence.first : sentence.last + 1]}:
            for one in known.anchored(form):
                trial = wanted.get(one.rank)
                if trial is None:
                    wanted[one.rank] = Trial(one, [sentence])
                elif trial.sentences[-1] is not sentence:
                    trial.sentences.append(sentence)
    return wanted.values()


def _in_order(trials: Collection[Trial], message: Tidied, rules: Sequence[Rule]) -> list[Trial]:
    """Return trials in the order of the rules, or the gravest first when not all can be afforded."""
    if len(trials) * len(message.line) <= message.budget.left:
        return sorted(trials, key=_rank)
    return sorted(trials, key=lambda trial: (-_gravity(rules[trial.anchored.number]), _rank(trial)))


def _rank(trial: Trial) -> int:
    return trial.anchored.rank


def _gravity(rule: Rule) -> int:
    return ("nothing", "ask", "open").index(rule.outcome) * len(Risk) + Risk(rule.level or Risk.NONE).rank


def _spans(trial: Trial, message: Tidied, rule: Rule) -> Iterator[Match]:
    pattern, line = trial.anchored.pattern, message.line
    spans = [(0, len(line))] if pattern.crosses else [(one.start, one.end) for one in trial.sentences]
    for start, end in spans:
        if not message.budget.allows(end - start):
            return
        for found in pattern.regex.finditer(line, start, end):
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
