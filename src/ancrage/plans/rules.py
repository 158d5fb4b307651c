"""Pure decisions on the safety plan: what a line is, what its words ask for, how a code is made and tried."""

import hashlib
import json
import re
import secrets
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ancrage.content.plans import ORDER, PlanStep, PlanWords, plan_words

LONGEST, LONGEST_NUMBER = 300, 30  # characters of a line, of a number to call
MOST_LINES = 12  # of one step
LEAST_FIELDS, SPARE_FIELDS = 3, 1  # fields shown on a step's page: at least three, always one empty
CALLABLE = re.compile(r"\+?\d[\d .()\-/]*")

CODE_ALPHABET = (
    "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # without I, L, O, U, 0, 1: read aloud and copied without doubt
)
CODE_GROUP, CODE_GROUPS = 4, 3  # K7F2-9QXM-4TBH: the first group names the code, the others (39 bits) open it
CODE_LASTS = timedelta(hours=24)
CODE_TRIES = 5
CODES_AT_ONCE = 3
CODE_FORGOTTEN_AFTER = timedelta(days=30)


@dataclass(frozen=True)
class Line:
    """One line of a step, in the person's words; `phone` as they wrote it, "" for none."""

    text: str
    phone: str = ""

    @property
    def dial(self) -> str:
        """What a phone dials: digits and a leading plus. "(0)" after a country's code is written, never dialled.

        >>> Line("Léa", "+33 (0)6 12 34 56 78").dial, Line("Léa", "06.12").dial
        ('+33612345678', '0612')
        """
        phone = self.phone.replace("(0)", "") if self.phone.startswith("+") else self.phone
        return re.sub(r"(?!^\+)\D", "", phone)


@dataclass(frozen=True)
class Number:
    """A number that always stands in the plan: to call, or to write to by SMS when it has no voice."""

    name: str
    number: str = ""
    sms: str = ""


@dataclass(frozen=True)
class Section:
    """A step and the lines written under it; `number` is its place in the plan, from 1."""

    number: int
    step: PlanStep
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Plan:
    """A version of someone's plan, opened. `finished`: False for one still being written. `at`: when, aware."""

    id: uuid.UUID
    number: int
    at: datetime
    finished: bool
    contents: Mapping[str, tuple[Line, ...]]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was written."""
        return not any(self.contents.values())

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every step with its lines, in order."""
        return sections(self.contents)


def sections(contents: Mapping[str, Sequence[Line]], words: PlanWords | None = None) -> tuple[Section, ...]:
    """Return every step of the plan with its lines, in order."""
    steps = (words or plan_words()).steps
    return tuple(
        Section(place, step, tuple(contents.get(step.id, ()))) for place, step in enumerate(steps, 1)
    )


# --- lines -------------------------------------------------------------------------------------


def tidy(text: str) -> str:
    r"""Return words on one line, one space between them, no control character.

    >>> tidy("  ma  sœur\nLéa ")
    'ma sœur Léa'
    """
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def is_callable(phone: str) -> bool:
    """Whether a phone could dial this: digits (two at least), with the usual signs between them.

    >>> is_callable("06 12 34 56 78"), is_callable("+33 (0)6.12"), is_callable("114"), is_callable("chez elle")
    (True, True, True, False)
    """
    return bool(CALLABLE.fullmatch(phone)) and sum(letter.isdigit() for letter in phone) >= 2


def lines_of(typed: Iterable[tuple[str, str]]) -> tuple[Line, ...]:
    """Return the lines that were written, empty ones left out, each cut to its longest."""
    tidied = [(tidy(text)[:LONGEST], tidy(phone)[:LONGEST_NUMBER]) for text, phone in typed]
    return tuple(Line(text or phone, phone) for text, phone in tidied if text or phone)[:MOST_LINES]


def wrong_numbers(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the numbers that no phone could dial."""
    return tuple(line.phone for line in lines if line.phone and not is_callable(line.phone))


def without_wrong_numbers(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines whose odd numbers went into their words: nothing that was typed is lost."""
    return tuple(
        line if not line.phone or is_callable(line.phone) else Line(_joined(line.text, line.phone))
        for line in lines
    )


def _joined(text: str, phone: str) -> str:
    return text if phone in text else f"{text} {phone}"


def packed(contents: Mapping[str, Sequence[Line]]) -> str:
    """Return the whole plan as text to seal."""
    return json.dumps(
        {step: [[line.text, line.phone] for line in contents.get(step, ())] for step in ORDER},
        ensure_ascii=False,
    )


def unpacked(text: str) -> dict[str, tuple[Line, ...]]:
    """Return what `packed` made."""
    return {step: tuple(Line(*line) for line in lines) for step, lines in json.loads(text).items()}


def fresh_words(before: Sequence[Line], after: Sequence[Line]) -> tuple[str, ...]:
    """Return the words that were not there before: those that nobody has read yet."""
    known = {line.text for line in before}
    return tuple(line.text for line in after if line.text not in known)


# --- what the words ask for ----------------------------------------------------------------------

MILD = frozenset({"none", "passive", "active"})
ASKED_FOR = frozenset({"self_harm"})


def asks_for(step: str, *, outcome: str, risk: str, flags: frozenset[str]) -> str:
    """Return what words of a step call for: `nothing`, `ask` (a known sign, or now?), `tell` (read as any message).

    The plan asks for the very words that alarm elsewhere: thoughts of dying written as a warning sign are an answer, so
    they are asked about and raise nothing by themselves; words about keeping things away are not taken for a preparation
    unless they open. A plan, a danger or a reading that failed is told like any other message. Source: project's choice
    (docs/decisions/0015), draft, to be validated by clinicians.
    """
    if outcome == "unknown":
        return "tell"
    if outcome == "open":
        return "ask" if step == "signs" and risk in MILD and flags <= ASKED_FOR else "tell"
    return "ask" if outcome == "ask" and step != "safe" else "nothing"


# --- codes ---------------------------------------------------------------------------------------


def new_code() -> str:
    """Return a fresh code such as `K7F2-9QXM-4TBH`."""
    letters = ("".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_GROUP)) for _ in range(CODE_GROUPS))
    return "-".join(letters)


def named_by(code: str) -> str:
    """Return the first group of a code, however it was typed: it finds the row and opens nothing."""
    return _letters(code)[:CODE_GROUP]


def digest(key: bytes, row: uuid.UUID, code: str) -> str:
    """Return what is kept of a code: a keyed hash, bound to its row, useless without the site's secret."""
    text = f"plan code:{row}:{_letters(code)}".encode()
    return hashlib.blake2b(text, key=hashlib.sha256(key).digest(), digest_size=32).hexdigest()


def may_still_open(*, at: datetime, expires_at: datetime, tries: int, used: bool, revoked: bool) -> bool:
    """Whether a code can still open anything: not used, not taken back, not past its day, not tried too often."""
    return not used and not revoked and at < expires_at and tries < CODE_TRIES


def _letters(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())
