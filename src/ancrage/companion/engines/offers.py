"""Proposing: an exercise, or someone to see. Only with permission, never twice what was refused."""

from ancrage import content
from ancrage.companion.engines import aid, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.rules import SAFETY_QUESTIONS, QuickReply

ORIENTS = frozenset(
    [
        "burnout",
        "harassment_work",
        "addiction_alcohol",
        "addiction_drugs",
        "addiction_gambling",
        "addiction_other",
        "eating",
        "trauma",
        "grief",
        "depression",
        "loneliness",
        "panic",
    ]
)
WORK = frozenset({"burnout", "harassment_work", "conflict_work", "mental_load"})
FIRST_OFFER = 3
FIRST_ORIENTATION = 5


def exercise_for(draft: Draft) -> str:
    """Return the exercise to propose, "" when none fits: what helped before first, never what was refused."""
    state, around = draft.state, draft.scene.surroundings
    tried = {*state.proposed, *state.refused, *state.done, *around.declined}
    fitting = [item for item in content.exercises() if item.id not in tried and allowed(draft, item)]
    helped = [item.id for item in fitting if item.id in around.helped]
    by_theme = [item.id for item in fitting if set(item.helps) & set(state.themes)]
    return next(iter([*helped, *by_theme]), "")


def allowed(draft: Draft, exercise: content.Exercise) -> bool:
    """Whether nothing heard in this talk forbids an exercise."""
    state = draft.state
    heard = {*state.themes, *state.notes.get("flags", "").split()}
    waiting = state.last_question in SAFETY_QUESTIONS
    return not (state.crisis or waiting or heard & set(exercise.not_for))


def propose(draft: Draft) -> bool:
    """Ask for permission to show an exercise."""
    name = exercise_for(draft)
    if not name:
        return False
    helped = ("helped",) if name in draft.scene.surroundings.helped else ()
    title = content.exercise(name).title
    if not draft.ask("permission.exercise", facts=(name, *helped), exercise=title):
        return False
    draft.change(proposed=(*draft.state.proposed, name))
    draft.note(exercise=name)
    return True


def offer_what_there_is(draft: Draft) -> str:
    """Answer "what do you suggest": an exercise or someone to see, with permission; what was tried, when nothing fits yet."""
    draft.say("aside.advice", "topic.any")
    if draft.state.themes or draft.state.told:
        if propose(draft):
            return "permission"
        if ORIENTS & set(draft.state.themes) and draft.ask("permission.orient"):
            return "orient"
    draft.ask("aside.advice_ask", "explore.ask")
    return "explore"


def try_what_was_offered(draft: Draft) -> str:
    """Take "let us try" that comes later than the offer: the exercise offered last and not done; else which one."""
    waiting = [name for name in draft.state.proposed if name not in (*draft.state.done, *draft.state.refused)]
    if waiting and allowed(draft, content.exercise(waiting[-1])):
        return start(draft, waiting[-1])
    return choose_exercise(draft)


def choose_exercise(draft: Draft) -> str:
    """Show the exercise asked for, or ask which one."""
    named = words.cues_found("exercise", draft.scene.plain)
    permitted = [name for name in named if allowed(draft, content.exercise(name))]
    if permitted:
        return start(draft, permitted[0])
    if not any(allowed(draft, item) for item in content.exercises()):
        draft.say("crisis.exercise_wait", "topic.any")
        return "explore"
    draft.say("topic.any")
    draft.ask("exercise.choose", "explore.ask")
    return "propose"


def start(draft: Draft, name: str) -> str:
    """Show an exercise under the words."""
    draft.say("exercise.start", facts=(name,))
    draft.say("exercise.caution", facts=(name,))
    draft.exercise = name
    draft.quick = [
        QuickReply("C’est fait", "C’est fait"),
        QuickReply("Je préfère arrêter", "Je préfère arrêter l’exercice"),
    ]
    draft.note(exercise=name)
    return "do"


def review(draft: Draft) -> str:
    """After an exercise: ask how it was, or take the answer."""
    found = words.cues_found("review", draft.scene.plain)
    if not found:
        draft.say("short.any", "topic.any")
        draft.ask("review.ask", "explore.ask")
        return "review"
    return reviewed(draft, found[0])


def reviewed(draft: Draft, effect: str) -> str:
    """Take how an exercise went, and remember it."""
    name = draft.state.notes.get("exercise", "")
    if name:
        draft.change(done=tuple(dict.fromkeys([*draft.state.done, name])))
        draft.note(**{f"effect.{name}": effect, "exercise": ""})
    draft.say(f"review.{effect}", "topic.any")
    draft.ask("explore.ask")
    return "explore"


def take_permission(draft: Draft) -> str:
    """Take the answer to an offer of exercise; return the stage, "" when it was not an answer."""
    name, reply = draft.state.notes.get("exercise", ""), draft.scene.answer
    if "?" in draft.scene.text:  # a question of one's own is not a yes, whatever it opens with
        return ""
    if reply == "yes" and name and allowed(draft, content.exercise(name)):
        return start(draft, name)
    if reply not in ("no", "unsure"):
        return ""
    draft.change(refused=(*draft.state.refused, name))
    draft.note(exercise="")
    draft.say("exercise.refused" if reply == "no" else "exercise.unsure", "topic.any")
    draft.ask("explore.ask")
    return "explore"


def should_orient(draft: Draft) -> bool:
    """Whether it is time to offer names of people: a theme that calls for it, not offered yet, not too early."""
    offered = "orient_permission" in draft.state.asked
    return not offered and draft.state.turn >= FIRST_ORIENTATION and bool(ORIENTS & set(draft.state.themes))


def take_orientation(draft: Draft) -> str:
    """Take the answer to an offer of names; return the stage, "" when it was not an answer."""
    if draft.scene.answer == "yes":
        return orient(draft)
    if draft.scene.answer in ("no", "unsure"):
        draft.say("orient.refused", "topic.any")
        draft.ask("explore.ask")
        return "explore"
    return ""


def orient(draft: Draft) -> str:
    """Say who can help, and show them."""
    if WORK & set(draft.state.themes) and draft.scene.country.code == "FR":
        draft.say("orient.work", "orient.pro")
    else:
        draft.say("orient.pro", "orient.numbers")
    draft.say("topic.any")
    aid.show_for_themes(draft)
    return "orient"
