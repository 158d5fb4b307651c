"""What `ancrage wording` holds the French words to: thresholds, lists and stated exceptions, from `policy/wording.yaml`. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ancrage.content.fields import Fields
from ancrage.content.loader import ROOT, open_file
from ancrage.content.reading import read_header
from ancrage.content.schemas import Headed, Header

RULES = (
    "forms",
    "address",
    "agreement",
    "jargon",
    "promises",
    "diagnoses",
    "medication",
    "doses",
    "questions",
    "length",
    "sentence",
    "lix",
    "emoji",
    "typography",
)
ADDRESSES = ("pairs", "vous", "none", "any")
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class WordingShelf:
    """Some files that are judged alike. `words` and `sentence`: words, at most; `lix`: of a whole file, at most; see the file."""

    name: str
    files: tuple[str, ...]
    address: str
    words: int
    kinds: Mapping[str, int]
    sentence: int
    questions: int
    lix: int
    skips: frozenset[str]


@dataclass(frozen=True)
class Agreement:
    """Where a word agrees with the person, and how a word of one gender only is known."""

    masculine: re.Pattern[str]
    feminine: re.Pattern[str]
    unmarked: frozenset[str]


@dataclass(frozen=True)
class Jargon:
    """Words of the trade; `unless`: a file that matches explains them; `instead`: what to write."""

    words: re.Pattern[str]
    unless: re.Pattern[str]
    instead: str


@dataclass(frozen=True)
class WordingException:
    """A fault that is let through in one place, and why."""

    file: str
    line: str
    rule: str
    reason: str


@dataclass(frozen=True)
class WordingPolicy(Headed):
    """Everything a text is held to. Source: project's choice, and Björnsson's LIX; draft."""

    header: Header
    shelves: tuple[WordingShelf, ...]
    lix_from_words: int
    long_word: int
    plural: re.Pattern[str]
    agreement: Agreement
    jargon: tuple[Jargon, ...]
    promises: re.Pattern[str]
    diagnoses: re.Pattern[str]
    medication: re.Pattern[str]
    doses: re.Pattern[str]
    exceptions: tuple[WordingException, ...]


@cache
def wording_policy() -> WordingPolicy:
    """Return what texts are held to."""
    return read_wording_policy(open_file(ROOT / "policy" / "wording.yaml"))


def read_wording_policy(fields: Fields) -> WordingPolicy:
    """Read the policy; ContentError says which file and which place."""
    policy = WordingPolicy(
        header=read_header(fields),
        shelves=tuple(_shelf(name, part) for name, part in fields.part("shelves").mappings()),
        lix_from_words=fields.number("lix_from_words"),
        long_word=fields.number("long_word"),
        plural=pattern(fields.texts("plural")),
        agreement=_agreement(fields.part("agreement")),
        jargon=tuple(_jargon(part) for part in fields.children("jargon")),
        promises=pattern(fields.texts("promises")),
        diagnoses=pattern(fields.texts("diagnoses")),
        medication=pattern(fields.texts("medication")),
        doses=_doses(fields.part("doses")),
        exceptions=tuple(_exception(part) for part in fields.children("exceptions")),
    )
    fields.close()
    return policy


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern for some phrases: `a|b` one of, `cri*` any ending, `..` up to three words; none never matches."""
    written = [rf"(?<![\w’-]){_phrase(phrase)}(?![\w’])" for phrase in phrases]
    return re.compile("|".join(written), re.IGNORECASE) if written else NEVER


def _phrase(phrase: str) -> str:
    """Return a phrase's pattern. A word that ends with an apostrophe holds to the next one."""
    done = ""
    for word in phrase.split():
        done += r"(?:[\w’-]+\s+){0,3}" if word == ".." else _word(word)
    return done.removesuffix(r"\s+")


def _word(word: str) -> str:
    choices = [
        re.escape(choice.removesuffix("*")) + r"\w*" * choice.endswith("*") for choice in word.split("|")
    ]
    return f"(?:{'|'.join(choices)})" + ("" if word.endswith("’") else r"\s+")


def _shelf(name: str, fields: Fields) -> WordingShelf:
    kinds = fields.child("kinds", None)
    shelf = WordingShelf(
        name=name,
        files=fields.texts("files"),
        address=fields.one_of("address", ADDRESSES),
        words=fields.number("words"),
        kinds={kind: kinds.number(kind) for kind in kinds.names()} if kinds else {},
        sentence=fields.number("sentence"),
        questions=fields.number("questions"),
        lix=fields.number("lix"),
        skips=frozenset(fields.texts("skips")),
    )
    fields.close()
    return shelf


def _agreement(fields: Fields) -> Agreement:
    after, nobody = (pattern(fields.texts(name)).pattern for name in ("after", "nobody"))
    between, before = _any(fields.texts("between")), _any(fields.texts("before"))
    opening, unmarked = fields.texts("opening"), frozenset(fields.texts("unmarked"))
    pairs, participles, endings = (
        _texts_by_name(fields.part(name)) for name in ("pairs", "participles", "endings")
    )
    fields.close()

    def said(first: Iterable[str], words: Iterable[str], ends: Iterable[str]) -> re.Pattern[str]:
        known = _any(words)
        opened = rf"(?:^|[.!?…:]\s)(?P<opened>{_any(first)})(?=,|\s+{before}\s)"
        named = rf"(?:{after})\s+(?:{between}\s+)*(?P<named>{known}|\w+{_any(ends)})"
        unnamed = rf"(?:{nobody})\s+(?:{between}\s+)*(?P<unnamed>{known})"
        return re.compile(rf"(?:{opened}|{named}|{unnamed})(?![\w’·-])", re.IGNORECASE)

    return Agreement(
        masculine=said(opening, (*pairs, *participles), endings),
        feminine=said(
            [pairs[word] for word in opening], (*pairs.values(), *participles.values()), endings.values()
        ),
        unmarked=unmarked,
    )


def _texts_by_name(fields: Fields) -> dict[str, str]:
    found = {name: fields.text(name) for name in fields.names()}
    fields.close()
    return found


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in words)})"


def _jargon(fields: Fields) -> Jargon:
    jargon = Jargon(
        words=pattern(fields.texts("words")),
        unless=pattern(fields.texts("unless", ())),
        instead=fields.text("instead"),
    )
    fields.close()
    return jargon


def _doses(fields: Fields) -> re.Pattern[str]:
    numbers, units = (
        _any(fields.texts("numbers")),
        _word("|".join(fields.texts("units"))).removesuffix(r"\s+"),
    )
    fields.close()
    return re.compile(rf"(?<![\w’-])(?:\d+(?:[.,/]\d+)?\s*|{numbers}\s+){units}(?!\w)", re.IGNORECASE)


def _exception(fields: Fields) -> WordingException:
    found = WordingException(
        file=fields.text("file"),
        line=fields.text("line"),
        rule=fields.one_of("rule", RULES),
        reason=fields.text("reason"),
    )
    fields.close()
    return found
