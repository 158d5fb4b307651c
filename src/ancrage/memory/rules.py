"""What may be remembered, and when it may be brought up again: pure. Thresholds: content/policy/memory.yaml (draft)."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from ancrage.content.policies import MemoryPolicy, first_names, memory_policy


class Kind(StrEnum):
    """What sort of thing is remembered: it says how long it stays, and how it is said."""

    TOLD = "told"  # a situation the person told
    PLAN = "plan"  # something they said they would do
    ASKED = "asked"  # what they asked to remember, or wrote on the page
    HELPED = "helped"  # an exercise that helped
    REFUSED = "refused"  # an exercise they did not want
    ADDRESS = "address"  # tu or vous

    @property
    def label(self) -> str:
        """The words people read."""
        return LABELS[self]


LABELS = {
    Kind.TOLD: "Ce qui a été raconté",
    Kind.PLAN: "Ce qui était prévu",
    Kind.ASKED: "Ce que vous avez demandé de retenir",
    Kind.HELPED: "Ce qui a aidé",
    Kind.REFUSED: "Ce qui ne convient pas",
    Kind.ADDRESS: "Tu ou vous",
}
BROUGHT_UP = frozenset({Kind.TOLD, Kind.PLAN, Kind.ASKED})
"""What may be mentioned at a greeting; the rest changes what is proposed, without a word."""


class Origin(StrEnum):
    """Where an item comes from."""

    SAID = "said"  # asked for in the talk
    OFFERED = "offered"  # proposed by the companion, accepted by the person
    WRITTEN = "written"  # written or corrected on the page


@dataclass(frozen=True)
class Fact:
    """Something to remember. `ref`: the situation or exercise it is, "" for free words; `text`: as the person reads it."""

    kind: Kind
    text: str
    ref: str = ""


@dataclass(frozen=True)
class Recalled:
    """An item as a talk sees it, opened. `here`: remembered from this very talk. `at`: when, aware."""

    id: str
    kind: Kind
    text: str
    at: datetime
    ref: str = ""
    here: bool = False
    mentioned_at: datetime | None = None
    mentions: int = 0
    quiet: bool = False
    hurt: bool = False


@dataclass(frozen=True)
class Act:
    """What a turn of a talk does to the memory. `verb`: remember (a fact) | again | forget | mentioned | hurt (an item)."""

    verb: str
    id: str = ""
    fact: Fact | None = None


def lasts(kind: Kind, policy: MemoryPolicy | None = None) -> timedelta:
    """Return how long an item of this kind stays before it is forgotten."""
    return timedelta(days=(policy or memory_policy()).days[kind])


def to_mention(items: Sequence[Recalled], *, at: datetime, policy: MemoryPolicy | None = None) -> str:
    """Return the id of the one item that may be brought up at a greeting, "" for none.

    None at all when bringing something up hurt before and the person has not said since that it may be done again.
    """
    policy = policy or memory_policy()
    if any(item.hurt for item in items):
        return ""
    fitting = [item for item in items if _may_be_mentioned(item, at, policy)]
    fitting.sort(key=lambda item: (item.mentions, item.kind is not Kind.PLAN, -item.at.timestamp(), item.id))
    return fitting[0].id if fitting else ""


def _may_be_mentioned(item: Recalled, at: datetime, policy: MemoryPolicy) -> bool:
    """Whether an item is of a kind one brings up, not silenced, neither too fresh nor said too often or too lately."""
    if item.kind not in BROUGHT_UP or item.quiet or item.mentions >= policy.mention_times:
        return False
    rested = item.mentioned_at is None or at - item.mentioned_at >= timedelta(days=policy.same_after_days)
    return rested and at - item.at >= timedelta(hours=policy.mention_after_hours)


def tidy(text: str) -> str:
    """Return words as they are kept: one line, one space between words, no null byte, French apostrophes."""
    return " ".join(text.replace("\x00", "").replace("'", "’").split())


def refusal(text: str, policy: MemoryPolicy | None = None) -> str:
    """Return why words may not be remembered: empty, long, never (a wish to end one's life, a means), name; "" when they may."""
    policy = policy or memory_policy()
    if not text:
        return "empty"
    if len(text) > policy.longest:
        return "long"
    padded = f" {plain(text)} "
    if any(_phrase(phrase) in padded for phrase in policy.never):
        return "never"
    return "name" if names_in(text) else ""


def plain(text: str) -> str:
    """Return words in lower case, without accents or punctuation, elisions apart: "L’été" gives "l' ete"."""
    bare = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter)).replace("œ", "oe")
    return " ".join(re.sub(r"[^\w' -]+|_", " ", bare).replace("'", "' ").split())


def _phrase(phrase: str) -> str:
    return f" {plain(phrase[:-1])}" if phrase.endswith("*") else f" {plain(phrase)} "


WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
TITLES = frozenset({"m", "mr", "mme", "mlle", "monsieur", "madame", "docteur", "dr", "maitre", "me"})
PLACED = frozenset({"a", "au", "aux", "en", "vers", "sur", "de", "du", "des", "d", "l", "la", "le", "les"})
"""Before a capital, these announce a place or a thing ("à Lille", "le CMP"), unless it is a known first name."""
SOMEONE = "quelqu’un"
AFTER_REMOVAL = (
    (re.compile(r"\b(?:M\.?|Mr|Mme|Mlle|[Mm]onsieur|[Mm]adame) quelqu’un"), SOMEONE),
    (re.compile(r"\b([Dd]octeur|[Dd]r|[Mm]aître|[Mm]e) quelqu’un"), r"\1"),
    (re.compile(r"\b([Dd]|[Qq]u)[’']quelqu’un"), r"\1e quelqu’un"),
    (re.compile(r"quelqu’un(?: quelqu’un)+"), SOMEONE),
    (re.compile(r"\b((?:mon|ma|mes|ton|ta|son|sa|notre|votre|leur) \w+) quelqu’un", re.IGNORECASE), r"\1"),
)


def names_in(text: str) -> tuple[str, ...]:
    """Return the words that name somebody: a first name, a name after a title, a capital inside a sentence.

    It errs on the side of finding too much; a surname after "de" escapes it.
    """
    return tuple(found.group() for found in _names(text))


def without_names(text: str) -> str:
    """Return the words with "quelqu’un" in the place of each name."""
    said = text
    for found in reversed(list(_names(text))):
        said = f"{said[: found.start()]}{SOMEONE}{said[found.end() :]}"
    for removed, left in AFTER_REMOVAL:
        said = removed.sub(left, said)
    return said


def _names(text: str) -> Iterator[re.Match[str]]:
    before = ""
    for found in WORD.finditer(text):
        if _is_a_name(found.group(), before, first=_opens(text, found.start())):
            yield found
        before = plain(found.group())


def _is_a_name(word: str, before: str, *, first: bool) -> bool:
    known, bare, capital = first_names(), plain(word), word[:1].isupper()
    parts = bare.split("-")
    if not known.names.isdisjoint(parts) or (capital and not known.also_words.isdisjoint(parts)):
        return True
    if not capital or word.isupper() or bare in known.never_names or bare in TITLES:
        return False
    return before in TITLES or (not first and before not in PLACED)


def _opens(text: str, place: int) -> bool:
    """Whether a word opens a sentence or a quotation."""
    head = text[:place].rstrip()
    return not head or head[-1] in '.!?…:;«"“(\n'
