"""Recompute the trail and say what does not hold, and what nobody could see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from ancrage.audit import rules
from ancrage.audit.guard import guarded
from ancrage.audit.heads import HeadLine, line_of
from ancrage.audit.models import Head, Seal, TrailEntry, Unsealed
from ancrage.kernel import clock

SEALED_WITHIN = timedelta(seconds=60)
"""A sealer that lives needs one second; past this the wait is a finding."""


class Kind(StrEnum):
    """What may be wrong."""

    EDITED = "edited"
    DELETED = "deleted"
    REORDERED = "reordered"
    REWRITTEN = "rewritten"
    TAIL_CUT = "tail_cut"
    FORGED_HEAD = "forged_head"
    UNSEALED = "unsealed"
    OUTSIDE = "outside"
    UNGUARDED = "unguarded"


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold, and where."""

    kind: Kind
    position: int | None = None
    detail: str = ""


@dataclass(frozen=True)
class Report:
    """What a verification saw."""

    links: int
    unsealed: int
    oldest_unsealed: timedelta | None
    proven_until: HeadLine | None
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


@dataclass
class _Walk:
    """The chain, walked once."""

    wanted: frozenset[int]
    links: int = 0
    last: int = 0
    findings: list[Finding] = field(default_factory=list)
    hashes: dict[int, str] = field(default_factory=dict)
    broken: list[tuple[int, str, str, str]] = field(default_factory=list)  # position, before, hash, digest


def verify(left: Sequence[HeadLine] = ()) -> Report:
    """Verify the chain, the heads kept here, and those that left the machine (`left`)."""
    heads = [line_of(head) for head in Head.objects.order_by("position", "created_at")]
    walk = _walked(frozenset(head.position for head in (*heads, *left)))
    findings = [*walk.findings, *_broken_links(walk.broken), *_against_heads(walk, heads, left), *_outside()]
    if not guarded():
        findings.append(Finding(Kind.UNGUARDED))
    waiting = Unsealed.objects.order_by("since").values_list("since", flat=True)
    age = clock.now() - waiting[0] if waiting else None
    if age and age > SEALED_WITHIN:
        findings.append(Finding(Kind.UNSEALED, detail=str(age).split(".")[0]))
    return Report(walk.links, len(waiting), age, _proven(walk, left), tuple(findings))


def _walked(wanted: frozenset[int]) -> _Walk:
    walk = _Walk(wanted)
    before = rules.GENESIS
    columns = ["position", "hash", *(f"entry__{name}" for name in rules.HASHED)]
    for row in Seal.objects.order_by("position").values(*columns).iterator(chunk_size=2000):
        position, hash_ = row["position"], row["hash"]
        walk.findings += [Finding(Kind.DELETED, gone) for gone in range(walk.last + 1, position)]
        _look(walk, row, before if position == walk.last + 1 else None)
        if position in wanted:
            walk.hashes[position] = hash_
        walk.links, walk.last, before = walk.links + 1, position, hash_
    return walk


def _look(walk: _Walk, row: dict[str, object], before: str | None) -> None:
    position, hash_ = int(str(row["position"])), str(row["hash"])
    if row["entry__id"] is None:
        walk.findings.append(Finding(Kind.DELETED, position))
    elif before is not None:  # after a gap the link before is unknown: this one cannot be judged
        digest = rules.digest({name: row[f"entry__{name}"] for name in rules.HASHED})
        if rules.link(before, digest, position) != hash_:
            walk.broken.append((position, before, hash_, digest))


def _broken_links(broken: list[tuple[int, str, str, str]]) -> Iterable[Finding]:
    # An entry that fits another broken link was moved there; one that fits none was changed.
    for position, before, hash_, _own in broken:
        moved = any(rules.link(before, digest, position) == hash_ for _p, _b, _h, digest in broken)
        yield Finding(Kind.REORDERED if moved else Kind.EDITED, position)


def _against_heads(walk: _Walk, kept: list[HeadLine], left: Sequence[HeadLine]) -> Iterable[Finding]:
    for head in dict.fromkeys((*kept, *left)):
        if not head.genuine:
            yield Finding(Kind.FORGED_HEAD, head.position)
        elif head.position > walk.last:
            yield Finding(Kind.TAIL_CUT, head.position, rules.moment(head.at))
        elif walk.hashes.get(head.position, head.hash) != head.hash:
            yield Finding(Kind.REWRITTEN, head.position, rules.moment(head.at))


def _outside() -> Iterable[Finding]:
    # Neither chained nor waiting: written by hand, or taken out of the queue so that it is never chained.
    stray = TrailEntry.objects.filter(seal__isnull=True, waiting__isnull=True).order_by("at", "id")
    for entry in stray.only("id")[:100]:
        yield Finding(Kind.OUTSIDE, detail=str(entry.pk))


def _proven(walk: _Walk, left: Sequence[HeadLine]) -> HeadLine | None:
    held = [head for head in left if head.genuine and walk.hashes.get(head.position) == head.hash]
    return max(held, key=lambda head: (head.position, head.at), default=None)


def last_written() -> datetime | None:
    """Return when the last entry was written."""
    return TrailEntry.objects.order_by("-created_at").values_list("created_at", flat=True).first()
