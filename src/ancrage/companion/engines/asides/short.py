"""A few words to the last question: "oui", "bof", "je sais pas". They move the talk on instead of falling flat."""

import re

from ancrage.companion.engines import following, offers, words
from ancrage.companion.engines.asides import living, room
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import SAFETY_QUESTIONS

LONGEST = 5
OPENING = 2
ROOM_AFTER = 2
"""After as many short answers in a row, nothing more is asked at once: something else is offered, or silence."""
OFFERED = frozenset({"exercise_permission", "exercise_choice", "orient_permission", "review"})
FIGURE = re.compile(r"\b(10|[0-9])\b(?:\s*(?:/|sur)\s*10)?")
LIGHT, HEAVY = 3, 7


def is_short_answer(scene: Scene) -> bool:
    """Whether a message is only a few words to an ordinary question just asked."""
    asked, length = scene.state.last_question, len(scene.plain.split())
    if not asked or asked in SAFETY_QUESTIONS or asked in OFFERED or length > LONGEST:
        return False
    if asked == "scale" and figure(scene) is not None:
        return True
    if asked == "after_worse" and kind(scene):
        return True
    return bool(kind(scene)) and not words.cues_found("topics", scene.plain)


def kind(scene: Scene) -> str:
    """Return so_so, unsure, ok, yes or no: what a few words say by how they open. A hedged yes is not a yes."""
    plain, opening = scene.plain, " ".join(scene.plain.split()[:OPENING])
    if words.cue("answers", "unsure", plain):
        return "so_so" if words.cue("answers", "so_so", plain) else "unsure"
    return next((name for name in ("so_so", "ok", "no", "yes") if words.cue("answers", name, opening)), "")


def figure(scene: Scene) -> int | None:
    """Return the figure out of ten that was said, None when there is none."""
    found = FIGURE.search(scene.text)
    return int(found.group(1)) if found else None


def move_on(draft: Draft) -> str:
    """Take a short answer for what it is, then ask something easier, or leave room after several of them."""
    scene = draft.scene
    count = (
        int(draft.state.notes.get("shorts", "0")) + 1
        if scene.state.notes.get("short_turn") == str(scene.state.turn - 1)
        else 1
    )
    draft.note(shorts=str(count), short_turn=str(scene.state.turn))
    take(draft)
    if count > ROOM_AFTER:
        return leave_room(draft)
    asked = scene.state.last_question
    one = living.last_told(draft)
    if (
        kind(scene) in ("yes", "no")
        and asked != "scale"
        and one
        and room.may_ask(draft)
        and draft.ask_one_of(one.asks, **following.values_of(draft))
    ):
        return "explore"
    room.ask(draft, "short.easier", "explore.ask")
    return "explore"


def take(draft: Draft) -> None:
    """Say what the few words mean after the question that was asked."""
    scene = draft.scene
    asked, said = scene.state.last_question, kind(scene)
    if asked == "scale" and (level := figure(scene)) is not None:
        band = "light" if level <= LIGHT else "heavy" if level >= HEAVY else "middle"
        draft.say(f"short.scale.{band}", "short.any")
        return
    draft.say(f"short.{asked}.{said}", f"short.{said}", "short.any", "topic.neutral")


def leave_room(draft: Draft) -> str:
    """After several short answers: an exercise with permission when one fits, else room, and nothing asked."""
    if room.may_ask(draft) and draft.state.themes and offers.propose(draft):
        return "permission"
    draft.say("short.room", "short.any")
    draft.note(shorts="")
    return "explore"
