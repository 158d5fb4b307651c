"""What the learned reader hears in a message, as findings beside those of the rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from vigie.learned.mixing import spoken_rules
from vigie.learned.plain import plain
from vigie.learned.questions import FLAGS, LABELS, LEVELS, OTHER, PLACE, QUESTIONS, RISK, SELF
from vigie.learned.weights import weights
from vigie.reading import Finding, Outcome, Risk, Subject
from vigie.text import Tidied
from vigie.version import VERSION

SUICIDE = "suicide"
STANDARD = "standard"
MOST_SENTENCES = 12


@dataclass(frozen=True)
class Heard:
    """The scores of one message; 0 is even."""

    scores: Mapping[str, float]

    def level(self) -> str:
        """Return the level of risk that fits best."""
        return max(LEVELS, key=self.scores.__getitem__)

    def subject(self) -> Subject:
        """Return whom a risk concerns."""
        return Subject.OTHER if self.scores[OTHER] > self.scores[SELF] else Subject.SELF


def hear(text: str, findings: Sequence[Finding] = ()) -> Heard:
    """Return the scores of a text, given what the rules found in it."""
    known, line = weights(), plain(text)
    runs = known.runs.scores(line)
    encoder = known.encoder.scores(known.pieces.cut(line))
    spoken = spoken_rules(findings)
    return Heard(
        {
            name: known.mixes[name].score(float(runs[PLACE[name]]), float(encoder[PLACE[name]]), spoken)
            for name in QUESTIONS
        }
    )


def find_by_ear(message: Tidied, found: Sequence[Finding], point: str = STANDARD) -> list[Finding]:
    """Return what the learned reader hears, at an operating point: it asks, or opens when it is very sure.

    Raises: KeyError for an operating point that was not validated.
    """
    return findings_of(hear(message.original, found), message, found, point)


def findings_of(
    heard: Heard, message: Tidied, found: Sequence[Finding], point: str = STANDARD
) -> list[Finding]:
    """Return what scores say of a message, beside what the rules found in it.

    Raises: KeyError for an operating point that was not validated.
    """
    limits = weights().facts["points"][point]
    known = {one.kind for one in found}
    return [
        *_risk(heard, message, limits, _worst(found), denied=_denied(found)),
        *(one for one in _flags(heard, message, limits) if one.kind not in known),
        *(one for one in _labels(heard, message) if one.kind not in known),
    ]


def _worst(found: Sequence[Finding]) -> Finding | None:
    """Return the gravest danger of suicide that the rules already act on."""
    live = [one for one in found if one.kind == SUICIDE and one.outcome != Outcome.NOTHING]
    return max(live, key=lambda one: (one.outcome == Outcome.OPEN, Risk(one.level).rank), default=None)


def _denied(found: Sequence[Finding]) -> bool:
    """Whether the rules heard danger of suicide denied, and nothing of it said otherwise."""
    spoken = [one for one in found if one.kind == SUICIDE]
    return bool(spoken) and all("negation" in one.qualifiers for one in spoken)


def _risk(
    heard: Heard, message: Tidied, limits: Mapping[str, float], worst: Finding | None, *, denied: bool = False
) -> list[Finding]:
    score = heard.scores[RISK]
    if score < limits["asks"]:
        return []
    opens = limits["opens"] if worst is None else limits["confirms"]
    outcome = Outcome.OPEN if score >= opens else Outcome.ASK
    why = "ressemble à des messages de personnes en danger (lecture apprise)"
    if worst is None and denied:
        outcome = (
            Outcome.ASK
        )  # words that deny the danger are heard: a resemblance alone does not open against them
    if worst is None:
        return [_finding(message, (RISK, SUICIDE), (heard.level(), heard.subject(), outcome), why)]
    if worst.outcome == Outcome.OPEN or outcome == Outcome.ASK:
        return []
    # rules name the level and whose it is: words decide that better than a resemblance
    return [_finding(message, (RISK, SUICIDE), (worst.level, Subject(worst.subject), outcome), why)]


def _flags(heard: Heard, message: Tidied, limits: Mapping[str, float]) -> list[Finding]:
    why = "ressemble à des messages qui parlent de ce danger (lecture apprise)"
    subject = heard.subject()
    return [
        _finding(message, (name, name), ("", subject, Outcome.ASK), why)
        for name in FLAGS
        if heard.scores[name] >= limits.get(name, weights().mixes[name].says)
    ]


def _labels(heard: Heard, message: Tidied) -> list[Finding]:
    why = "ressemble à des messages de ce signal (lecture apprise)"
    return [
        _finding(message, (name, name), ("", Subject.SELF, Outcome.NOTHING), why)
        for name in LABELS
        if heard.scores[name] >= weights().mixes[name].says
    ]


def _finding(
    message: Tidied, asked: tuple[str, str], said: tuple[str, Subject, Outcome], why: str
) -> Finding:
    (question, kind), (level, subject, outcome) = asked, said
    quote, start, end = message.quote(*_strongest(message, question))
    return Finding(
        kind, level, subject, outcome, quote, start, end, f"learned.{question}", "model", VERSION, (), why
    )


def _strongest(message: Tidied, question: str) -> tuple[int, int]:
    """Return the first and last word of the sentence that weighs most for a question."""
    sentences = _sentences(message)
    return max(sentences, key=lambda ends: sentences[ends][PLACE[question]])


@lru_cache(maxsize=1)
def _sentences(message: Tidied) -> dict[tuple[int, int], NDArray[np.float32]]:
    """Return the sentences of a message, by their first and last word, with their scores by runs.

    Kept for the findings of one message: each asks for the sentence that weighs most for it.
    """
    runs: dict[int, list[int]] = {}
    for place, word in enumerate(message.words):
        runs.setdefault(word.sentence, []).append(place)
    if not 1 < len(runs) <= MOST_SENTENCES:
        return {(0, len(message.words) - 1): np.zeros(len(QUESTIONS), np.float32)}
    heard = weights().runs
    return {
        (places[0], places[-1]): heard.scores(plain(message.quote(places[0], places[-1])[0]))
        for places in runs.values()
    }
