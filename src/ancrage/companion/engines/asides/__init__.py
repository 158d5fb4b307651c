"""What the person asks or does in passing: it is answered, truly, before the talk goes on."""

from typing import TYPE_CHECKING

from ancrage.companion.engines import aid, offers, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT_GREETING = 4
SAID_IN_PASSING = 9
BRIEF = frozenset({"thanks", "goodbye", "off_topic", "start", "stop"})
"""What counts only in a short message: "merci" in a long one is not a farewell."""

FEELS = {
    "human_check": "aside.human_want",
    "privacy": "aside.privacy_feel",
    "deletion": "aside.deletion_feel",
    "ask_human": "aside.ask_human_feel",
    "diagnosis": "aside.diagnosis_feel",
    "medication": "aside.medication_feel",
    "jailbreak": "aside.jailbreak_feel",
    "off_topic": "aside.off_topic_feel",
}
ASKS = {
    "diagnosis": "aside.diagnosis_ask",
    "insult": "aside.insult_ask",
    "silence": "aside.silence_ask",
    "correction": "aside.correction_ask",
    "emoji": "aside.emoji_ask",
    "start": "aside.start_ask",
}


def intent(scene: Scene) -> str:
    """Return what the message asks or does in passing, "" when it simply tells."""
    if words.silent(scene.text):
        return "silence"
    if words.only_symbols(scene.text):
        return "emoji"
    found = words.cues_found("intents", scene.plain)
    if "greeting" in found and len(scene.plain.split()) > SHORT_GREETING:
        found = tuple(name for name in found if name != "greeting")
    long = len(scene.plain.split()) > SAID_IN_PASSING
    told = tuple(name for name in found if not (long and name in BRIEF))
    if words.cue("person", "reported", scene.plain):
        told = tuple(name for name in told if name != "insult")
    return next((name for name in told if name not in ("tu", "vous")), told[0] if told else "")


def answer(draft: Draft, name: str) -> str:
    """Answer an intent; return the stage after it."""
    special: dict[str, Callable[[Draft], str]] = {
        "exercise": offers.choose_exercise,
        "try_it": offers.try_what_was_offered,
        "advice": offers.offer_what_there_is,
        "resources": give_numbers,
        "ask_human": give_humans,
        "thanks": take_thanks,
        "goodbye": leave_a_door,
        "greeting": greet_back,
        "tu": agree_on_address,
        "vous": agree_on_address,
    }
    if name in special:
        return special[name](draft)
    draft.say(f"aside.{name}", *((FEELS[name],) if name in FEELS else ("topic.any",)))
    if name in FEELS and draft.said and draft.said[-1].moment != FEELS[name]:
        draft.say(FEELS[name])
    if name in ASKS:
        draft.ask(ASKS[name], "explore.ask")
    if name in ("medication", "diagnosis"):
        aid.show_for_themes(draft, "detresse")
    return "explore"


def give_numbers(draft: Draft) -> str:
    """Show whom to call: it was asked for."""
    draft.say("orient.numbers", "aside.resources")
    draft.say("topic.any")
    aid.show_for_themes(draft, "detresse")
    return "orient"


def give_humans(draft: Draft) -> str:
    """Show the humans one can reach, and the on-call when the talk is kept."""
    draft.say("aside.ask_human_feel")
    draft.say("aside.ask_human", "aside.resources")
    aid.show_for_themes(draft, "detresse", "isolement")
    if draft.scene.surroundings.kept and draft.scene.surroundings.humans_on_duty:
        draft.blocks.append("call_human")  # asked for: shown as often as asked
    return "orient"


def take_thanks(draft: Draft) -> str:
    """Take thanks, and ask once what to keep."""
    draft.say("close.thanks", "close.bye", "topic.any")
    if "take_away" not in draft.state.asked:
        draft.ask("close.ask")
    return "close"


def leave_a_door(draft: Draft) -> str:
    """Say goodbye without closing."""
    draft.say("close.thanks")
    draft.say("close.bye", "crisis.door")
    return "close"


def greet_back(draft: Draft) -> str:
    """Greet, and open."""
    draft.say("aside.greeting", "topic.any")
    draft.ask("greet.ask", "explore.ask")
    return "welcome"


def agree_on_address(draft: Draft) -> str:
    """Take the way of speaking asked for."""
    draft.say("aside.address", "short.any")
    draft.ask("explore.ask")
    return "explore"
