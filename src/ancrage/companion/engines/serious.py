"""Serious, and not suicide: someone else, the body, a child, violence suffered or near, voices. Each has its path."""

from collections.abc import Mapping

from ancrage.companion.engines import aid, dangers, easing, others, reactions, recognising, school
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.reactions import Reaction
from ancrage.companion.rules import Composed

ASKS = {
    "other": ("other.ask_now",),
    "medical": ("medical.ask", "medical.ask_called"),
    "violence": ("violence.ask", "violence.next"),
    "child": ("child.ask", "child.next"),
    "threat": ("threat.ask", "threat.next"),
    "psychosis": ("psychosis.ask", "psychosis.next"),
}
ADDS = {
    "medical": ("medical.do",),
    "violence": ("violence.discreet",),
    "psychosis": ("psychosis.medicine",),
}
BLOCKS = {
    "medical": ("call_first", "no_voice", "call_human"),
    "violence": ("call_first", "no_voice"),
    "child": ("call_first", "call_human"),
    "threat": ("call_first", "call_human"),
    "psychosis": ("call_first", "call_human"),
    "other": ("call_first", "call_human"),
}
BELIEVED = {"violence": "violence.believed", "psychosis": "psychosis.believed"}
"""Paths on which « tu me crois ? » is answered: what is lived is believed, what cannot be known is neither argued nor fed."""
SAID_SAFE = frozenset({"safety_now:yes", "other_suicide:no", "called", "medical_called:yes"})
ONCE = frozenset(
    {
        "violence.ask",
        "child.ask",
        "threat.ask",
        "psychosis.ask",
        "psychosis.voices",
        "serious.call_hard",
    }
)


def turn(draft: Draft, path: str) -> Composed:
    """Compose a turn of one of these paths."""
    scene = draft.scene
    new = scene.state.notes.get("path") != path
    seen = reactions.reaction(scene)
    remember_how(draft, path, new=new)
    remember(draft, path, seen)
    aid.show_for_path(draft, path)
    if not new and reactions.leaves_again(draft, seen):
        return reactions.let_go(draft)
    if new:
        seen = None
        first_contact(draft, path)
    else:
        follow(draft, path, seen)
    ask_next(draft, path, seen)
    return draft.finish("crisis")


def remember_how(draft: Draft, path: str, *, new: bool) -> None:
    """Note whether the path opened lightly (engines.easing), and how often it was clearly denied."""
    scene = draft.scene
    opened = easing.opening_notes(scene, path)
    if new:
        draft.note(**opened)
        return
    draft.note(eased="", denials=str(easing.denied_so_far(scene, path)))
    if dangers.path_heard(scene) == path:  # heard again: it stays light only when this too is light
        draft.note(**{name: "" for name in ("light", "guessed") if not opened[name]})


def remember(draft: Draft, path: str, seen: Reaction | None) -> None:
    """Note the path, how long nothing was heard, whether it is now, whether being safe was said."""
    kind = seen.kind if seen else ""
    draft.note(path=path, calm=calm_after(draft))
    silent = path == "other" and others.is_now(draft.scene)
    if draft.scene.heard.risk == "imminent" or silent or kind in ("other_suicide:yes", "safety_now:no"):
        draft.note(now="1", safe="")
    elif kind in SAID_SAFE:
        draft.note(safe="1", now="")


def calm_after(draft: Draft) -> str:
    """Return how many turns in a row nothing was heard."""
    quiet = draft.scene.heard.outcome == "nothing"
    return str(int(draft.state.notes.get("calm", "0")) + 1) if quiet else ""


def may_leave(draft: Draft) -> bool:
    """Whether the talk may go back to ordinary: being safe was said, then nothing heard for some turns."""
    scene = draft.scene
    quiet = int(scene.state.notes.get("calm", "0")) >= dangers.CALM_TURNS and "safe" in scene.state.notes
    return quiet and scene.heard.outcome == "nothing" and scene.surroundings.alert == "none"


def first_contact(draft: Draft, path: str) -> None:
    """Say what was heard and whom to call; the call comes first when a body or a life cannot wait."""
    now = path == "other" and others.is_now(draft.scene)
    heard, call = (f"{path}.heard_now", f"{path}.help_now") if now else (f"{path}.heard", f"{path}.help")
    if path == "violence" and school.at_school(draft.scene):
        draft.note(school="1")
        heard, call = "school.hit", "school.hit_help"
    for moment in (call, heard) if now or path == "medical" else (heard, call):
        if moment == "threat.help" and "baby" in draft.scene.facts:
            draft.say("threat.baby")
        draft.say(moment)
    if path == "medical":
        draft.say("medical.do")
    aid.tell(draft)
    show_blocks(draft, path)


