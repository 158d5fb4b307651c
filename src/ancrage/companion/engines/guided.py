"""The guided engine: every word is written and reviewable; the same turn with the same seed says the same thing.

It decides nothing about what is urgent: the reading did, before. Entry points: `compose`, `greet`, `default_address`.
"""

from dataclasses import replace

from ancrage import content
from ancrage.companion.engines import (
    aid,
    asking,
    crisis,
    dangers,
    easing,
    gently,
    panic,
    remembering,
    school,
    serious,
    talk,
)
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.scene import Scene, default_address, opened
from ancrage.companion.rules import Composed, Surroundings, TalkState
from ancrage.vigilance.rules import Heard

__all__ = ["compose", "default_address", "greet"]

UNSAID = Heard(outcome="nothing")


def compose(state: TalkState, heard: Heard, text: str, surroundings: Surroundings, *, seed: int) -> Composed:
    """Return what the companion answers to a message, and the state after it."""
    scene = opened(state, heard, text, surroundings, seed)
    draft = Draft(scene)
    path = dangers.path(scene)
    remembering.notice(draft, path)
    school.remember_place(draft)
    if surroundings.free_talk_stopped:
        return stopped(draft, path)
    path = left_or_kept(draft, path)
    if path in dangers.SERIOUS or (path == "self" and crisis.level_of(scene)):
        return in_danger(draft, path)
    if path == "self":
        return asking.answered(draft)
    if path in ("ask", "unread"):
        return panic.turn(draft) if panic.comes_first(scene) else asking.turn(draft, path)
    if must_ask_again(scene) and not draft.did("visit"):
        return asking.visit(draft)
    return in_panic_or_not(draft)


def left_or_kept(draft: Draft, path: str) -> str:
    """Return the path, once one that may be left was: being safe was said and time passed, or it was opened for nothing."""
    if path in dangers.SERIOUS and serious.may_leave(draft):
        draft.note(path="", calm="", safe="", now="")
        return ""
    if path in dangers.SERIOUS and easing.leaves(draft.scene, path):
        easing.leave(draft, path)
        return dangers.path_heard(draft.scene)
    return path


def in_danger(draft: Draft, path: str) -> Composed:
    """Compose a turn on an open path: gently when little was said, beside it when it was guessed and clearly denied."""
    if gently.fits(draft.scene, path):
        return gently.turn(draft, path)
    if easing.is_eased(draft.scene, path):
        return talk.turn(draft) if easing.go_beside(draft, path) else draft.finish("explore")
    return crisis.turn(draft) if path == "self" else serious.turn(draft, path)


def in_panic_or_not(draft: Draft) -> Composed:
    """Compose a turn without danger: a panic now, a mockery at school just told, else the ordinary talk."""
    if panic.goes_on(draft):
        return panic.turn(draft)
    if school.just_told(draft.scene):
        easing.clear(draft, "violence")
        return school.turn(draft)
    if school.teased(draft.scene):
        easing.clear(draft, "violence")
        school.show(draft)
    return asking.whom_told(draft) or talk.turn(draft)


def greet(surroundings: Surroundings, *, address: str = "vous", gender: str = "e", seed: int = 0) -> Composed:
    """Return the first words of a talk, and its first state."""
    state = TalkState(address=address, gender=gender, notes={"alert": surroundings.alert})
    draft = Draft(Scene(state=state, heard=UNSAID, text="", surroundings=surroundings, seed=seed))
    if surroundings.free_talk_stopped:
        return stopped(draft, "")
    draft.say("greet.hello")
    if surroundings.alert == "waiting":
        draft.say("greet.alert")
    else:
        aid.tell(draft)
    if must_ask_again(draft.scene):
        aid.show_for_risk(draft, "passive")
        draft.ask("crisis.ask.visit")
        draft.mark("asked:suicide_direct", "visit")
        return draft.finish("ask")
    draft.say("greet.minor")
    if remembering.greet(draft):
        return draft.finish("welcome")
    if helped := [name for name in surroundings.helped if name in {item.id for item in content.exercises()}]:
        draft.say("greet.helped", exercise=content.exercise(helped[0]).title)
    else:
        remembering.welcome_back(draft)
    draft.ask("greet.ask")
    return draft.finish("welcome")


def must_ask_again(scene: Scene) -> bool:
    """Whether to ask directly first: an earlier talk left the question, or an alert is open as this talk begins."""
    begins = scene.state.turn <= 1 and scene.surroundings.alert != "none"
    return scene.surroundings.recheck or begins


def stopped(draft: Draft, path: str) -> Composed:
    """While free talk is stopped: whom to reach, and nothing else. The crisis is remembered all the same."""
    risk = crisis.level_of(draft.scene)
    draft.say("stopped")
    if risk or path in ("", "ask", "unread", "self"):
        aid.show_for_risk(draft, risk or "passive")
    if path in dangers.SERIOUS:
        aid.show_for_path(draft, path)
    draft.state = replace(draft.state, crisis=risk)
    return draft.finish("crisis" if risk or path else "orient")
