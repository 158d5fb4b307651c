"""Read every message and compare with its labels: the object of `python -m vigie evaluate --json`."""

import resource
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from vigie.evaluation.labels import signals
from vigie.evaluation.messages import Labelled
from vigie.evaluation.scores import caught, percentile, share, wilson
from vigie.reader import read
from vigie.reading import Outcome, Reading, Risk, Subject
from vigie.version import VERSION
from vigie.weighing import SUICIDE

RAISED = frozenset({Outcome.OPEN, Outcome.ASK})
ASKED = frozenset({Outcome.ASK, Outcome.UNKNOWN})  # what could not be read is treated as a question to ask
LEVELS = tuple(risk for risk in Risk if risk != Risk.NONE)
OTHER_FLAGS = ("medical_emergency", "violence_threatened", "psychosis", "mania", "child_in_danger")
WARM_UP = (
    "bonjour",
    "I would like to talk with someone",
)  # the lexicons are read once, before anything is timed


@dataclass(frozen=True)
class Read:
    """A labelled message and its reading."""

    message: Labelled
    reading: Reading
    ms: float

    @property
    def about_writer(self) -> bool:
        """Whether something was found about the writer, and raised."""
        return any(
            found.subject == Subject.SELF and found.outcome in RAISED for found in self.reading.findings
        )

    @property
    def about_risk(self) -> bool:
        """Whether a risk was found, whoever it is about, and raised."""
        return any(found.kind == SUICIDE and found.outcome in RAISED for found in self.reading.findings)

    @property
    def opened(self) -> bool:
        """Whether the crisis path is opened."""
        return self.reading.outcome == Outcome.OPEN


def read_all(messages: Iterable[Labelled], reader: Callable[[str], Reading] = read) -> list[Read]:
    """Return each message with its reading and the time it took."""
    for words in WARM_UP:
        reader(words)
    return [_timed(message, reader) for message in messages]


def _timed(message: Labelled, reader: Callable[[str], Reading]) -> Read:
    start = perf_counter()
    reading = reader(message.text)
    return Read(message, reading, (perf_counter() - start) * 1000)


def evaluate(reads: Sequence[Read]) -> dict[str, Any]:
    """Return every figure; a share of nothing is null."""
    return {
        "n": len(reads),
        "version": VERSION,
        "risk": {"self": _self(reads), "other": _other(reads), "none": _none(reads)},
        "self_harm": _flag(reads, "self_harm"),
        "violence_suffered": _flag(reads, "violence_suffered"),
        "flags": {name: _flag(reads, name) for name in OTHER_FLAGS},
        "level_agreement": _levels(reads),
        "outcome_agreement": _outcomes(reads),
        "unknown": sum(one.reading.outcome == Outcome.UNKNOWN for one in reads),
        "signals": signals([(one.message, one.reading) for one in reads]),
        "slices": _slices(reads),
        "latency_ms": _latency(reads),
        "peak_memory_mb": _peak_memory(),
    }


def noticed(one: Read) -> bool:
    """Whether the danger of suicide of a message was noticed: the writer's own, or anybody else's."""
    return one.about_risk if one.message.subject == Subject.OTHER else one.about_writer


def at_risk(reads: Sequence[Read], subject: Subject) -> list[Read]:
    """Return the messages labelled at risk about someone."""
    return [one for one in reads if one.message.subject == subject and one.message.at_risk]


def _self(reads: Sequence[Read]) -> dict[str, Any]:
    rows = at_risk(reads, Subject.SELF)
    by_level = {
        level.value: caught(noticed(one) for one in rows if one.message.risk == level) for level in LEVELS
    }
    opened = sum(one.opened for one in rows)
    return {**caught(map(noticed, rows)), "by_level": by_level, "opened": share(opened, len(rows))}


def _other(reads: Sequence[Read]) -> dict[str, Any]:
    rows = at_risk(reads, Subject.OTHER)
    seen = [one for one in rows if noticed(one)]
    right = sum(one.reading.subject == Subject.OTHER for one in seen)
    return {**caught(map(noticed, rows)), "subject_right": share(right, len(seen))}


def _none(reads: Sequence[Read]) -> dict[str, Any]:
    rows = [one for one in reads if one.message.harmless]
    opened = sum(one.opened for one in rows)
    asked = sum(one.reading.outcome in ASKED for one in rows)
    return {
        "n": len(rows),
        "opened": opened,
        "asked": asked,
        "false_open": share(opened, len(rows)),
        "ci95": wilson(opened, len(rows)),
        "false_open_or_ask": share(opened + asked, len(rows)),
        "false_open_or_ask_ci95": wilson(opened + asked, len(rows)),
    }


def _flag(reads: Sequence[Read], name: str) -> dict[str, Any]:
    scored = [one for one in reads if name in one.message.flags]
    true = [one for one in scored if one.message.flags[name]]
    said = [one for one in scored if name in one.reading.flags]
    right = sum(one.message.flags[name] for one in said)
    told = caught(name in one.reading.flags for one in true)
    denied = len(scored) - len(true)  # where nobody says no, nothing said can be wrong: no precision
    return {**told, "without": denied, "precision": share(right, len(said)) if denied else None}


def _levels(reads: Sequence[Read]) -> dict[str, Any]:
    apart = [
        abs(Risk(one.message.risk).rank - Risk(one.reading.risk).rank)
        for one in reads
        if one.message.risk is not None and one.message.at_risk
    ]
    near = sum(steps <= 1 for steps in apart)
    return {
        "n": len(apart),
        "exact": share(apart.count(0), len(apart)),
        "within_one": share(near, len(apart)),
    }


def _outcomes(reads: Sequence[Read]) -> dict[str, Any]:
    said = [one for one in reads if one.message.outcome]
    return {
        "n": len(said),
        "exact": share(sum(one.message.outcome == one.reading.outcome for one in said), len(said)),
    }


def _slices(reads: Sequence[Read]) -> dict[str, Any]:
    by_name: dict[str, list[Read]] = {}
    for one in reads:
        for name in dict.fromkeys(one.message.slices):
            by_name.setdefault(name, []).append(one)
    return {name: _slice(by_name[name]) for name in sorted(by_name)}


def _slice(reads: Sequence[Read]) -> dict[str, Any]:
    in_danger = [one for one in reads if one.message.at_risk and one.message.subject is not None]
    calm = [one for one in reads if one.message.harmless]
    hits = sum(map(noticed, in_danger))
    return {
        "n": len(reads),
        "at_risk": len(in_danger),
        "recall": share(hits, len(in_danger)),
        "ci95": wilson(hits, len(in_danger)),
        "harmless": len(calm),
        "false_open": share(sum(one.opened for one in calm), len(calm)),
    }


def _latency(reads: Sequence[Read]) -> dict[str, float]:
    times = sorted(one.ms for one in reads)
    ranks = {"p50": 0.5, "p95": 0.95, "max": 1.0}
    return {name: percentile(times, rank) for name, rank in ranks.items()}


def _peak_memory() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)
