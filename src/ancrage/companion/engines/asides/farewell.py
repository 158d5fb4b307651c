"""Hearing that someone leaves, or goes to someone else, at the end of a message of any length."""

import re

from ancrage.companion.engines import recognising, words
from ancrage.companion.engines.asides import intents
from ancrage.companion.engines.scene import Scene

LAST_PARTS = 3
"""Parts at the end of a long message among which a farewell is one."""
PARTS = re.compile(r"[.!?;…\n]+")
ASKED = re.compile(r"[^.!?;…\n]+\?")
ASKS = 4  # words from which a question is one
CLOSED = frozenset({"bonsoir", "salut", "tchao", "ciao"})
"""Words that greet at the beginning of a talk, and leave when they close a message later on."""
ANSWERED_FIRST = intents.AT_ONCE - {"no_questions"}
REPROACHES = ("corrects_deaf", "corrects_said", "insists")


def leaves(scene: Scene) -> bool:
    """Whether the person is leaving: nothing is asked, proposed or reviewed any more."""
    if scene.state.last_question == "remember_permission" or intents.intent(scene) in ANSWERED_FIRST:
        return False
    if asks_something(scene):
        return False
    return "goodbye" in recognising.recognised(scene.text) or ends_on_farewell(scene)


def asks_something(scene: Scene) -> bool:
    """Whether the message asks something too, at some length: it is answered before anyone leaves."""
    asked = [part for part in ASKED.findall(scene.text) if len(part.split()) >= ASKS]
    return any(words.cue("asks", "help", words.normal(part)) or direct(part) for part in asked)


def direct(part: str) -> bool:
    """Whether a question is put to the companion."""
    return any(
        recognising.says(f"asks_{kind}", part) for kind in ("you", "how", "normal", "opinion")
    ) or recognising.says("advice", part)


def ends_on_farewell(scene: Scene) -> bool:
    """Whether a message of any length ends on a farewell."""
    parts = [part for part in PARTS.split(scene.text) if part.strip()][-LAST_PARTS:]
    end, last = ". ".join(parts), words.normal(parts[-1]).split() if parts else []
    if last and last[0] in CLOSED and len(last) <= LAST_PARTS and scene.state.turn > LAST_PARTS:
        return True
    return not words.cue("person", "reported", words.normal(end)) and recognising.says("farewell", end)


def turns_to_someone(scene: Scene) -> bool:
    """Whether the person says that they go to someone: it is welcomed, and nothing is asked."""
    return "?" not in scene.text and scene.state.turn > 1 and recognising.says("turns_to_someone", scene.text)


def reproaches(scene: Scene) -> bool:
    """Whether the message says that it was not listened to here."""
    return any(recognising.says(name, scene.text) for name in REPROACHES)
