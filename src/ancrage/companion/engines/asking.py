"""Asking directly, before anything is known: the reading doubts, cannot read, or an earlier visit left a question."""

from ancrage import content
from ancrage.companion.engines import aid, dangers, foreign, reactions, talk, words
from ancrage.companion.engines.asides import symbols
from ancrage.companion.engines.asides.leaving import was_in_danger
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import Composed

SHORT_NO = 4
"""Words up to which a no says nothing more; a longer one is listened to."""
SPEECHLESS = 2
"""Messages in a row without a word (dots, a picture, « bon ») that are met as such; the next one is asked about."""


def turn(draft: Draft, path: str) -> Composed:
    """Ask whether the person thinks of suicide, neutrally; rest a little after a no."""
    scene = draft.scene
    aid.show_light(draft)
    if path == "unread" and stays_with(draft):
        return talk.turn(draft)
    if path == "unread" and (language := language_of(draft)) and ask_in(draft, language):
        return draft.finish("ask")
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


def stays_with(draft: Draft) -> bool:
    """Whether a message without a word is met as it is: help is shown, and no danger was near in this talk."""
    scene = draft.scene
    filler = len(scene.plain.split()) <= 2 and words.cue("person", "fillers", scene.plain)
    pictures = words.only_symbols(scene.text) and not words.silent(scene.text)
    if (
        symbols.grave(scene.text)
        or was_in_danger(draft)
        or not (words.silent(scene.text) or pictures or filler)
    ):
        return False
    if pictures and symbols.mood(scene.text) in ("warm", "fine"):
        return True
    before = scene.state.notes.get("speechless", "0 0").split()
    count = int(before[1]) + 1 if int(before[0]) == scene.state.turn - 1 else 1
    draft.note(speechless=f"{scene.state.turn} {count}")
    return count <= SPEECHLESS


def language_of(draft: Draft) -> str:
    """Return the foreign language of a message: its own, else the one of the message before when this one is not read."""
    scene = draft.scene
    unread = (
        scene.heard.outcome == "unknown"
        and not words.silent(scene.text)
        and not words.only_symbols(scene.text)
    )
    return foreign.guess(scene.text) or (scene.state.notes.get("foreign", "") if unread else "")


def ask_in(draft: Draft, language: str) -> bool:
    """Say in a language, once, that it is not read here, and ask in it; False when there is no line in it."""
    known, country = content.dialogue().moments, draft.scene.country
    if f"foreign.{language}" not in known:
        return False
    numbers = " / ".join(content.resource(name).number for name in country.emergency)
    if draft.did(f"foreign:{language}"):
        draft.say("ask.unread", "crisis.door")
    else:
        draft.say_one_of(known[f"foreign.{language}"], emergency_short=numbers)
    draft.ask_one_of(known[f"foreign.ask.{language}"])
    draft.mark(f"foreign:{language}", "asked:suicide_direct")
    draft.note(foreign=language)
    return True


def rests(draft: Draft) -> bool:
    """Whether the question was answered no a few turns ago."""
    denied = draft.state.notes.get("denied", "")
    return bool(denied) and draft.state.turn - int(denied) < dangers.REST_AFTER_NO


def ask_directly(draft: Draft) -> None:
    """Ask the direct question, in other words when it was asked before."""
    again = draft.did("asked:suicide_direct")
    draft.ask("crisis.ask.suicide_direct_again" if again else "crisis.ask.suicide_direct")
    draft.mark("asked:suicide_direct")
    draft.note(denied="")  # what was denied before is asked anew


def visit(draft: Draft) -> Composed:
    """Ask again, first thing, when an earlier talk left the question open."""
    talk.reflect(draft)
    aid.show_for_risk(draft, "passive")
    draft.ask("crisis.ask.visit")
    draft.mark("asked:suicide_direct", "visit")
    return draft.finish("ask")


def says_no(scene: Scene) -> bool:
    """Whether the direct question is answered no: said, or protested against in a message where nothing is heard."""
    calm = scene.heard.outcome == "nothing"
    protests = words.cue("calling", "asks_why", scene.plain) or words.cue("denials", "self", scene.plain)
    return scene.answer == "no" or (not scene.answer and calm and protests)


def after_no(draft: Draft) -> Composed:
    """Take the no, say why it was asked when that is wondered at, and go on with what is said beside it."""
    scene = draft.scene
    draft.note(denied=str(scene.state.turn))  # companion.rules.denies reads it
    if not (words.cue("calling", "asks_why", scene.plain) and draft.say("crisis.ack.no_why")):
        draft.say("crisis.ack.no", "crisis.ack.no_yet")
    if words.cue("calling", "asks_whom", scene.plain) and aid.say_whom(draft):
        return draft.finish("explore")
    if len(scene.plain.split()) > SHORT_NO:
        return talk.turn(draft)
    draft.ask("explore.ask")
    return draft.finish("explore")


def whom_told(draft: Draft) -> Composed | None:
    """Answer « vous avez prévenu qui ? » when danger was asked about or heard in this talk; else None."""
    asked = words.cue("calling", "asks_whom", draft.scene.plain) and was_in_danger(draft)
    return draft.finish("explore") if asked and aid.say_whom(draft) else None


def answered(draft: Draft) -> Composed:
    """Go on after the direct question, when nothing dangerous was said: a no, or something else."""
    scene = draft.scene
    aid.show_light(draft)
    if (language := language_of(draft)) and ask_in(draft, language):
        return draft.finish("ask")
    seen = reactions.reaction(scene)
    if reactions.leaves_again(draft, seen):
        return reactions.let_go(draft)
    if says_no(scene):
        return after_no(draft)
    if not draft.did("reasked"):
        draft.mark("reasked")
        before = "ask.unread" if dangers.path_heard(scene) == "unread" else "ask.before"
        reactions.react(draft, seen, before, "crisis.door")
        draft.ask("crisis.ask.suicide_direct_again")
        return draft.finish("ask")
    fresh = "" if words.silent(scene.text) or words.only_symbols(scene.text) else dangers.path_heard(scene)
    return turn(draft, fresh) if fresh in ("ask", "unread") else talk.turn(draft)  # doubted anew: asked anew
