"""A shout, or what someone else advises: listened to first, asked about gently, without the emergency number."""

from ancrage.companion.engines import aid, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.easing import clear, opening_notes
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import Composed


def fits(scene: Scene) -> bool:
    """Whether a threat just heard is only a shout told, or someone else's words, and nobody was told of it."""
    if scene.state.notes.get("path") or scene.language != "fr" or scene.state.last_question == "threat_soft":
        return False
    plain = scene.plain
    told = words.cue("gently", "shouted", plain) or words.cue("gently", "advised", plain)
    own = words.cue("gently", "own_threat", plain) or "baby" in scene.facts
    return told and not own and bool(opening_notes(scene, "threat")["light"])


def turn(draft: Draft) -> Composed:
    """Give back what was told, then ask whether it has come down. A « non » opens the path of threats."""
    shouted = words.cue("gently", "shouted", draft.scene.plain)
    clear(draft, "threat")
    draft.say("gently.shouted" if shouted else "gently.advised")
    aid.show_light(draft)
    draft.ask("gently.ask_shouted" if shouted else "gently.ask_advised")
    return draft.finish("explore")
