"""Asking directly, before anything is known: the reading doubts, cannot read, or an earlier visit left a question."""

from ancrage.companion.engines import aid, dangers, reactions, talk, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.rules import Composed

REST_AFTER_NO = 4
"""Turns before asking again when the last answer was no and nothing more than a doubt is heard."""


def turn(draft: Draft, path: str) -> Composed:
    """Ask whether the person thinks of suicide, neutrally; rest a little after a no."""
    scene = draft.scene
    aid.show_light(draft)
    if rests(draft):
        draft.say("ask.unread") if path == "unread" else talk.reflect(draft)
        draft.ask("explore.ask")
        return draft.finish("explore")
    if words.only_symbols(scene.text) and not words.silent(scene.text):
        draft.say("aside.emoji")
    elif words.cue("explicit", "lethal", scene.plain):
        draft.say("aside.medication", "crisis.ack.refused_topic")
    draft.say("ask.unread" if path == "unread" else "ask.before", "crisis.door")
    ask_directly(draft)
    return draft.finish("ask")


def rests(draft: Draft) -> bool:
    """Whether the question was answered no a few turns ago."""
    denied = draft.state.notes.get("denied", "")
    return bool(denied) and draft.state.turn - int(denied) < REST_AFTER_NO


def ask_directly(draft: Draft) -> None:
    """Ask the direct question, in other words when it was asked before."""
    again = draft.did("asked:suicide_direct")
    draft.ask("crisis.ask.suicide_direct_again" if again else "crisis.ask.suicide_direct")
    draft.mark("asked:suicide_direct")


def visit(draft: Draft) -> Composed:
    """Ask again, first thing, when an earlier talk left the question open."""
    talk.reflect(draft)
    aid.show_for_risk(draft, "passive")
    draft.ask("crisis.ask.visit")
    draft.mark("asked:suicide_direct", "visit")
    return draft.finish("ask")


def answered(draft: Draft) -> Composed:
    """Go on after the direct question, when nothing dangerous was said: a no, or something else."""
    scene = draft.scene
    aid.show_light(draft)
    if scene.answer == "no":
        draft.note(denied=str(scene.state.turn))  # companion.rules.denies reads it
        draft.say("crisis.ack.no", "crisis.ack.no_yet")
        draft.ask("explore.ask")
        return draft.finish("explore")
    if not draft.did("reasked"):
        draft.mark("reasked")
        before = "ask.unread" if dangers.path_heard(scene) == "unread" else "ask.before"
        reactions.react(draft, reactions.reaction(scene), before, "crisis.door")
        draft.ask("crisis.ask.suicide_direct_again")
        return draft.finish("ask")
    return talk.turn(draft)
