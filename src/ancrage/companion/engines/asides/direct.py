"""A direct question that nothing else answered: say truly what is not known, what can be done, who knows. Never passed over."""

import re
from dataclasses import replace

from ancrage.companion.engines import recognising, reflecting, words
from ancrage.companion.engines.asides import room
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import SAFETY_QUESTIONS

KINDS = ("worth", "apology", "help", "you", "opinion", "normal", "true", "passing", "why", "how")
"""Kinds of question, in the order in which they are heard; each has its own lines, `question.<kind>`."""
WITHOUT_MARK = frozenset({"opinion", "apology"})
"""Kinds whose words ask by themselves; the others want a question mark, or « ou pas »."""
NOTED = "question"
TO_TELL = "to_tell"  # what a parent may have to tell their children (informing.words_for_children)
LONGEST_NOTED = 240  # characters of a question kept for the next turn, in case it must be asked again
SHORTEST = 4
TELLS_TOO = 8  # words above which a message that asks also tells something
TELLS = 40  # words above which a message tells, and a question of no known kind in it is left to the talk
QUESTIONS = re.compile(r"[^.!?;…\n]+\?")
QUOTED = re.compile(r"«[^»]*»|\"[^\"]*\"|(?<=\s)'[^']+'(?=[\s.,!?]|$)")
OPENINGS = re.compile(
    r"\b(?:est ce que|comment|combien|quand|quel|quelle|quels|quelles|pourquoi|faut il|peut on|dois je|puis je|y a t il|"
    r"quoi|vous|tu|votre|ton|vos|tes)\b"
)


def answer_directly(draft: Draft) -> str:
    """Answer a direct question as far as a program may; return the stage, "" when the message asks none."""
    scene = draft.scene
    if scene.state.last_question in SAFETY_QUESTIONS:
        return ""
    again = recognising.says("insists", scene.text)
    kind = kind_of(scene) or ("any" if again else "")
    if not kind:
        return ""
    if again:
        draft.say("question.sorry", "aside.correction")
        kind = kind_of(asked_before(scene)) or kind
    elif len(scene.plain.split()) > TELLS_TOO:
        reflecting.echo(draft)
    young = kind == "normal" and recognising.says("asks_young_path", asked_before(scene).text)
    draft.say(
        *(("question.young_path",) if young else ()), f"question.{kind}", "question.any", "question.no_better"
    )
    if kind not in ("any", "worth", "apology") or again:
        room.ask(draft, f"question.{kind}_ask", *(("question.any_ask",) if again else ()))
    return "explore"


def keep_question(draft: Draft) -> None:
    """Remember the question of this message, in case it must be asked again, and what there may be to tell a child."""
    plain = draft.scene.plain
    if news := words.cues_found("children_told", plain):
        draft.note(**{TO_TELL: news[-1]})
    asked = " ".join(found.strip() for found in QUESTIONS.findall(draft.scene.text))
    again = NOTED in draft.state.notes and recognising.says("insists", draft.scene.text)
    if not again and (asked or kind_of(draft.scene)):
        draft.note(**{NOTED: (asked or draft.scene.text)[:LONGEST_NOTED]})


def asked_before(scene: Scene) -> Scene:
    """Return the scene as if the question asked before were asked with this message."""
    before = scene.state.notes.get(NOTED, "")
    return replace(scene, text=f"{before} {scene.text}") if before else scene


def kind_of(scene: Scene) -> str:
    """Return the kind of question a message asks the companion, "any" for one of no known kind, "" when it asks none."""
    text = QUOTED.sub(" ", scene.text)
    if words.cue("person", "reported", scene.plain) and "?" not in text:
        return ""
    marked = "?" in text or recognising.says("asks_plainly", text)
    for kind in KINDS:
        if (marked or kind in WITHOUT_MARK) and recognising.says(f"asks_{kind}", text):
            return kind
    if len(scene.plain.split()) > TELLS:
        return ""
    return "any" if any(is_asked(found) for found in QUESTIONS.findall(text)) else ""


def is_asked(question: str) -> bool:
    """Whether a sentence that ends on a question mark asks the companion something, and is more than an echo."""
    if any(recognising.says(f"corrects_{way}", question) for way in ("deaf", "said", "unclear", "wrong")):
        return False
    plain = words.normal(question)
    return len(plain.split()) >= SHORTEST and bool(OPENINGS.search(plain.replace("-", " ")))
