"""In a dangerous moment, what to say first to what the person just wrote."""

from dataclasses import dataclass, replace

from ancrage.companion.engines import aid, recognising, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import SAFETY_QUESTIONS, Composed

STRONG_BARRIERS = frozenset(
    {"hospital", "no_voice", "police", "papers", "tried", "credit", "children", "effort"}
)
FACTS_ONLY = frozenset(
    {"barrier", "human_check", "privacy", "deletion", "ask_human", "medication", "off_topic", "exercise"}
)
CALL_QUESTIONS = frozenset({"call_hard", "call_try"})

ANSWERS = {
    ("suicide_direct", "yes"): "crisis.ack.yes",
    ("suicide_direct", "unsure"): "crisis.ack.unsure",
    ("suicide_direct", "no"): "crisis.ack.no_yet",
    ("suicide_plan", "no"): "crisis.ack.plan_no",
    ("suicide_plan", "unsure"): "crisis.ack.unsure",
    ("suicide_means", "yes"): "crisis.ack.means_yes",
    ("suicide_means", "no"): "crisis.ack.means_no",
    ("means_away", "yes"): "crisis.ack.means_safe",
    ("means_away", "no"): "crisis.ack.means_stay",
    ("already_done", "yes"): "crisis.ack.done",
    ("already_done", "no"): "crisis.ack.done_no",
    ("near", "yes"): "crisis.ack.near_yes",
    ("near", "no"): "crisis.ack.near_no",
    ("call_try", "yes"): "crisis.ack.will_call",
    ("call_try", "no"): "crisis.ack.not_now",
    ("call_try", "unsure"): "crisis.ack.not_now",
    ("safety_now", "yes"): "serious.safe",
    ("safety_now", "no"): "serious.unsafe",
    ("safety_now", "unsure"): "serious.unsure",
    ("other_suicide", "yes"): "other.now_yes",
    ("other_suicide", "no"): "serious.safe",
    ("other_suicide", "unsure"): "other.unsure",
    ("already_done", "unsure"): "serious.unsure",
    ("medical_called", "yes"): "crisis.ack.called",
    ("medical_called", "no"): "crisis.ack.not_now",
}

ASIDES = {
    "jailbreak": "crisis.ack.refused_topic",
    "medication": "crisis.ack.refused_topic",
    "human_check": "crisis.ack.robot",
    "privacy": "crisis.ack.privacy",
    "secret": "crisis.ack.privacy",
    "and_you": "crisis.ack.robot",
    "name": "crisis.ack.robot",
    "diet": "crisis.ack.refused_topic",
    "certificate": "crisis.ack.refused_topic",
    "ask_call": "aside.ask_call",
    "deletion": "aside.deletion",
    "exercise": "crisis.exercise_wait",
    "ask_human": "aside.ask_human",
    "diagnosis": "crisis.ack.refused_topic",
    "off_topic": "crisis.ack.refused_topic",
    "insult": "crisis.ack.insult",
    "correction": "aside.correction",
    "goodbye": "crisis.ack.leaving",
    "thanks": "crisis.ack.thanks",
    "advice": "serious.do",
}


@dataclass(frozen=True)
class Reaction:
    """What was recognised (`kind`), and the moment that answers it."""

    kind: str
    moment: str


def reaction(scene: Scene) -> Reaction | None:
    """Return what to react to, None when nothing particular was recognised."""
    if words.silent(scene.text):
        return Reaction("silence", "crisis.ack.silence")
    return (
        whom(scene)
        or about_a_call(scene)
        or leaving(scene)
        or anchor(scene)
        or answered(scene)
        or aside(scene)
        or other_barrier(scene)
    )


def whom(scene: Scene) -> Reaction | None:
    """« Vous avez prévenu qui ? »"""
    asks = words.cue("calling", "asks_whom", scene.plain)
    return Reaction("whom", "told.whom") if asks else None


def anchor(scene: Scene) -> Reaction | None:
    """Someone to whom it will be said, a doctor already to be seen: it counts, unless it answers a safety question."""
    plain = scene.plain
    named = words.cue("calling", "anchors", plain) and words.cue("calling", "anchored", plain)
    if not named or words.cue("calling", "not_anchored", plain):
        return None
    asked = scene.state.last_question in SAFETY_QUESTIONS and scene.answer in ("yes", "no", "unsure")
    return None if asked else Reaction("anchor", "crisis.ack.anchor")


def to_safety_question(seen: Reaction | None) -> Reaction | None:
    """Keep a reaction only when it answers a safety question: a danger just heard comes before the rest."""
    return seen if seen and seen.kind.split(":")[0] in SAFETY_QUESTIONS else None


def when_of(scene: Scene) -> str:
    """Return what to ask once someone to tell was named: when; and once that is said or asked, what holds until then."""
    said = words.cue("calling", "when", scene.plain) or "anchor_when" in scene.state.asked
    return "crisis.ask.anchor_until" if said else "crisis.ask.anchor_when"


