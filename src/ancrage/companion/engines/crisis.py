"""The path of someone who may kill themself. Help first, then one direct question, and the talk never closes."""

from ancrage.companion.engines import aid, dangers, easing, reactions
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.reactions import Reaction
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import SAFETY_QUESTIONS, Composed, highest

CHAINS = {
    "passive": ("suicide_direct", "call_hard", "near"),
    "active": ("suicide_direct", "suicide_plan", "suicide_means", "call_hard", "near"),
    "plan": ("suicide_direct", "suicide_means", "call_hard", "near"),
    "imminent": ("already_done", "near", "call_hard"),
}
"""The questions of each level, in order, one a turn."""

BLOCKS = {
    "passive": ("call_first",),
    "active": ("call_first", "call_human"),
    "plan": ("call_first", "sms_relative", "call_human"),
    "imminent": ("call_first", "no_voice", "sms_relative", "call_human"),
}

RECHECK_EVERY = 3


def turn(draft: Draft) -> Composed:
    """Compose a turn of an open crisis."""
    scene = draft.scene
    level = level_of(scene)
    rose = level != scene.state.crisis
    turns = int(scene.state.notes.get("crisis_turns", "0")) + 1
    remember_how(draft)
    draft.change(crisis=level)
    draft.note(crisis_turns=str(turns))
    aid.show_for_risk(draft, level)
    if scene.state.notes.get("path"):
        aid.show_for_path(draft, scene.state.notes["path"])
    seen = reactions.reaction(scene)
    if not rose and reactions.leaves_again(draft, seen):
        return reactions.let_go(draft)
    if rose:
        seen = reactions.to_safety_question(seen)
        first_contact(draft, level, seen)
    else:
        follow(draft, level, seen)
    ask_next(draft, level, seen, rose=rose)
    return draft.finish("crisis")


def remember_how(draft: Draft) -> None:
    """Note whether this crisis stands on resemblances alone, and how often it was clearly denied."""
    scene = draft.scene
    opened = easing.opening_notes(scene, "self")
    if not scene.state.crisis:
        draft.note(**opened)
        return
    draft.note(eased="", denials=str(easing.denied_so_far(scene, "self")))
    if dangers.implied_risk(scene) or (dangers.risk_about_self(scene) and not opened["guessed"]):
        draft.note(guessed="")


def level_of(scene: Scene) -> str:
    """Return the highest level said, heard or implied. Injuring oneself opens the path too."""
    hurt = "passive" if "self_harm" in scene.heard.flags and scene.heard.subject != "other" else ""
    return highest(scene.state.crisis, dangers.risk_about_self(scene), dangers.implied_risk(scene), hurt)


def first_contact(draft: Draft, level: str, seen: Reaction | None) -> None:
    """Name what was heard, say whom to call, say who knows. When it is now, the call comes first."""
    if level == "imminent":
        draft.say("crisis.help.imminent")
        name_it(draft, level, seen)
        if "taken" in draft.scene.state.notes:
            draft.say("medical.do")
    else:
        name_it(draft, level, seen)
        say_line(draft)
    aid.tell(draft)
    show_blocks(draft, level)


def say_line(draft: Draft) -> None:
    """Say who answers day and night; in other words when it was said before."""
    if draft.did("line"):
        draft.say("crisis.help.line_again")
    else:
        draft.say("self_harm.help" if only_hurt(draft.scene) else "crisis.help.line")
    draft.mark("line")


def only_hurt(scene: Scene) -> bool:
    """Whether injuries were heard, without any risk of suicide."""
    return "self_harm" in scene.heard.flags and not dangers.risk_about_self(scene)


def name_it(draft: Draft, level: str, seen: Reaction | None) -> None:
    """Name what was said, by the answer it came from or by its level."""
    if seen and draft.say(seen.moment):
        return
    draft.say(
        "crisis.heard.self_harm" if only_hurt(draft.scene) else f"crisis.heard.{level}", "crisis.heard.again"
    )


def show_blocks(draft: Draft, level: str) -> None:
    """Show what to press, once for each number it leads to."""
    lead = draft.resources[0] if draft.resources else ""
    for name in BLOCKS[level]:
        if name == "no_voice" and not draft.scene.country.no_voice:
            continue
        if name == "call_human" and not draft.scene.surroundings.kept:
            continue
        draft.block(name, lead if name == "call_first" else "")


