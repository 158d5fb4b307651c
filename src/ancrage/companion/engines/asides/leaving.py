"""Thanks and farewells: nobody is held back, and help stays where there was danger."""

from ancrage.companion.engines import aid
from ancrage.companion.engines.asides import farewell, room
from ancrage.companion.engines.draft import Draft
from ancrage.companion.rules import SAFETY_QUESTIONS

LONG_ENOUGH = 5
"""Turns before asking what to keep of a talk."""


def was_in_danger(draft: Draft) -> bool:
    """Whether danger was said, heard or asked about in this talk, or an alert is open."""
    state, around = draft.scene.state, draft.scene.surroundings
    noted = {"explicit", "flags", "path", "denied"} & set(state.notes)
    asked = SAFETY_QUESTIONS & set(state.asked)
    return bool(state.crisis or noted or asked or around.recheck) or around.alert != "none"


def was_cleared(draft: Draft) -> bool:
    """Whether the danger asked about was answered no, or a path opened for nothing was left: goodbye is plain."""
    state, around = draft.scene.state, draft.scene.surroundings
    open_yet = state.crisis or {"flags", "path"} & set(state.notes) or state.last_question in SAFETY_QUESTIONS
    told = around.alert != "none" or around.recheck
    return bool({"denied", "cleared"} & set(state.notes)) and not open_yet and not told


def take_thanks(draft: Draft) -> str:
    """Take thanks; once, late enough in a talk, ask what to keep of it."""
    draft.say("close.thanks", "close.bye", "topic.neutral")
    if was_in_danger(draft):
        aid.show_light(draft)
    elif "take_away" not in draft.state.asked and draft.state.turn >= LONG_ENOUGH:
        room.ask(draft, "close.ask")
    return "close"


def leave_a_door(draft: Draft) -> str:
    """Say goodbye without closing, and without asking; where there was danger, help stays and no next time is supposed."""
    say_what_is_taken_along(draft)
    if was_in_danger(draft):
        draft.say(
            "close.bye_cleared" if was_cleared(draft) else "close.bye_safe", "close.bye_safe", "crisis.door"
        )
        aid.show_light(draft)
        return "close"
    draft.say("close.bye", "aside.goodbye", "crisis.door")
    return "close"


def say_what_is_taken_along(draft: Draft) -> bool:
    """Own up to a reproach, welcome that someone else will hear it; return whether there was someone."""
    if draft.empty and farewell.reproaches(draft.scene):
        draft.say("close.sorry")
    return farewell.turns_to_someone(draft.scene) and draft.say("close.someone")


def welcome_someone_else(draft: Draft) -> str:
    """Welcome that the person goes to someone who knows them, and ask nothing; "" when they do not."""
    if not (farewell.turns_to_someone(draft.scene) and say_what_is_taken_along(draft)):
        return ""
    if was_in_danger(draft) and not was_cleared(draft):
        aid.show_light(draft)
    return "close"
