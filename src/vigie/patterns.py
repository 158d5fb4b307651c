"""The pattern language of the lexicons, made for a clinician to read::

word            that word, without accent, without « ne »; apostrophes are spaces: j’ai is `je ai`
word*           any word that begins so
(a|b c)         one of these
[a|b]           one of these, or nothing
..  ...         up to three, up to seven words in between, within the sentence
<name>          a group of `groups.yaml`
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from vigie.text.folding import fold
from vigie.text.forms import ELIDED

LEFT_OUT = frozenset({"", "ne"})
GAPS = {"..": r"(?: (?!\.)[^ ]+){0,3}?", "...": r"(?: (?!\.)[^ ]+){0,7}?"}
COMMON_WORDS = (
    "je tu il elle on nous vous ils elles me te se le la les de du des un une a au aux et ou que qui pas plus ai as est"
    " suis es sont ce ca en y dans pour par sur avec mon ma mes ton son sa tout tous si mais ou the to my i it is of"
    " and in not be fait faire etre avoir rien bien tres trop quand comme"
)
COMMON = frozenset(COMMON_WORDS.split())
NO_ANCHOR = frozenset({""})
DEAR = 40  # what a common word costs as an anchor

_PIECE = re.compile(r"\.{2,3}|[()\[\]|]|<[\w-]+>|[^\s()\[\]|<>]+")


class PatternMistake(ValueError):
    """A pattern nobody can read: the lexicon must be mended."""


@dataclass(frozen=True)
class Part:
    """A piece of a pattern, with the words it cannot do without (a set holding "" when it can do without all)."""

    regex: str
    anchors: frozenset[str]


@dataclass(frozen=True)
class Pattern:
    """A pattern ready to be searched; `anchors`: one of these words, or beginnings ending in *, must be there.

    `crosses`: it names the stop between sentences, so it must be searched in the whole message.
    """

    text: str
    shape: str
    anchors: frozenset[str]
    crosses: bool = False

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Return the expression, made when it is first needed: most patterns wait for words that never come."""
        return re.compile(self.shape)


def compile_pattern(text: str, groups: Mapping[str, str], *, elisions: bool = True) -> Pattern:
    """Return the compiled form of a pattern; without `elisions`, « m » and « t » stay as English leaves them.

    >>> bool(compile_pattern("(veux|voudrais) .. mourir", {}).regex.search(" je veux juste mourir"))
    True
    """
    pieces = _pieces(text, groups, elisions=elisions)
    part, left = _alternatives(pieces, text)
    if left:
        raise PatternMistake(f"a bracket too many in « {text} »")
    if "" in part.anchors:
        raise PatternMistake(f"« {text} » could match nothing at all")
    return Pattern(text, rf"{part.regex}(?= |$)", part.anchors, "." in pieces)


def _pieces(text: str, groups: Mapping[str, str], *, elisions: bool) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        if piece.startswith("<"):
            if piece[1:-1] not in groups:
                raise PatternMistake(f"no group is called {piece} (in « {text} »)")
            pieces += ["(", *_pieces(groups[piece[1:-1]], groups, elisions=elisions), ")"]
        elif piece[0] in "()[]|.":
            pieces.append(piece)
        else:
            pieces += _plain(piece, elisions=elisions)
    return pieces


@cache
def _plain(typed: str, *, elisions: bool) -> tuple[str, ...]:
    """Return a word of a pattern as messages are compared: « j’ai » as `je ai`, « n’ » and « ne » left out."""
    words = [fold(word) for word in re.split(r"['’-]", typed)]
    whole = [ELIDED.get(word, word) for word in words] if elisions else words
    return tuple(word for word in whole if word not in LEFT_OUT)


def _alternatives(pieces: list[str], text: str) -> tuple[Part, list[str]]:
    sequences: list[list[Part]] = [[]]
    while pieces and pieces[0] not in {")", "]"}:
        piece, pieces = pieces[0], pieces[1:]
        if piece == "|":
            sequences.append([])
            continue
        part, pieces = _part(piece, pieces, text)
        sequences[-1].append(part)
    whole = [_sequence(parts) for parts in sequences]
    regex = "|".join(part.regex for part in whole)
    anchors = frozenset[str]().union(*(part.anchors for part in whole))
    return Part(f"(?:{regex})", anchors), pieces


def _part(piece: str, pieces: list[str], text: str) -> tuple[Part, list[str]]:
    if piece in GAPS:
        return Part(GAPS[piece], NO_ANCHOR), pieces
    if piece not in {"(", "["}:
        return _word(piece), pieces
    inner, left = _alternatives(pieces, text)
    if not left or left[0] != {"(": ")", "[": "]"}[piece]:
        raise PatternMistake(f"a bracket is not closed in « {text} »")
    if piece == "[":
        inner = Part(f"{inner.regex}?", NO_ANCHOR)
    return inner, left[1:]


@cache
def _word(piece: str) -> Part:
    if piece.endswith("*"):
        return Part(f" {re.escape(piece[:-1])}[^ ]*", frozenset({piece}))
    return Part(f" {re.escape(piece)}", frozenset({piece}))


def _sequence(parts: list[Part]) -> Part:
    needed = [part.anchors for part in parts if "" not in part.anchors]
    anchors = min(needed, key=_price) if needed else NO_ANCHOR
    return Part("".join(part.regex for part in parts), anchors)


def _price(anchors: frozenset[str]) -> int:
    return len(anchors) + DEAR * sum(word in COMMON for word in anchors)
