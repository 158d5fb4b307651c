"""Read one message. Whatever it holds, a reading comes back; what failed is `unknown`, never calm."""

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from vigie.deciding import decide, unreadable
from vigie.echoes import without_echoes
from vigie.learned.hearing import STANDARD, find_by_ear
from vigie.lexicon import Lexicon, lexicon
from vigie.reading import Finding, Outcome, Quality, Reading, Turn
from vigie.talk import find_in_context
from vigie.text import CAP, Tidied, tidy
from vigie.text.budget import OverBudget
from vigie.text.language import guess
from vigie.weighing import find


def read(text: str, *, context: Sequence[Turn] = (), point: str = STANDARD) -> Reading:
    """Return the reading of a message, given the earlier turns of the talk (oldest first). Never raises.

    `point`: an operating point of the learned reader, one of those validated with its weights.

    >>> read("je dors plus, j'ai mis des cachets de côté").risk
    'plan'
    >>> read("je suis mort de rire").outcome == "nothing"
    True
    """
    try:
        return _read(text, context, point)
    except Exception:  # noqa: BLE001 - a failed reading is unknown: it must reach a human, not a stack trace
        return unreadable(Quality("unknown", _length(text), readable=False, notes=("reading_failed",)))


def prepared(text: str) -> tuple[Tidied, Quality, Lexicon]:
    """Return the tidy words of a text, what there was to work with, and the lexicon of its language."""
    french = lexicon("fr")
    message = tidy(text, french.forms)
    guessed = guess(message.words, french.words, lexicon("en").words)
    quality = _quality(message, guessed.told)
    if guessed.main != "en":
        return message, quality, french
    english = lexicon("en")
    return tidy(text, english.forms), quality, english


def _read(text: str, context: Sequence[Turn], point: str) -> Reading:
    message, quality, spoken = prepared(text)
    if not message.words:
        return unreadable(Quality("unknown", len(text), readable=False, notes=("no_words",)))
    findings = _by_rules(message, spoken) + find_in_context(message, context, spoken)
    if quality.language == "mixed":
        other = lexicon("fr" if spoken.language == "en" else "en")
        findings = sorted(findings + _by_rules(tidy(text, other.forms), other), key=attrgetter("start"))
    if quality.language != "unknown":
        try:
            findings += find_by_ear(message, findings, point)
        except Exception:  # noqa: BLE001 - the rules still speak; what they do not find is unknown, never calm
            quality = replace(quality, readable=False, notes=(*quality.notes, "learned_reader_failed"))
    return decide(without_echoes(findings), _cut_short(quality, message, findings))


def _by_rules(message: Tidied, spoken: Lexicon) -> list[Finding]:
    try:
        return find(message, spoken)
    except OverBudget:
        return []


def _cut_short(quality: Quality, message: Tidied, findings: Sequence[Finding]) -> Quality:
    """Return the quality of a message read in part: where nothing was found, what was not looked at is not calm."""
    if not message.capped and not message.budget.is_over:
        return quality
    heard = any(one.outcome != Outcome.NOTHING for one in findings)
    notes = (*quality.notes, "over_budget") if message.budget.is_over else quality.notes
    return replace(quality, readable=quality.readable and heard, notes=notes)


def _quality(message: Tidied, language: str) -> Quality:
    notes = []
    if message.capped:
        notes.append(f"read_up_to_{CAP}_characters")
    if language == "unknown":
        notes.append("language_unknown")
    return Quality(language, len(message.original), capped=message.capped, notes=tuple(notes))


def _length(text: object) -> int:
    return len(text) if isinstance(text, str) else 0
