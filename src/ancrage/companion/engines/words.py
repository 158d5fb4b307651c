"""A person's text, made comparable; the cues found in it; the short clauses worth giving back."""

import re
from collections.abc import Iterable
from functools import cache

from ancrage import content
from ancrage.kernel import plain

normal = plain.normal

SPLIT = re.compile(
    r"[.!?;:,\n…()/]+|\s[-–—]\s|\s(?:mais|parce que|et puis|et du coup|alors)\s|\set\s(?=j['e])",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\b(?:je|me|moi)\b|\b[jm]'", re.IGNORECASE)
LINKS = re.compile(
    r"^(?:et|mais|donc|puis|ou|car|bon|ben|du coup|alors|enfin|voilà|oui|non)\s+", re.IGNORECASE
)
TYPED_FAST = frozenset(
    [
        "jsuis",
        "chui",
        "chuis",
        "pk",
        "ke",
        "ki",
        "c",
        "g",
        "jai",
        "sa",
        "bcp",
        "tkt",
        "mdr",
        "lol",
        "ptn",
        "jle",
        "jpp",
        "jme",
        "jte",
        "tt",
        "ds",
        "vs",
        "dc",
        "wsh",
        "grv",
        "ya",
        "jsais",
        "chais",
        "jsp",
        "jy",
        "jpense",
        "jveux",
        "jpeux",
        "pr",
        "qd",
        "tjs",
        "tjr",
        "rien1",
        "koi",
        "pcq",
        "psk",
        "ns",
        "mtn",
        "slt",
    ]
)
EMPTY = re.compile(
    r"(?:je (?:ne )?|j' )(?:sais|vois|comprends) (?:pas|plus)(?: trop| vraiment| quoi dire)?$"
)  # says nothing to give back
SHORTEST, LONGEST = 3, 11
LONGEST_CHARACTERS = 80


@cache
def _phrases(group: str, name: str) -> tuple[str, ...]:
    return tuple(_ready(phrase) for phrase in content.cues().groups[group][name])


def _ready(phrase: str) -> str:
    return f" {normal(phrase[:-1])}" if phrase.endswith("*") else f" {normal(phrase)} "


def cue(group: str, name: str, plain: str) -> bool:
    """Whether a normal text holds one of the cue's phrases."""
    padded = f" {plain} "
    return any(phrase in padded for phrase in _phrases(group, name))


def signs(group: str, name: str, plain: str) -> int:
    """Return how many of the cue's phrases a normal text holds."""
    padded = f" {plain} "
    return sum(phrase in padded for phrase in _phrases(group, name))


def cues_found(group: str, plain: str) -> tuple[str, ...]:
    """Return the names of a group's cues found in a normal text, in the order of the file."""
    return tuple(name for name in content.cues().groups[group] if cue(group, name, plain))


def read_answer(text: str) -> str:
    """Return yes, no, unsure or "": what a message answers to a closed question, judged by how it opens."""
    opening = " ".join(normal(text).split()[:7])
    places = [
        (place, -len(phrase), name)
        for name in ("unsure", "no", "yes")
        for phrase in _phrases("answers", name)
        if (place := f" {opening} ".find(phrase)) >= 0
    ]
    return min(places)[2] if places else ""


PLAINLY = 7  # words up to which a yes is an answer and nothing else
GOES_ALONG = re.compile(
    r"\b(?:vas y|vazy|allez y|propos\w*|je veux bien|on essa\w+|volontiers|d' accord|dac|okay?|ok)\b"
)


def says_yes_plainly(text: str) -> bool:
    """Whether a yes answers a grave question, and does not go along with something else or tell another thing.

    "mieux un peu", "ouais vas y propose", "oui je suis sérieux, il l'a cherché" are not a yes to a question about safety.
    """
    plain = normal(text)
    opens = any(f" {plain} ".startswith(phrase) for phrase in _phrases("answers", "yes"))
    if not opens or GOES_ALONG.search(plain):
        return False
    short = len(plain.split()) <= PLAINLY
    return short or cue("explicit", "suicide", plain) or cue("explicit", "death", plain) or "pense" in plain


def own_words(text: str, heard: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the clauses worth giving back: short, in the first person, spelled well enough to be quoted.

    `heard`: quotes that a reading found; the clauses that hold one come first.
    """
    pieces = SPLIT.split(text.replace("’", "'"))
    clauses = [LINKS.sub("", LINKS.sub("", piece.strip(" '\"«»“”-"))) for piece in pieces]
    kept = [clause for clause in clauses if may_quote(clause)]
    marks = [normal(quote) for quote in heard if quote.strip()]
    return tuple(sorted(kept, key=lambda clause: not any(mark in normal(clause) for mark in marks)))


def may_quote(clause: str) -> bool:
    """Whether a clause can be given back as it is."""
    words = normal(clause).replace("'", " ").split()
    if not SHORTEST <= len(words) <= LONGEST or len(clause) > LONGEST_CHARACTERS:
        return False
    if (
        not FIRST_PERSON.search(clause)
        or TYPED_FAST & set(words)
        or re.search(r"[^\w\s'àâäéèêëîïôöùûüçœ%€-]", clause)
    ):
        return False
    plain = normal(clause)
    risky = (
        cue("explicit", "suicide", plain)
        or cue("explicit", "death", plain)
        or cue("explicit", "taken", plain)
    )
    return not (risky or EMPTY.match(plain) or cue("person", "rude", plain))


def lowered(clause: str) -> str:
    """Return a clause that can stand inside a sentence."""
    head = clause.split(" ", 1)[0]
    return clause if head.isupper() and len(head) > 1 else clause[:1].lower() + clause[1:]


def only_symbols(text: str) -> bool:
    """Whether a text holds no letter and no figure, but something: emoji, for instance."""
    return bool(text.strip()) and not any(letter.isalnum() for letter in text)


def silent(text: str) -> bool:
    """Whether a text is only dots, dashes or spaces."""
    return not text.strip(" .…-_,;!?'\n\t")
