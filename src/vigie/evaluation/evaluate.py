"""Compare readings with labels: the object of `python -m vigie evaluate --json`."""

import resource
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from vigie.evaluation.labels import signals
from vigie.evaluation.reads import Read
from vigie.evaluation.scores import caught, percentile, share, wilson
from vigie.reading import Outcome, Risk, Subject
from vigie.version import VERSION

LEVELS = tuple(risk for risk in Risk if risk != Risk.NONE)
OTHER_FLAGS = ("medical_emergency", "violence_threatened", "psychosis", "mania", "child_in_danger")


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
        "unknown": _unknown(reads),
        "signals": signals([(one.message, one.reading) for one in reads]),
        "slices": by_name((one, one.message.slices) for one in reads),
        "languages": by_name((one, [str(one.message.row.get("lang") or "not_said")]) for one in reads),
        "latency_ms": _latency(reads),
        "peak_memory_mb": _peak_memory(),
    }


def by_name(named: Iterable[tuple[Read, Iterable[str]]]) -> dict[str, Any]:
    """Return the figures of each slice, from reads and the names they go under."""
    found: dict[str, list[Read]] = {}
    for one, names in named:
        for name in dict.fromkeys(names):
            found.setdefault(name, []).append(one)
    return {name: slice_figures(found[name]) for name in sorted(found)}


def slice_figures(reads: Sequence[Read]) -> dict[str, Any]:
    """Return what is caught and what is raised for nothing among some messages."""
    in_danger = [one for one in reads if one.in_danger]
    hits = sum(one.noticed for one in in_danger)
    calm = _none(reads)
    return {
        "n": len(reads),
        "at_risk": len(in_danger),
        "recall": share(hits, len(in_danger)),
        "ci95": wilson(hits, len(in_danger)),
        "opened": share(sum(one.opened for one in in_danger), len(in_danger)),
        "harmless": calm["n"],
        "false_open": calm["false_open"],
        "false_open_ci95": calm["ci95"],
        "false_open_or_ask": calm["false_open_or_ask"],
        "false_open_or_ask_ci95": calm["false_open_or_ask_ci95"],
        "unknown": sum(one.unread for one in reads),
    }


def at_risk(reads: Sequence[Read], subject: Subject) -> list[Read]:
    """Return the messages labelled at risk about someone."""
    return [one for one in reads if one.message.subject == subject and one.message.at_risk]


def _self(reads: Sequence[Read]) -> dict[str, Any]:
    rows = at_risk(reads, Subject.SELF)
    by_level = {level.value: _raised([one for one in rows if one.message.risk == level]) for level in LEVELS}
    return {**_raised(rows), "by_level": by_level}


def _other(reads: Sequence[Read]) -> dict[str, Any]:
    rows = at_risk(reads, Subject.OTHER)
    seen = [one for one in rows if one.noticed]
    right = sum(one.reading.subject == Subject.OTHER for one in seen)
    by_level = {level.value: _raised([one for one in rows if one.message.risk == level]) for level in LEVELS}
    return {**_raised(rows), "subject_right": share(right, len(seen)), "by_level": by_level}


def _raised(rows: Sequence[Read]) -> dict[str, Any]:
    """Return what is caught of dangers, and what came of them; `unknown`: missed because not read."""
    opened, asked = sum(one.opened for one in rows), sum(one.reading.outcome == Outcome.ASK for one in rows)
    return {
        **caught(one.noticed for one in rows),
        "opened": share(opened, len(rows)),
        "opened_ci95": wilson(opened, len(rows)),
        "asked": share(asked, len(rows)),
        "unknown": sum(one.unread for one in rows),
    }


def _none(reads: Sequence[Read]) -> dict[str, Any]:
    rows = [one for one in reads if one.message.harmless]
    opened, asked = sum(one.opened for one in rows), sum(one.asked for one in rows)
    return {
        "n": len(rows),
        "opened": opened,
        "asked": asked,
        "unknown": sum(one.unread for one in rows),
        "false_open": share(opened, len(rows)),
        "ci95": wilson(opened, len(rows)),
        "false_open_or_ask": share(opened + asked, len(rows)),
        "false_open_or_ask_ci95": wilson(opened + asked, len(rows)),
    }


def _unknown(reads: Sequence[Read]) -> dict[str, int]:
    """Count what could not be read, dangers and harmless apart, and what was read in another language than its own."""
    unread = [one for one in reads if one.unread]
    other = [
        one
        for one in reads
        if one.message.row.get("lang") in {"fr", "en"}
        and one.reading.quality.language != one.message.row["lang"]
    ]
    return {
        "n": len(unread),
        "at_risk": sum(one.message.at_risk for one in unread),
        "harmless": sum(one.message.harmless for one in unread),
        "language_mistaken": len(other),
    }


def _flag(reads: Sequence[Read], name: str) -> dict[str, Any]:
    scored = [one for one in reads if name in one.message.flags]
    true = [one for one in scored if one.message.flags[name]]
    said = [one for one in scored if name in one.reading.flags]
    right = sum(one.message.flags[name] for one in said)
    told = caught(name in one.reading.flags for one in true)
    denied = len(scored) - len(true)  # where nobody says no, nothing said can be wrong: no precision
    precision = {
        "precision": share(right, len(said)) if denied else None,
        "precision_ci95": wilson(right, len(said)) if denied else None,
    }
    return {**told, "without": denied, **precision}


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


def _latency(reads: Sequence[Read]) -> dict[str, float]:
    times = sorted(one.ms for one in reads)
    ranks = {"p50": 0.5, "p95": 0.95, "max": 1.0}
    return {name: percentile(times, rank) for name, rank in ranks.items()}


def _peak_memory() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)
