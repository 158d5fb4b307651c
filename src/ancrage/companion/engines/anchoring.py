"""An anchor, not a habit: too many nights, hours or days in a row are said, gently and seldom, with what a human would bring.

From counts only, never from content; thresholds are a choice of the project (content/policy/anchoring.yaml, draft). Talking
is never refused, and nothing is said in a danger.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from ancrage.companion.engines import aid, keeping
from ancrage.companion.engines.draft import Draft
from ancrage.companion.rules import Reply
from ancrage.content.policies import AnchorPolicy, anchor_policy

ANCHORED = "anchored"  # note of the talk: it was said
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Use:
    """How someone has been writing: nights and days in a row up to now, time of writing today."""

    nights: int = 0
    days: int = 0
    today: timedelta = timedelta(0)


def use_of(moments: Iterable[datetime], *, now: datetime, policy: AnchorPolicy | None = None) -> Use:
    """Return how someone has been writing, from the moments of their messages; all aware, in their own time zone."""
    policy, known = policy or anchor_policy(), sorted(moments)
    late = {night_of(moment, policy) for moment in known if is_late(moment, policy)}
    today = [moment for moment in known if moment.date() == now.date()]
    return Use(
        nights=_in_a_row(late, last=night_of(now, policy)),
        days=_in_a_row({moment.date() for moment in known}, last=now.date()),
        today=_writing(today, pause=timedelta(minutes=policy.pause_minutes)),
    )


def overuse(use: Use, policy: AnchorPolicy | None = None) -> str:
    """Return what is worth saying: nights, day, days, or "" for nothing."""
    policy = policy or anchor_policy()
    if use.nights >= policy.nights_in_a_row:
        return "nights"
    if use.today >= timedelta(hours=policy.day_hours):
        return "day"
    return "days" if use.days >= policy.days_in_a_row else ""


def is_late(moment: datetime, policy: AnchorPolicy) -> bool:
    """Whether a moment is in the hours that count as night."""
    return moment.hour >= policy.night_from or moment.hour < policy.night_until


def night_of(moment: datetime, policy: AnchorPolicy) -> date:
    """Return the evening a moment belongs to: two in the morning belongs to the day before."""
    return (moment - timedelta(hours=policy.night_until)).date()


def _in_a_row(days: Collection[date], *, last: date) -> int:
    """Return how many days follow each other up to the last one, or up to the one before it."""
    day = last if last in days else last - DAY
    count = 0
    while day in days:
        count, day = count + 1, day - DAY
    return count


def _writing(moments: Sequence[datetime], *, pause: timedelta) -> timedelta:
    gaps = (later - earlier for earlier, later in pairwise(moments))
    return sum((gap for gap in gaps if gap < pause), timedelta(0))


def due(draft: Draft) -> bool:
    """Whether to say it in this turn: not in the first ones, once a talk, never when a danger was heard or is open."""
    around, state = draft.scene.surroundings, draft.state
    calm = not (state.crisis or state.crisis_steps or keeping.GRAVE in state.notes) and around.alert == "none"
    early = state.turn < anchor_policy().first_turn
    return bool(around.overuse) and calm and not early and ANCHORED not in state.notes


def speak(draft: Draft) -> str:
    """Say it, with what a human would bring, and offer to show whom; return the stage."""
    kind = draft.scene.surroundings.overuse
    draft.say({"nights": "anchor.nights", "day": "anchor.day", "days": "anchor.days"}[kind])
    draft.say("anchor.human")
    draft.ask("anchor.ask")
    draft.note(**{ANCHORED: "1"})
    return "orient"


def was_said(reply: Reply) -> bool:
    """Whether a reply says that a human would bring more."""
    return any(name.startswith("anchor.human.") for name in reply.lines)


def answered(draft: Draft) -> str:
    """Take the answer: show people, or go on as before; "" when it was not an answer."""
    if draft.scene.answer == "yes":
        draft.say("orient.pro", "orient.numbers")
        aid.show_for_themes(draft, "loneliness", "depression")
        if draft.scene.surroundings.kept and draft.scene.surroundings.humans_on_duty:
            draft.blocks.append("call_human")  # offered and accepted: a human of the team, one tap away
        draft.say("anchor.stays")
        return "orient"
    if draft.scene.answer in ("no", "unsure"):
        draft.say("anchor.go_on")
        draft.ask("explore.ask")
        return "explore"
    return ""
