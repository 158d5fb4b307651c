"""A shout, what someone else advises, a mere resemblance: listened to first, asked about, without the emergency number."""

from ancrage.companion.engines import aid, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.easing import clear, opening_notes
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import Composed

ASKED = frozenset({"threat_soft", "threat_direct", "voices_direct"})


def fits(scene: Scene, path: str) -> bool:
    """Whether a danger just heard is only a shout told, someone else's words, or a resemblance, and nobody was told of it."""
    if path not in ("threat", "psychosis") or scene.language != "fr":
        return False
    if scene.state.notes.get("path") or scene.state.last_question in ASKED:
        return False
    plain, opened = scene.plain, opening_notes(scene, path)
    if path == "psychosis":
        return bool(opened["light"] and opened["guessed"])
    told = words.cue("gently", "shouted", plain) or words.cue("gently", "advised", plain)
    own = words.cue("gently", "own_threat", plain) or "baby" in scene.facts
    return bool(opened["light"]) and not own and (told or bool(opened["guessed"]))


def turn(draft: Draft, path: str) -> Composed:
    """Give back what was told, then ask about it: dangers.path opens the path when the answer says so."""
    plain = draft.scene.plain
    clear(draft, path)
    aid.show_light(draft)
    if path == "psychosis":
        draft.say("gently.doubt")
        draft.ask("gently.ask_voices")
    elif words.cue("gently", "shouted", plain):
        draft.say("gently.shouted")
        draft.ask("gently.ask_shouted")
    elif words.cue("gently", "advised", plain):
        draft.say("gently.advised")
        draft.ask("gently.ask_advised")
    else:
        draft.say("gently.doubt")
        draft.ask("gently.ask_threat")
    return draft.finish("explore")
