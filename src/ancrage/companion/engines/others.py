"""Someone else is in danger: what to do now, said again when it must be; never a word about the writer's own wish."""

from ancrage.companion.engines import aid, reactions, recognising, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.reactions import Reaction
from ancrage.companion.engines.scene import Scene

CALLED = frozenset({"called", "medical_called:yes"})
SPOKEN_OF_ONESELF = frozenset({"medication", "jailbreak", "certificate", "diet", "calmer"})
"""Reactions whose lines speak to someone in danger themself."""
OWN_BARRIERS = frozenset(
    {
        "barrier.what_to_say",
        "barrier.useless",
        "barrier.children",
        "barrier.alone",
        "barrier.effort",
        "barrier.family",
        "barrier.work",
    }
)
NEWS = {
    "silent": ("other.silent", "other.help_now"),
    "not_tonight": ("other.not_tonight", "other.wrote", "other.help_now"),
    "wrote": ("other.wrote", "other.help_now"),
}


def fitting(seen: Reaction | None) -> Reaction | None:
    """Keep a reaction only when its words fit someone who fears for another."""
    if seen is None or seen.kind in SPOKEN_OF_ONESELF or seen.moment in OWN_BARRIERS:
        return None
    if seen.kind == "anchor":
        return Reaction("anchor", "other.anchor")
    return None if seen.kind.startswith("suicide_") else seen


def is_now(scene: Scene) -> bool:
    """Whether it may be now: so it was heard, or the other does not answer any more."""
    return scene.heard.risk == "imminent" or words.cue("other", "silent", scene.plain)


def follow(draft: Draft, seen: Reaction | None) -> None:
    """Answer what was written: a call made, what to do, how to ask, news or none; else stay, with one thing to do."""
    kind = seen.kind if seen else ""
    if kind in CALLED:
        draft.note(called="1", now="")
        line_only = words.cue("other", "line", draft.scene.plain)
        draft.say("other.called_line" if line_only else "other.called", "crisis.ack.called")
        aid.tell(draft)
        return
    if not draft.say(*(asked(draft) or told(draft))):
        reactions.react(draft, fitting(seen), "other.stay", "other.how", "crisis.door")
    aid.tell(draft)
    if draft.words < 30 and kind != "anchor" and "now" not in draft.state.notes:
        draft.say("other.how", "crisis.help.minor", "crisis.door")


def asked(draft: Draft) -> tuple[str, ...]:
    """Return what answers « je fais quoi », « je lui demande comment », () when nothing is asked."""
    scene = draft.scene
    if words.cue("other", "ask_how", scene.plain):
        return ("other.say_it", "other.how")
    if not (words.cue("calling", "asks", scene.plain) or "advice" in recognising.recognised(scene.text)):
        return ()
    if words.cue("other", "not_tonight", scene.plain):
        return ("other.not_tonight", "other.do_now")
    return ("other.do_now", "other.help_now") if "now" in draft.state.notes else ("other.do", "other.how")


def told(draft: Draft) -> tuple[str, ...]:
    """Return what to say to news of the other: no answer any more, a danger now, « pas ce soir », a message; () else."""
    scene = draft.scene
    if scene.heard.risk == "imminent":
        return ("other.help_now",)
    if "called" in draft.state.notes:
        return ()
    return next((moments for name, moments in NEWS.items() if words.cue("other", name, scene.plain)), ())


def ask_next(draft: Draft, seen: Reaction | None) -> None:
    """Ask one thing that changes what is done: where they are, whether the call is made, who is with the writer."""
    kind, notes = (seen.kind if seen else ""), draft.state.notes
    if kind in CALLED:
        _once(draft, "other.company")
        return
    if kind in ("will_call", "call_try:yes", "anchor", "leaving", "silence"):
        return
    doubted = "now" not in notes or draft.scene.heard.outcome == "ask"
    if not draft.did("asked:other.ask_now") and doubted:
        _once(draft, "other.ask_now")
        return
    called = "called" in notes
    first = ("other.ask_called",) if "now" in notes and not called else ()
    where = () if called else ("other.where",)
    ordered = (*where, *first) if kind.endswith(":unsure") else (*first, *where)
    for moment in (*ordered, "other.self"):
        if _once(draft, moment):
            return


def _once(draft: Draft, moment: str) -> bool:
    if draft.did(f"asked:{moment}") or not draft.ask(moment):
        return False
    draft.mark(f"asked:{moment}")
    return True