def follow(draft: Draft, level: str, seen: Reaction | None) -> None:
    """React to what was just written, then add one more way to help."""
    fresh = "crisis.heard.again" if draft.scene.heard.outcome == "open" else "crisis.listen"
    if seen and seen.kind == "exercise" and may_exercise(draft.scene, level):
        draft.exercise = "grounding_54321"
        draft.say("exercise.start", facts=("grounding_54321",))
    else:
        reactions.react(draft, seen, fresh, "crisis.listen", "topic.any", "crisis.door")
    aid.tell(draft)
    follow_blocks(draft, seen)
    if draft.words < 25:
        again = "crisis.help.imminent_again" if level == "imminent" else "crisis.help.line_again"
        draft.say("crisis.help.minor", again, "crisis.door")


def follow_blocks(draft: Draft, seen: Reaction | None) -> None:
    """Show the block that fits the reaction, once."""
    if seen is None:
        return
    if seen.moment == "crisis.ack.near_no":
        draft.block("sms_relative")
    if seen.moment == "barrier.no_voice" and draft.scene.country.no_voice:
        draft.block("no_voice")
    if seen.kind == "ask_human" and draft.scene.surroundings.kept:
        draft.block("call_human")
    if seen.kind == "refuses":
        draft.say("crisis.sms")
        draft.block("sms_relative")


def may_exercise(scene: Scene, level: str) -> bool:
    """Whether an exercise may be shown: safety was asked and answered, and nothing is planned or near."""
    asked = bool(SAFETY_QUESTIONS.intersection(scene.state.asked))
    return asked and scene.state.last_question not in SAFETY_QUESTIONS and level in ("passive", "active")


def ask_next(draft: Draft, level: str, seen: Reaction | None, *, rose: bool) -> None:
    """Ask one thing: what the reaction calls for, else the next of the level, else stay."""
    kind, scene = (seen.kind if seen else ""), draft.scene
    if kind in ("will_call", "call_try:yes"):
        draft.say("crisis.door")
    elif kind in ("leaving", "calmer", "silence", "called"):
        draft.ask(*(("crisis.ask.safety_now",) if kind in ("silence", "called") else ("crisis.ask.recheck",)))
    elif kind == "anchor":
        draft.ask(reactions.when_of(scene))
    elif kind == "suicide_means:yes":
        draft.ask("crisis.ask.means_away")
    elif (kind == "barrier" and ask_once(draft, "call_try")) or (
        kind == "refuses" and ask_once(draft, "call_hard")
    ):
        return
    elif not rose and reasks(draft, seen):
        draft.ask("crisis.ask.suicide_direct_again")
    else:
        ask_chain(draft, level)


def reasks(draft: Draft, seen: Reaction | None) -> bool:
    """Whether to come back to the direct question: it was left aside, once."""
    scene = draft.scene
    if scene.state.last_question != "suicide_direct" or not reactions.unanswered(scene, seen):
        return False
    if draft.did("reasked"):
        return False
    draft.mark("reasked")
    return True


def ask_once(draft: Draft, kind: str) -> bool:
    """Ask a kind of question unless it was already asked in this crisis."""
    if draft.did(f"asked:{kind}") or not draft.ask(f"crisis.ask.{kind}"):
        return False
    draft.mark(f"asked:{kind}")
    return True


def ask_chain(draft: Draft, level: str) -> None:
    """Ask the next question of the level; after the last one, stay: what holds, and the danger again."""
    scene = draft.scene
    known = known_already(scene)
    if any(ask_once(draft, kind) for kind in CHAINS[level] if kind not in known):
        return
    turns = int(draft.state.notes.get("crisis_turns", "1"))
    recheck = ("crisis.ask.recheck",) if turns % RECHECK_EVERY == 0 else ()
    draft.ask(*recheck, "crisis.ask.hold", "crisis.ask.recheck")


def known_already(scene: Scene) -> frozenset[str]:
    """Return the questions whose answer was given without being asked."""
    known = {scene.state.last_question} if scene.answer else set()
    if "explicit" in scene.state.notes:
        known.add("suicide_direct")
    if "taken" in scene.state.notes:
        known.add("already_done")
    return frozenset(known)
