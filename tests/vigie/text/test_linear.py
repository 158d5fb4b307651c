"""No pattern, of a lexicon or of the code, can be made to work for more than its share: twice the text, twice the work."""

import re
from importlib import import_module
from pkgutil import iter_modules
from time import process_time

import pytest

import vigie.text
from vigie.lexicon import lexicon
from vigie.qualifiers import QUALIFIERS
from vigie.qualifiers.cues import cues_of
from vigie.text.folding import INVISIBLE, MARKS

SIZE = 6_000  # characters
WORTH_MEASURING = 0.02  # seconds: what squares with the size takes far longer
MOST_GROWTH = 3.2  # for twice the text; what is linear doubles
SIGNS = [
    "a",
    "é",
    "1",
    "*",
    ".",
    "-",
    "_",
    "@",
    "'",
    " ",
    "\n",
    "+",
    "💀",
    "\u200b",
    "\u0301",
    MARKS[0],
    INVISIBLE[1],
    "«",
    '"',
]
HOSTILE = [
    *SIGNS,
    "a*",
    "a.",
    "a ",
    "a\u0301",
    "a\u200b",
    "1a",
    "@a",
    "s u i ",
    "s.",
    "'a",
    "aaa",
    "a-b_",
    "+ ",
    "а",
    "أ ",
]


def in_the_code():
    """Every compiled expression that a module of the text layer keeps."""
    for module in iter_modules(vigie.text.__path__):
        for name, value in vars(import_module(f"vigie.text.{module.name}")).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name}.{name}", value


def of_the_lexicons():
    """Every pattern of the rules and of the cues."""
    for language in ("fr", "en"):
        known = lexicon(language)
        for rule in known.rules:
            yield from (*rule.patterns, *rule.unless, *rule.near)
        for cues in (*known.cues.values(), *(cues_of(language, name) for name in QUALIFIERS)):
            yield from (pattern for patterns in cues.values() for pattern in patterns)


def hostile_to(pattern):
    """Lines made of the pattern's own words, so that it keeps almost matching."""
    words = [word.strip("*") for word in re.findall(r"[^\W_]+\*?", pattern.text)] or ["a"]
    almost = "".join(f" {word}" for word in words[:-1])
    pieces = [f" {words[0]}", f" {words[0]} x", almost, f" {words[0]} {words[-1]}x", f" {words[-1]}"]
    return [piece for piece in pieces if piece]


def time_of(regex, text):
    """Seconds of work to look for everything a regex finds in a text."""
    start = process_time()
    for _ in regex.finditer(text):
        pass
    return process_time() - start


def grows_too_fast(regex, piece, size=SIZE):
    """Whether twice the text takes much more than twice the work, each time it is tried."""
    once, twice = (piece * (long // len(piece)) + "!" for long in (size, 2 * size))
    return time_of(regex, once) > WORTH_MEASURING and all(
        time_of(regex, twice) > MOST_GROWTH * time_of(regex, once) for _ in range(3)
    )


@pytest.mark.parametrize(("name", "regex"), list(in_the_code()))
def test_an_expression_of_the_code_is_linear(name, regex):
    assert [piece for piece in HOSTILE if grows_too_fast(regex, piece)] == []


def test_every_pattern_of_the_lexicons_is_linear():
    patterns = {pattern.text: pattern for pattern in of_the_lexicons()}
    assert [
        text
        for text, pattern in patterns.items()
        if any(grows_too_fast(pattern.regex, piece) for piece in hostile_to(pattern))
    ] == []


def test_what_grows_too_fast_is_told_from_what_does_not():
    assert grows_too_fast(re.compile(r"(?:a|b)*(?:a|b)*c"), "a", size=900)
    assert not grows_too_fast(re.compile(r"(?:a|b)c"), "a")
