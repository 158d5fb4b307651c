"""A path opened for nothing: how it is left, and how one goes on beside an alert that only humans close."""

from ancrage.companion.engines import aid, dangers, recognising, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import SAFETY_QUESTIONS, highest

KINDS = {
    "medical": frozenset({"medical_emergency"}),
    "threat": frozenset({"violence_threatened"}),
    "child": frozenset({"child_in_danger"}),
    "violence": frozenset({"violence_suffered", "child_in_danger"}),
    "psychosis": frozenset({"psychosis", "mania"}),
    "other": frozenset({"suicide", "self_harm"}),
    "self": frozenset({"suicide", "self_harm"}),
}
"""What the reading calls what opens each path."""
ENOUGH = 2
"""Clear denials before a path opened for nothing is left (rédaction du projet, à valider)."""


def opening_notes(scene: Scene, path: str) -> dict[str, str]:
    """Return what to note of how a path opens: `light`, nobody was told; `guessed`, only a resemblance was heard."""
    found = [
        one for one in scene.heard.findings if one.kind in KINDS[path] and one.outcome in ("open", "ask")
    ]
    guessed = bool(found) and not any(one.by_rule for one in found)
    alone = len(found) == 1 and found[0].outcome == "ask"
    light = (guessed or alone) and scene.surroundings.alert == "none"
    return {"light": "1" if light else "", "guessed": "1" if guessed else "", "denials": "", "eased": ""}


def denials(scene: Scene, path: str) -> int:
    """Return how many clear denials of a path a message holds: it is denied, it is a mistake, it was something else."""
    plain, group = scene.plain, "denials"
    if path == "self" and words.cue(group, "ambivalent", plain):
        return 0
    denied = words.cue(group, path, plain)
    answered = _answers_no_danger(scene, path)
    mistaken = words.cue(group, "general", plain) or "correction" in recognising.recognised(scene.text)
    if not (denied or answered or mistaken):
        return 0
    explained = words.cue(group, "explained", plain)
    # about suicide, « non » to the question and the words that say it are two; elsewhere they are the same words
    said = denied + answered if path == "self" else denied or answered
    return min(ENOUGH, said + mistaken + explained)


def _answers_no_danger(scene: Scene, path: str) -> bool:
    question = scene.state.last_question
    if question == "safety_now":
        return scene.answer == "yes" and path != "self"
    return question in SAFETY_QUESTIONS and scene.answer == "no"


def denied_so_far(scene: Scene, path: str) -> int:
    """Return the clear denials since the path opened, this message's included."""
    return int(scene.state.notes.get("denials", "0")) + denials(scene, path)


def leaves(scene: Scene, path: str) -> bool:
    """Whether a path other than suicide is left: opened lightly, denied clearly, nobody told, and nothing heard anew."""
    kept = scene.state.notes.get("path") == path and "light" in scene.state.notes
    quiet = dangers.path_heard(scene) in ("", "ask", "unread") and scene.surroundings.alert == "none"
    return kept and quiet and denied_so_far(scene, path) >= ENOUGH


def leave(draft: Draft, path: str) -> None:
    """Leave the path: say that it was a misreading, keep help on screen."""
    draft.note(path="", calm="", safe="", now="", light="", guessed="", denials="")
    clear(draft, path)
    if "correction" not in recognising.recognised(draft.scene.text):
        draft.say("eased.sorry")
    aid.show_light(draft)


def clear(draft: Draft, path: str) -> None:
    """Forget that this danger was heard: it was none, and the talk may be left like any other."""
    flags = [name for name in draft.state.notes.get("flags", "").split() if name not in KINDS[path]]
    draft.note(flags=" ".join(flags), cleared="1")


def is_eased(scene: Scene, path: str) -> bool:
    """Whether the talk goes on as usual beside an open path: guessed from a resemblance, then clearly denied."""
    if path not in KINDS or not only_guessed(scene, path) or dangers.implied_risk(scene):
        return False
    if _heard_anew(scene, path):
        return False
    return "eased" in scene.state.notes or denied_so_far(scene, path) >= ENOUGH


def only_guessed(scene: Scene, path: str) -> bool:
    """Whether the path stands on resemblances alone: so it opened, or so it would open now."""
    kept = scene.state.crisis if path == "self" else scene.state.notes.get("path") == path
    if kept:
        return "guessed" in scene.state.notes
    return bool(opening_notes(scene, path)["guessed"])


def _heard_anew(scene: Scene, path: str) -> bool:
    """Whether this message says more danger than what is denied: by a rule, or by a resemblance nothing denies."""
    heard = [one for one in scene.heard.findings if one.outcome in ("open", "ask")]
    if any(one.by_rule and any(one.kind in kinds for kinds in KINDS.values()) for one in heard):
        return True
    if scene.heard.outcome == "nothing":
        return False
    rests = scene.state.turn - int(scene.state.notes.get("denied", "-9")) < dangers.REST_AFTER_NO
    asked_only = scene.heard.outcome == "ask" and rests
    return not (asked_only or words.cue("denials", path, scene.plain))


def go_beside(draft: Draft, path: str) -> bool:
    """Keep the help of the path on screen and its alert as it is; say so the first time.

    Return whether the talk has still to answer: it has not when who was told is what was asked.
    """
    scene = draft.scene
    first = "eased" not in scene.state.notes
    draft.note(eased="1", guessed="1", denials=str(denied_so_far(scene, path)))
    if path == "self":
        level = highest(scene.state.crisis, dangers.risk_about_self(scene))
        draft.change(crisis=level)
        aid.show_for_risk(draft, level or "passive")
    else:
        draft.note(path=path)
        aid.show_for_path(draft, path)
    if first:
        draft.note(denied=str(scene.state.turn))
        draft.say("eased.sorry")
    if words.cue("calling", "asks_whom", scene.plain):
        return not aid.say_whom(draft)
    if first and scene.surroundings.alert != "none":
        draft.say("eased.alert")
        draft.note(told=aid.known_by_humans(scene))
    return True
