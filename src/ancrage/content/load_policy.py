"""What the list of the mental load holds and proposes, and the words in which chores are heard. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ancrage.content.fields import Fields
from ancrage.content.loader import ROOT, open_file
from ancrage.content.reading import read_header
from ancrage.content.schemas import Headed, Header


@dataclass(frozen=True)
class LoadPolicy(Headed):
    """Bounds and thresholds. Source: project's choice, draft.

    `longest`, `longest_name`: characters. `at_once`: lines taken in one go. `most`: open items of one person. `old_days`, `postponed`,
    `shown`: what the letting-go page looks at. `few`: below this many items a picture says nothing. `offer_*`: when a talk offers the list.
    """

    header: Header
    longest: int
    longest_name: int
    at_once: int
    most: int
    old_days: int
    postponed: int
    shown: int
    weeks: int
    few: int
    undo_minutes: int
    offer_at_least: int
    offer_when_full: int
    offer_at_most: int
    offer_quiet_hours: int


@dataclass(frozen=True)
class LoadWords(Headed):
    """The words in which chores are heard, in lower case, accents kept. What is in `never` silences the whole message."""

    header: Header
    not_before: tuple[str, ...]
    adverbs: tuple[str, ...]
    ends: tuple[str, ...]
    not_infinitives: frozenset[str]
    not_chores: frozenset[str]
    things: tuple[str, ...]
    full: tuple[str, ...]
    never: tuple[str, ...]
    subjunctives: Mapping[str, str]


@cache
def load_policy() -> LoadPolicy:
    """Return the bounds and thresholds of the list."""
    return read_load_policy(open_file(ROOT / "policy" / "load.yaml"))


@cache
def load_words() -> LoadWords:
    """Return the words in which chores are heard."""
    return read_load_words(open_file(ROOT / "load" / "heard.yaml"))


def read_load_policy(fields: Fields) -> LoadPolicy:
    """Read the bounds and thresholds."""
    header = read_header(fields)
    let_go, picture, offer = fields.part("let_go"), fields.part("picture"), fields.part("offer")
    policy = LoadPolicy(
        header=header,
        longest=fields.number("longest"),
        longest_name=fields.number("longest_name"),
        at_once=fields.number("at_once"),
        most=fields.number("most"),
        old_days=let_go.number("old_days"),
        postponed=let_go.number("postponed"),
        shown=let_go.number("shown"),
        weeks=picture.number("weeks"),
        few=picture.number("few"),
        undo_minutes=fields.number("undo_minutes"),
        offer_at_least=offer.number("at_least"),
        offer_when_full=offer.number("when_full"),
        offer_at_most=offer.number("at_most"),
        offer_quiet_hours=offer.number("quiet_hours"),
    )
    for part in (let_go, picture, offer, fields):
        part.close()
    return policy


def read_load_words(fields: Fields) -> LoadWords:
    """Read the words in which chores are heard."""
    header, forms = read_header(fields), fields.part("subjunctives")
    words = LoadWords(
        header=header,
        not_before=fields.texts("not_before"),
        adverbs=fields.texts("adverbs"),
        ends=fields.texts("ends"),
        not_infinitives=frozenset(fields.texts("not_infinitives")),
        not_chores=frozenset(fields.texts("not_chores")),
        things=fields.texts("things"),
        full=fields.texts("full"),
        never=fields.texts("never"),
        subjunctives={form: forms.text(form) for form in forms.names()},
    )
    fields.close()
    return words
