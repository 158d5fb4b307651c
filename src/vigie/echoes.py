"""Two rules may hear the same words: what a longer quote already says as gravely is not said twice."""

from collections.abc import Sequence

from vigie.reading import Finding, Outcome, Risk

_ORDER = (Outcome.NOTHING, Outcome.ASK, Outcome.OPEN)


def without_echoes(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that no other covers, in their order."""
    return [one for place, one in enumerate(findings) if not _is_echo(one, place, findings)]


def _is_echo(one: Finding, place: int, findings: Sequence[Finding]) -> bool:
    return any(
        _covers(other, one) and (not _covers(one, other) or rank < place)
        for rank, other in enumerate(findings)
        if rank != place and other.kind == one.kind
    )


def _covers(other: Finding, one: Finding) -> bool:
    return (
        other.subject == one.subject
        and other.source == one.source
        and other.start <= one.start
        and other.end >= one.end
        and _gravity(other) >= _gravity(one)
    )


def _gravity(finding: Finding) -> tuple[int, int]:
    return (_ORDER.index(Outcome(finding.outcome)), Risk(finding.level or Risk.NONE).rank)