def show_blocks(draft: Draft, path: str) -> None:
    """Show what to press, once for each number it leads to."""
    for name in BLOCKS[path]:
        if name == "no_voice" and not draft.scene.country.no_voice:
            continue
        if name == "call_human" and not draft.scene.surroundings.kept:
            continue
        draft.block(name, draft.resources[0] if name == "call_first" else "")


def follow(draft: Draft, path: str, seen: Reaction | None) -> None:
    """React, stay, and add one thing that helps."""
    if path == "other":
        others.follow(draft, seen)
        if "now" in draft.state.notes:
            show_blocks(draft, path)
        return
    if path == "psychosis" and recognising.says("on_their_side", draft.scene.text):
        draft.say("psychosis.sides", "psychosis.stay")
    elif path in BELIEVED and recognising.says("belief", draft.scene.text):
        draft.say(BELIEVED[path], f"{path}.stay")
    elif seen and seen.kind == "leaving" and path == "violence":
        draft.say("violence.leaving", "crisis.ack.leaving")
    elif seen and seen.kind == "safety_now:no" and path == "violence":
        draft.say("violence.danger")
    else:
        reactions.react(
            draft, seen, *staying(path, draft.state.notes), "crisis.listen", "topic.any", "crisis.door"
        )
    aid.tell(draft)
    if seen and seen.moment == "crisis.ack.near_no":
        draft.block("sms_relative")
    if draft.words < 30:
        adds = () if "school" in draft.state.notes else ADDS.get(path, ())
        draft.say(*adds, "crisis.help.minor", "crisis.door")


def staying(path: str, notes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the moments that keep company on a path."""
    if path == "violence" and "school" in notes:
        return ("school.stay",)
    return ("medical.heard_again",) if path == "medical" else (f"{path}.stay",)


def ask_next(draft: Draft, path: str, seen: Reaction | None) -> None:
    """Ask one thing: what the reaction calls for, else the next of the path."""
    kind = seen.kind if seen else ""
    if path == "other":
        others.ask_next(draft, seen)
    elif kind == "anchor":
        draft.ask(reactions.when_of(draft.scene))
    elif kind in ("leaving", "silence", "called"):
        ask_whether_safe(draft, path, kind)
    elif kind not in ("will_call", "call_try:yes") and not (
        kind in ("barrier", "safety_now:no") and draft.ask("crisis.ask.call_try")
    ):
        ask_of_the_path(draft, path)


def ask_whether_safe(draft: Draft, path: str, kind: str) -> None:
    """Ask whether one is safe, unless it was said to someone who leaves; whoever may be watched is let go at once."""
    if kind == "leaving" and (path == "violence" or "safe" in draft.state.notes):
        return
    draft.ask("crisis.ask.safety_now")


def ask_of_the_path(draft: Draft, path: str) -> None:
    """Ask the next question of the path; one about safety is asked once, the others while they are new, then none."""
    named = ("serious.call_hard",) if names_a_call(draft) else ()
    for moment in (*wished(draft, path), *ASKS[path], *named):
        if moment in ONCE and draft.did(f"asked:{moment}"):
            continue
        if draft.ask(moment):
            draft.mark(f"asked:{moment}")
            return


def names_a_call(draft: Draft) -> bool:
    """Whether a call was just spoken of: « cet appel » would else mean nothing."""
    numbers = {row.number for row in draft.scene.country.resources if row.number}
    said = " ".join(draft.texts)
    return "appel" in draft.scene.plain or any(number in said for number in numbers)


def wished(draft: Draft, path: str) -> tuple[str, ...]:
    """Return the direct question when this path makes it needed: voices, or something taken."""
    first_done = draft.did(f"asked:{ASKS[path][0]}")
    if path == "psychosis" and first_done and "psychosis" in draft.state.notes.get("flags", ""):
        return ("psychosis.voices",)
    if path == "medical" and "taken" in draft.state.notes:
        return (
            ("crisis.ask.suicide_direct",)
            if first_done and not draft.did("asked:crisis.ask.suicide_direct")
            else ()
        )
    return ()
