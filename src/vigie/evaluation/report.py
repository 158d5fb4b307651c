"""Readings and figures as a person reads them in a terminal."""

from collections.abc import Mapping
from typing import Any

from vigie.reading import Finding, Reading


def reading_as_text(reading: Reading) -> str:
    """Return a reading in a few lines."""
    lines = [
        f"{reading.outcome}: risk {reading.risk}, subject {reading.subject} (vigie {reading.version})",
        f"  language {reading.quality.language}, {reading.quality.characters} characters"
        + "".join(f", {note}" for note in reading.quality.notes),
    ]
    if reading.flags or reading.labels:
        lines.append(f"  {', '.join((*reading.flags, *reading.labels))}")
    return "\n".join(lines + [_finding(finding) for finding in reading.findings])


def _finding(finding: Finding) -> str:
    level = f" {finding.level}" if finding.level else ""
    return (
        f"  [{finding.start}:{finding.end}] « {finding.quote} » {finding.kind}{level}, {finding.subject}, {finding.outcome}:"
        f" {finding.why} ({finding.source} {finding.rule} {finding.version})"
    )


def as_text(figures: Mapping[str, Any]) -> str:
    """Return the main figures, one a line."""
    own, other, none = (figures["risk"][who] for who in ("self", "other", "none"))
    lines = [
        f"vigie {figures['version']} on {figures['n']} messages",
        f"writer at risk   caught {_share(own)}  opened {own['opened']}",
        *(f"  {level:<14} caught {_share(found)}" for level, found in own["by_level"].items()),
        f"someone else     caught {_share(other)}  subject right {other['subject_right']}",
        f"nobody in danger opened {none['opened']}/{none['n']} = {none['false_open']}  with ask {none['false_open_or_ask']}",
        f"self-harm        caught {_share(figures['self_harm'])}  precision {figures['self_harm']['precision']}",
        f"violence         caught {_share(figures['violence_suffered'])}  precision {figures['violence_suffered']['precision']}",
        *(
            f"{name:<16} caught {_share(found)}  precision {found['precision']}"
            for name, found in figures["flags"].items()
        ),
        f"levels           exact {figures['level_agreement']['exact']}  within one {figures['level_agreement']['within_one']}",
        f"signals          macro F1 {figures['signals']['macro_f1']}  micro F1 {figures['signals']['micro_f1']}",
        *(f"  {label:<18} {found}" for label, found in figures["signals"]["by_label"].items()),
        f"latency          {figures['latency_ms']} ms, peak memory {figures['peak_memory_mb']} MB",
    ]
    return "\n".join(lines)


def _share(found: Mapping[str, Any]) -> str:
    interval = f" {found['ci95']}" if "ci95" in found else ""
    return f"{found['caught']}/{found['n']} = {found['recall']}{interval}"
