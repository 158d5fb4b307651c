"""Read every message and compare with its labels: the object of `python -m vigie evaluate --json`."""

import resource
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from vigie.deciding import LABELS
from vigie.evaluation.messages import Labelled, known_labels
from vigie.evaluation.scores import caught, f1, percentile, share, wilson
from vigie.reader import read
from vigie.reading import Outcome, Reading, Risk, Subject
from vigie.version import VERSION
from vigie.weighing import SUICIDE

RAISED = frozenset({Outcome.OPEN, Outcome.ASK})
LEVELS = tuple(risk for risk in Risk if risk != Risk.NONE)


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

    @property
    def raised(self) -> bool:
        """Whether it is opened or asked about."""
        return self.reading.outcome in RAISED


def read_all(messages: Iterable[Labelled]) -> list[Read]:
    """Return each message with its reading and the time it took."""
    read("bonjour")  # the lexicons are read once, before anything is timed
    return [_timed(message) for message in messages]


def _timed(message: Labelled) -> Read:
    start = perf_counter()
    reading = read(message.text)
    return Read(message, reading, (perf_counter() - start) * 1000)


def evaluate(reads: Sequence[Read]) -> dict[str, Any]:
    """Return the figures of formats.md §2."""
    times = sorted(one.ms for one in reads)
    return {
        "n": len(reads),
        "version": VERSION,
        "risk": {"self": _self(reads), "other": _other(reads), "none": _none(reads)},
        "self_harm": _flag(reads, "self_harm"),
        "violence_suffered": _flag(reads, "violence_suffered"),
        "flags": {
            name: _flag(reads, name)
            for name in ("medical_emergency", "violence_threatened", "psychosis", "mania")
        },
        "level_agreement": _levels(reads),
        "signals": _signals(reads),
        "slices": _slices(reads),
        "latency_ms": {
            "p50": percentile(times, 0.5),
            "p95": percentile(times, 0.95),
            "max": percentile(times, 1.0),
        },
        "peak_memory_mb": _peak_memory(),
    }


def at_risk(reads: Sequence[Read], subject: Subject) -> list[Read]:
    """Return the messages labelled at risk about someone."""
    return [
        one for one in reads if one.message.subject == subject and one.message.risk not in {None, Risk.NONE}
    ]


def harmless(reads: Sequence[Read]) -> list[Read]:
    """Return the messages in which nobody is in danger: no risk, no self-harm, no violence, no emergency."""
    return [
        one
        for one in reads
        if one.message.risk == Risk.NONE
        and one.message.subject in {None, Subject.NONE}
        and not any(one.message.flags.values())
    ]


def _self(reads: Sequence[Read]) -> dict[str, Any]:
    rows = at_risk(reads, Subject.SELF)
    by_level = {
        level.value: caught((one.about_writer for one in rows if one.message.risk == level), interval=False)
        for level in LEVELS
    }
    opened = sum(one.opened for one in rows)
    return {
        **caught(one.about_writer for one in rows),
        "by_level": by_level,
        "opened": share(opened, len(rows)),
    }


def _other(reads: Sequence[Read]) -> dict[str, Any]:
    rows = at_risk(reads, Subject.OTHER)
    seen = [one for one in rows if one.about_risk]
    right = sum(one.reading.subject == Subject.OTHER for one in seen)
    return {**caught(one.about_risk for one in rows), "subject_right": share(right, len(seen))}


def _none(reads: Sequence[Read]) -> dict[str, Any]:
    rows = harmless(reads)
    opened = sum(one.opened for one in rows)
    asked = sum(one.reading.outcome == Outcome.ASK for one in rows)
    return {
        "n": len(rows),
        "opened": opened,
        "asked": asked,
        "false_open": share(opened, len(rows)),
        "ci95": wilson(opened, len(rows)),
        "false_open_or_ask": share(opened + asked, len(rows)),
        "unknown": sum(one.reading.outcome == Outcome.UNKNOWN for one in rows),
    }


def _flag(reads: Sequence[Read], name: str) -> dict[str, Any]:
    scored = [one for one in reads if name in one.message.flags]
    true = [one for one in scored if one.message.flags[name]]
    said = [one for one in scored if name in one.reading.flags]
    right = sum(one.message.flags[name] for one in said)
    told = caught((name in one.reading.flags for one in true), interval=False)
    return {**told, "precision": share(right, len(said))}


def _levels(reads: Sequence[Read]) -> dict[str, Any]:
    pairs = [
        (Risk(one.message.risk or Risk.NONE).rank, Risk(one.reading.risk).rank)
        for one in reads
        if one.message.risk not in {None, Risk.NONE} and one.reading.risk != Risk.NONE
    ]
    exact = sum(true == said for true, said in pairs)
    near = sum(abs(true - said) <= 1 for true, said in pairs)
    return {"n": len(pairs), "exact": share(exact, len(pairs)), "within_one": share(near, len(pairs))}


def _signals(reads: Sequence[Read]) -> dict[str, Any]:
    scored = [one for one in reads if one.message.labels is not None]
    counts = {label: _counted(scored, label) for label in sorted(LABELS)}
    by_label = {label: f1(*counted) for label, counted in counts.items() if counted[2]}
    scores = [one["f1"] or 0.0 for one in by_label.values()]
    plain = [one for one in scored if not one.message.labels]
    found = sum(bool(one.reading.labels) for one in plain)
    return {
        "macro_f1": share(sum(scores), len(scores)) if scores else None,  # type: ignore[arg-type]
        "micro_f1": f1(*(sum(counted[place] for counted in counts.values()) for place in range(3)))["f1"],
        "by_label": by_label,
        "unlabelled": {"n": len(plain), "with_any_finding": share(found, len(plain))},
    }


def _counted(reads: Sequence[Read], label: str) -> tuple[int, int, int]:
    said = [one for one in reads if label in one.reading.labels]
    true = sum(label in known_labels(one.message) for one in reads)
    return sum(label in known_labels(one.message) for one in said), len(said), true


def _slices(reads: Sequence[Read]) -> dict[str, Any]:
    names = sorted({name for one in reads for name in one.message.slices})
    return {name: _slice([one for one in reads if name in one.message.slices]) for name in names}


def _slice(reads: Sequence[Read]) -> dict[str, Any]:
    own, others, calm = at_risk(reads, Subject.SELF), at_risk(reads, Subject.OTHER), harmless(reads)
    hits = sum(one.about_writer for one in own) + sum(one.about_risk for one in others)
    return {
        "n": len(reads),
        "recall": share(hits, len(own) + len(others)),
        "false_open": share(sum(one.opened for one in calm), len(calm)),
        "enough": len(reads) >= 100,
    }


def _peak_memory() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)
