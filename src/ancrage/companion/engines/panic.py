"""A panic going on now. The heart first: one question about pain, before anything else; then staying, and grounding.

No breathing is proposed: in a panic it may do worse, and it comes after safety was asked (reference of the craft, 5.2).
"""

from ancrage.companion.engines import asking, serious, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import Composed

PAIN = "chest_pain"
ASKED_AT_MOST = 2
FIRST_WORDS = 2


def begins(scene: Scene) -> bool:
    """Whether a message says that a panic is going on: its name, or two of its signs, or one said to be now."""
    plain = scene.plain
    if scene.language != "fr" or words.cue("panic", "past", plain):
        return False
    signs = words.signs("panic", "body", plain)
    felt = bool({"panic", "anxiety"} & set(scene.heard.labels)) or words.cue("panic", "now", plain)
    return words.cue("panic", "crisis", plain) or signs > 1 or (signs == 1 and felt)


def goes_on(draft: Draft) -> bool:
    """Whether this turn belongs to a panic: it begins, its question was just asked, or it is still said."""
    scene = draft.scene
    if begins(scene) or scene.state.last_question == PAIN:
        return True
    if "panic" not in scene.state.notes:
        return False
    names = ("crisis", "body", "down", "not_breath")
    return any(words.cue("panic", name, scene.plain) for name in names)


def comes_first(scene: Scene) -> bool:
    """Whether a panic is asked about before a doubt that only a resemblance raised: « je vais mourir » is what it says too."""
    doubts = [one for one in scene.heard.findings if one.outcome == "ask"]
    guessed = bool(doubts) and not any(one.by_rule for one in doubts)
    return guessed and begins(scene) and not words.cue("explicit", "suicide", scene.plain)


def turn(draft: Draft) -> Composed:
    """Compose a turn of a panic. A doubt heard beside it is kept: the direct question comes once pain was answered."""
    if draft.scene.heard.outcome == "ask":
        draft.note(owed="1")
    scene, done = draft.scene, draft.state.notes.get("panic", "")
    pain = answer(scene)
    if pain in ("yes", "unsure"):
        return to_emergency(draft, sure=pain == "yes")
    if pain == "no" or done == "no_pain":
        draft.note(panic="no_pain")
        return stay(draft, fresh=done != "no_pain")
    return ask_pain(draft, int(done or "0"))


def answer(scene: Scene) -> str:
    """Return yes, no, unsure or "" about a pain: what is said of it, else how a message opens once it was asked."""
    plain = scene.plain
    if words.cue("panic", "no_pain", plain):
        return "no"
    if words.cue("panic", "pain", plain):
        return "yes"
    if scene.state.last_question != PAIN:
        return ""
    if words.cue("panic", "down", plain):
        return "no"
    read = words.read_answer(" ".join(plain.split()[:FIRST_WORDS]))
    if read:
        return read
    return "unsure" if words.read_answer(scene.text) == "unsure" else ""


def ask_pain(draft: Draft, asked: int) -> Composed:
    """Stay, answer « c'est le cœur ? » without guessing, and ask about pain; twice left aside, say the number anyway."""
    if words.cue("panic", "asks_heart", draft.scene.plain):
        draft.say("panic.heart")
    draft.say("panic.here" if not asked else "panic.here_again", "panic.stay")
    show(draft)
    if asked >= ASKED_AT_MOST:
        draft.note(panic="no_pain")
        draft.say("panic.doubt")
        draft.ask("panic.ground")
        return draft.finish("explore")
    draft.note(panic=str(asked + 1))
    draft.say("panic.first" if not asked else "panic.doubt")
    draft.ask("panic.ask_pain" if not asked else "panic.ask_pain_again")
    return draft.finish("explore")


def to_emergency(draft: Draft, *, sure: bool) -> Composed:
    """A pain is said: the emergency number, and the path of the body is open until it is known to be safe."""
    draft.note(path="medical", panic="")
    show(draft)
    draft.say("medical.help")
    draft.say("panic.pain" if sure else "panic.unsure")
    draft.say("medical.do", facts=("heart",))
    serious.show_blocks(draft, "medical")
    draft.ask("medical.ask")
    draft.mark("asked:medical.ask")
    return draft.finish("crisis")


def stay(draft: Draft, *, fresh: bool) -> Composed:
    """No pain: keep company, one small thing at a time; once it comes down, say so and ask what is needed."""
    plain = draft.scene.plain
    show(draft)
    if words.cue("panic", "down", plain):
        draft.note(panic="")
        draft.say("panic.down")
        ask_on(draft, "panic.ask_need")
        return draft.finish("explore")
    if words.cue("panic", "not_breath", plain):
        draft.say("panic.no_breath")
    if words.cue("panic", "asks_heart", plain):
        draft.say("panic.heart")
    if fresh:
        draft.say("panic.known" if words.cue("panic", "known", plain) else "panic.no_pain")
    draft.say("panic.stay")
    ask_on(draft, "panic.ground")
    return draft.finish("explore")


def ask_on(draft: Draft, moment: str) -> None:
    """Ask the direct question when a doubt was kept waiting, else what helps now."""
    if "owed" in draft.state.notes:
        draft.note(owed="")
        asking.ask_directly(draft)
    else:
        draft.ask(moment)


def show(draft: Draft) -> None:
    """Show the emergency numbers, and the line."""
    country = draft.scene.country
    draft.show([*country.emergency, country.no_voice, country.line])
