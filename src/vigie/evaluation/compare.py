"""Two versions on the same messages: what one catches and the other misses, and whether chance could do as much."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from vigie.evaluation.exact import difference_interval, mcnemar
from vigie.evaluation.reads import Read
from vigie.evaluation.scores import share
from vigie.evaluation.slices import SLICES
from vigie.reading import Subject

Pair = tuple[Read, Read]
Ask = Callable[[Read], bool]

# what is asked of each answer, among which messages
QUESTIONS: Mapping[str, tuple[Ask, Ask]] = MappingProxyType(
    {
        "recall": (lambda one: one.in_danger, lambda one: one.noticed),
        "recall_self": (
            lambda one: one.message.at_risk and one.message.subject == Subject.SELF,
            lambda one: one.noticed,
        ),
        "recall_other": (
            lambda one: one.message.at_risk and one.message.subject == Subject.OTHER,
            lambda one: one.noticed,
        ),
        "opened_in_danger": (lambda one: one.in_danger, lambda one: one.opened),
        "false_open": (lambda one: one.message.harmless, lambda one: one.opened),
        "false_open_or_ask": (lambda one: one.message.harmless, lambda one: one.opened or one.asked),
        "self_harm": (
            lambda one: one.message.flags.get("self_harm", False),
            lambda one: "self_harm" in one.reading.flags,
        ),
        "violence_suffered": (
            lambda one: one.message.flags.get("violence_suffered", False),
            lambda one: "violence_suffered" in one.reading.flags,
        ),
    }
)
BY_SLICE = ("recall", "false_open", "false_open_or_ask")


def compare(before: Sequence[Read], after: Sequence[Read]) -> dict[str, Any]:
    """Return each share before and after, what changed, and McNemar's exact p; over all messages, then by slice."""
    pairs = paired(before, after)
    by_slice = {name: [pair for pair in pairs if name in pair[1].message.slices] for name in SLICES}
    return {
        "pairs": len(pairs),
        "alone": {"before": len(before) - len(pairs), "after": len(after) - len(pairs)},
        "versions": {"before": _versions(before), "after": _versions(after)},
        **{name: _asked(name, pairs) for name in QUESTIONS},
        "slices": {
            name: {question: _asked(question, some) for question in BY_SLICE}
            for name, some in by_slice.items()
            if some
        },
    }


def paired(before: Sequence[Read], after: Sequence[Read]) -> list[Pair]:
    """Return the answers to the same message, side by side; those with no pair are left out."""
    known = {_key(one): one for one in before}
    return [(known[_key(one)], one) for one in after if _key(one) in known]


def weighed(answers: Iterable[tuple[bool, bool]]) -> dict[str, Any]:
    """Return the figures of yes and no before and after."""
    said = list(answers)
    was, now = sum(first for first, _ in said), sum(second for _, second in said)
    lost = sum(first and not second for first, second in said)
    won = sum(second and not first for first, second in said)
    return {
        "n": len(said),
        "before": share(was, len(said)),
        "after": share(now, len(said)),
        "difference": round((now - was) / len(said), 4) if said else None,
        "ci95": difference_interval(lost, won, len(said)),
        "only_before": lost,
        "only_after": won,
        "p": mcnemar(lost, won),
    }


def _asked(question: str, pairs: Sequence[Pair]) -> dict[str, Any]:
    """Put a question to both answers; the labels are those of the second, in case a label was mended."""
    among, says = QUESTIONS[question]
    return weighed((says(first), says(second)) for first, second in pairs if among(second))


def _key(one: Read) -> tuple[str, str]:
    return one.source, one.message.id


def _versions(reads: Sequence[Read]) -> list[str]:
    return sorted({one.reading.version for one in reads})
