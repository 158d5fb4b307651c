"""A danger that grows over the messages: the wish to be gone, then suicide, then how."""

from collections.abc import Sequence
from dataclasses import replace

from vigie.reading import Finding, Outcome, Risk, Subject
from vigie.talk.earlier import Earlier
from vigie.talk.scene import Talk
from vigie.talk.telling import LEVELS, Told, finding, named
from vigie.weighing import SUICIDE


def with_rise(talk: Talk, found: Sequence[Finding]) -> list[Finding]:
    """Return what the talk found, and the rise that the present message ends, if there is one."""
    gravest = max((*found, *talk.heard), key=_gravity, default=None)
    if gravest is None or not _gravity(gravest):
        return [*found]
    steps = _steps(talk, Risk(gravest.level))
    if not steps:
        return [*found]
    why = _why(steps, Risk(gravest.level))
    if gravest in found:
        return [replace(one, why=f"{one.why} ; {why}") if one is gravest else one for one in found]
    outcome = Outcome.OPEN if len(steps) > 1 else Outcome(gravest.outcome)
    told = Told("rising", Risk(gravest.level), outcome, why)
    return [*found, finding(talk, told, (gravest.quote, gravest.start, gravest.end))]


def _gravity(one: Finding) -> int:
    """Return how grave a finding about oneself is; 0 for what asks for nothing, or only looks back."""
    looks_back = one.rule.startswith("context.turning")
    about_oneself = one.kind == SUICIDE and one.subject == Subject.SELF
    live = about_oneself and one.outcome != Outcome.NOTHING and not looks_back
    return Risk(one.level).rank if live else 0


def _why(steps: Sequence[Earlier], now: Risk) -> str:
    told = ", puis ".join(f"{LEVELS[step.level()]} ({named(step)})" for step in steps)
    return f"monte au fil des messages : {told}, maintenant {LEVELS[now]}"


def _steps(talk: Talk, now: Risk) -> list[Earlier]:
    """Return the earlier turns that lead up to the present level, each graver than the one before."""
    steps: list[Earlier] = []
    above = now.rank
    for earlier in talk.said:
        rank = earlier.level().rank
        if rank >= now.rank:
            return []
        if 0 < rank < above:
            steps.append(earlier)
            above = rank
    return steps[::-1]