def about_a_call(scene: Scene) -> Reaction | None:
    """A call made, about to be made, or what makes it hard."""
    plain = scene.plain
    if words.cue("calling", "called", plain):
        return Reaction("called", "crisis.ack.called")
    refuses = words.cue("calling", "refuses", plain)
    if words.cue("calling", "asks", plain):
        return Reaction("what_to_do", "serious.do")
    if words.cue("calling", "will_call", plain) and not refuses:
        return Reaction("will_call", "crisis.ack.will_call")
    if name := barrier(scene):
        return Reaction("barrier", f"barrier.{name}")
    return Reaction("refuses", "crisis.ack.not_now") if refuses else None


def barrier(scene: Scene) -> str:
    """Return what makes calling hard, as said; someone near is in the way only when a call is spoken of."""
    found = words.cues_found("barriers", scene.plain)
    asked = scene.state.last_question in CALL_QUESTIONS or "appel" in scene.plain or " call" in scene.plain
    said = [name for name in found if asked or name in STRONG_BARRIERS]
    if anchor(scene):  # who is in the next room is whom it will be said to
        said = [name for name in said if name != "overheard"]
    return {"overheard": "no_voice"}.get(said[0], said[0]) if said else ""


def other_barrier(scene: Scene) -> Reaction | None:
    """What makes calling hard was asked, and a difficulty was said that is not one of those recognised."""
    plain = scene.plain
    told = scene.state.last_question == "call_hard" and words.cue("calling", "hard", plain)
    if not told or "?" in scene.text or words.cue("calling", "protest", plain):
        return None
    return Reaction("barrier", "barrier.other")


def leaving(scene: Scene) -> Reaction | None:
    """A farewell, or a sudden calm: the danger is asked about again before the door."""
    if "goodbye" in recognising.recognised(scene.text) or words.cue("calling", "going", scene.plain):
        return Reaction("leaving", "crisis.ack.leaving")
    if words.cue("calling", "calmer", scene.plain):
        return Reaction("calmer", "crisis.ack.calmer")
    return None


def answered(scene: Scene) -> Reaction | None:
    """An answer to the question just asked."""
    if words.cue("calling", "safe_means", scene.plain):
        return Reaction("means_safe", "crisis.ack.means_safe")
    answer = scene.answer
    grave = scene.state.last_question in SAFETY_QUESTIONS
    if grave and answer == "yes" and not words.says_yes_plainly(scene.text):
        return None
    if scene.state.last_question == "near" and not answer:
        near, alone = (words.cue("calling", name, scene.plain) for name in ("with_someone", "alone"))
        answer = "yes" if near else "no" if alone else ""
    if scene.state.last_question == "medical_called" and "depuis" in scene.plain.split():
        return None  # « oui, depuis une demi-heure » tells of the pain, not of a call
    moment = ANSWERS.get((scene.state.last_question, answer), "")
    return Reaction(f"{scene.state.last_question}:{answer}", moment) if moment else None


def aside(scene: Scene) -> Reaction | None:
    """Something asked or said in passing, that must be answered even now."""
    found = recognising.recognised(scene.text)
    name = next((name for name in found if name in ASIDES), "")
    if words.cue("explicit", "lethal", scene.plain):
        name = "medication"
    return Reaction("leaving" if name in ("goodbye", "thanks") else name, ASIDES[name]) if name else None


def unanswered(scene: Scene, seen: Reaction | None) -> bool:
    """Whether a safety question was left aside by this message."""
    asked = scene.state.last_question
    return asked in SAFETY_QUESTIONS and not (seen and seen.kind.startswith(f"{asked}:"))


def react(draft: Draft, seen: Reaction | None, *otherwise: str) -> None:
    """Say the reaction, or what fits otherwise. A bare fact comes after a word about what is lived."""
    about_another = draft.state.notes.get("path") == "other"
    if seen and seen.kind in FACTS_ONLY:
        draft.say("other.stay" if about_another else "crisis.listen")
    if seen and seen.kind == "whom" and aid.say_whom(draft):
        return
    if seen is None or not draft.say(seen.moment):
        draft.say(*otherwise)


def leaves_again(draft: Draft, seen: Reaction | None) -> bool:
    """Whether this is a farewell said again: the danger was asked about at the one before."""
    turn = draft.state.turn
    before = draft.state.notes.get("left") == str(turn - 1)
    if not (seen and seen.kind == "leaving"):
        return False
    draft.note(left=str(turn))
    return before


def let_go(draft: Draft) -> Composed:
    """Hold nobody back: help stays, nothing is asked again, and a safety question left open still waits for its answer."""
    draft.say("close.bye_safe", "crisis.door")
    composed, asked = draft.finish("crisis"), draft.scene.state.last_question
    if asked not in SAFETY_QUESTIONS:
        return composed
    return replace(composed, state=replace(composed.state, last_question=asked))
