"""Which path a turn takes. The reading decides what is grave; nothing here lowers it."""

from ancrage.companion.engines import school, words
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import SAFETY_QUESTIONS, highest

SERIOUS = ("medical", "threat", "child", "violence", "other", "psychosis")
CALM_TURNS = 4
"""A path other than suicide is left after as many turns without anything heard."""
REST_AFTER_NO = 4
"""Turns before asking again when the last answer was no and nothing more than a doubt is heard."""


def risk_about_self(scene: Scene) -> str:
    """Return the risk heard about the person, "" when none, or when the reading only doubts: then one asks first."""
    about_self = scene.heard.subject != "other"
    return highest(scene.heard.risk) if about_self and scene.heard.outcome != "ask" else ""


OPENS = {
    ("threat_soft", "no"): "threat",
    ("threat_direct", "yes"): "threat",
    ("threat_direct", "unsure"): "threat",
    ("voices_direct", "yes"): "psychosis",
    ("voices_direct", "unsure"): "psychosis",
}
"""Answers to a gentle question (engines.gently) that open a path."""


def path(scene: Scene) -> str:
    """Return self, ask, unread, one of SERIOUS, or "" for an ordinary turn."""
    fresh = path_heard(scene)
    if fresh == "self" and told_by_someone_else(scene):
        return "other"
    if fresh in ("", "ask", "unread") and (opened := OPENS.get((scene.state.last_question, scene.answer))):
        return opened
    if fresh in ("", "ask", "unread") and implied_risk(scene):
        return "self"
    if fresh not in ("", "ask", "unread"):
        return fresh
    return kept_path(scene) or fresh


def path_heard(scene: Scene) -> str:
    """Return the path that this message alone asks for."""
    heard, flags = scene.heard, scene.heard.flags
    if risk_about_self(scene):
        return "self"
    named = (
        ("medical", "medical_emergency" in flags),
        ("threat", "violence_threatened" in flags),
        ("", school.teased(scene)),
        ("child", "child_in_danger" in flags and not (scene.minor and heard.subject == "self")),
        (
            "violence",
            bool({"violence_suffered", "child_in_danger"} & flags) and "harassment_work" not in heard.labels,
        ),
        ("other", heard.subject == "other" and (heard.risk != "none" or "self_harm" in flags)),
        ("psychosis", bool({"psychosis", "mania"} & flags)),
        ("self", "self_harm" in flags),
        ("unread", heard.outcome == "unknown" or not heard.readable),
        ("", harassed(scene)),
        ("ask", heard.outcome in ("ask", "open") or words.cue("explicit", "lethal", scene.plain)),
    )
    return next((name for name, true in named if true), "")


def harassed(scene: Scene) -> bool:
    """Whether what was heard is harassment at work and nothing else: the talk goes on, with who can help."""
    heard = scene.heard
    return "harassment_work" in heard.labels and heard.flags <= {"violence_suffered"} and heard.risk == "none"


def told_by_someone_else(scene: Scene) -> bool:
    """Whether a wish to die heard here is what someone else wrote: one speaks of them, and no rule hears the writer's own."""
    if scene.state.notes.get("path") != "other" or scene.state.crisis or implied_risk(scene):
        return False
    reported = words.cue("person", "reported", scene.plain) or words.cue("other", "wrote", scene.plain)
    own = [one for one in scene.heard.findings if one.kind == "suicide" and one.subject == "self"]
    guessed = bool(own) and not any(one.by_rule and one.outcome in ("open", "ask") for one in own)
    return guessed and (reported or words.cue("other", "me", scene.plain))


def kept_path(scene: Scene) -> str:
    """Return the path the talk is already on: an open crisis, an answer awaited, a danger not yet left."""
    state = scene.state
    if state.crisis:
        return "self"
    if kept := state.notes.get("path", ""):
        return kept
    return "self" if state.last_question in SAFETY_QUESTIONS else ""


IMPLIED = {
    ("suicide_direct", "yes"): "active",
    ("suicide_direct", "unsure"): "passive",
    ("suicide_plan", "yes"): "plan",
    ("suicide_means", "yes"): "plan",
    ("already_done", "yes"): "imminent",
}


def implied_risk(scene: Scene) -> str:
    """Return the risk that an answer to a direct question says, whatever the reading made of it."""
    question, path_kept = scene.state.last_question, scene.state.notes.get("path", "")
    if question == "safety_now" and scene.answer == "no" and not path_kept:
        return "imminent"
    if scene.answer == "yes" and not words.says_yes_plainly(scene.text):
        return ""  # the question is asked again, in other words
    return IMPLIED.get((question, scene.answer), "")
