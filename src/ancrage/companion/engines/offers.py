"""Proposing: an exercise, or someone to see. Only with permission, never twice what was refused."""

import random
from dataclasses import replace

from ancrage import content
from ancrage.companion.engines import aid, reasons, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.rules import SAFETY_QUESTIONS, QuickReply
from ancrage.content.ordering import exercise_order
from ancrage.exercises import choosing
from ancrage.exercises.choosing import Moment, Rated, Tastes
from ancrage.exercises.rules import Rating

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
RATINGS = {"helped": Rating.BIT, "nothing": Rating.NO, "unpleasant": Rating.WORSE}
"""What words said after an exercise are worth as a rating: « ça m’a aidé » in passing counts as a bit."""
ENOUGH_REFUSED = 3
SHORT = 8
FIRST_OFFER = 3
FIRST_ORIENTATION = 8


def exercise_for(draft: Draft) -> str:
    """Return the exercise to propose, "" when none fits: by what helped this person and others, never what was refused.

    The same talk with the same seed gets the same one; the chance is apart from the one that chooses words.
    """
    state, around = draft.state, draft.scene.surroundings
    tried = {*state.proposed, *state.refused, *state.done, *around.declined}
    fitting = [
        item
        for item in content.exercises()
        if item.id not in tried
        and (set(item.helps) & set(state.themes) or item.id in around.helped)
        and allowed(draft, item)
    ]
    chance = random.Random(f"exercise:{draft.scene.seed}:{state.turn}")  # noqa: S311 - a choice, not a secret
    found = choosing.chosen(fitting, moment_of(draft), tastes_of(draft), chance) if fitting else None
    return found.id if found else ""


def tastes_of(draft: Draft) -> Tastes:
    """Return what is known of what helps: ratings, and what is remembered as having helped without one."""
    around = draft.scene.surroundings
    known = around.tastes()
    rated = {one.exercise for one in known.own}
    remembered = tuple(Rated(name, Rating.BIT) for name in around.helped if name not in rated)
    return replace(known, own=(*known.own, *remembered))


def moment_of(draft: Draft) -> Moment:
    """Return what this moment asks for: the needs heard, how long it may last, whether to breathe in rhythm can wait."""
    state, scene, shelf = draft.state, draft.scene, {item.id: item for item in content.exercises()}
    said = " ".join([scene.plain, *(words.normal(clause) for clause in state.words)])
    longest, short_for = choosing.moment_length(
        hour=scene.surroundings.hour,
        weekday=scene.today.weekday() if scene.surroundings.today and not scene.minor else None,
        at_work=words.cue("offer", "at_work", said),
        at_home=words.cue("offer", "at_home", said),
    )
    aside = (*state.refused, *state.done)
    return Moment(
        needs=state.themes,
        longest=longest,
        short_for=short_for,
        no_pacer=pacer_waits(draft),
        shelves=frozenset(shelf[name].shelf for name in aside if name in shelf),
    )


def pacer_waits(draft: Draft) -> bool:
    """Whether breathing in rhythm may not come first: after a loss, near a danger; at all while an alert is open."""
    state, order = draft.state, exercise_order()
    if draft.scene.surroundings.alert != "none":
        return True
    lost = order.no_pacer_themes & set(state.themes) or order.no_pacer_situations & set(state.told)
    near = "flags" in state.notes or any(step.startswith("asked:") for step in state.crisis_steps)
    return not state.proposed and bool(lost or near)


def why(draft: Draft, name: str) -> tuple[choosing.Reason, ...]:
    """Return why an exercise may be proposed now, what weighs most first."""
    return choosing.reasons(content.exercise(name), moment_of(draft), tastes_of(draft))


def allowed(draft: Draft, exercise: content.Exercise) -> bool:
    """Whether nothing heard in this talk forbids an exercise."""
    state = draft.state
    heard = {*state.themes, *state.notes.get("flags", "").split()}
    waiting = state.last_question in SAFETY_QUESTIONS
    return not (state.crisis or waiting or heard & set(exercise.not_for))


def propose(draft: Draft) -> bool:
    """Say why, and ask for permission to show an exercise."""
    name = "" if draft.question else exercise_for(draft)
    if not name:
        return False
    found = why(draft, name)
    helped = ("helped",) if any(reason.cause == "helped" for reason in found) else ()
    because = reasons.lead_in(draft, found)
    if not draft.ask("permission.exercise", facts=(name, *helped), exercise=content.exercise(name).title):
        return False
    draft.change(proposed=(*draft.state.proposed, name))
    draft.note(exercise=name, because=because)
    return True


def current(draft: Draft) -> str:
    """Return the exercise proposed or being done, "" when there is none, or none that content still holds."""
    name = draft.state.notes.get("exercise", "")
    return name if any(one.id == name for one in content.exercises()) else ""


def asks_why(draft: Draft) -> bool:
    """Whether the person asks why this exercise."""
    return words.cue("offer", "why", draft.scene.plain)


def wants_another(draft: Draft) -> bool:
    """Whether the person wants something else than what is proposed: « autre chose », not « parler d’autre chose »."""
    plain = draft.scene.plain
    talks = words.cue("offer", "talk", plain)
    return words.cue("offer", "another", plain) and not talks and len(plain.split()) <= SHORT


def explain(draft: Draft, name: str, stage: str) -> str:
    """Answer "why this one", in full, and leave the choice open."""
    reasons.explain(draft, content.exercise(name), why(draft, name))
    if stage == "permission":
        draft.ask("permission.again")
    else:
        draft.quick = while_doing()
    return stage


def another(draft: Draft, name: str) -> str:
    """Leave this exercise for the talk, and propose the next best; after several, ask which kind."""
    draft.change(refused=tuple(dict.fromkeys([*draft.state.refused, name])))
    draft.note(exercise="", because="")
    draft.say("exercise.another", "topic.any")
    if len(draft.state.refused) < ENOUGH_REFUSED and propose(draft):
        return "permission"
    if any(allowed(draft, item) for item in content.exercises()) and draft.ask("exercise.choose"):
        return "propose"
    draft.say("exercise.no_other")
    draft.ask("explore.ask")
    return "explore"


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
    draft.because = draft.state.notes.get("because", "") if draft.state.notes.get("exercise") == name else ""
    draft.quick = while_doing()
    draft.note(exercise=name, because="")
    return "do"


def while_doing() -> list[QuickReply]:
    """Return the answers one tap away while an exercise is done."""
    return [
        QuickReply("C’est fait", "C’est fait"),
        QuickReply("Je préfère arrêter", "Je préfère arrêter l’exercice"),
    ]


def review(draft: Draft) -> str:
    """After an exercise: ask how it was, or take the answer; say why this one, or take another, when asked."""
    name = current(draft)
    if name and asks_why(draft):
        return explain(draft, name, "do")
    if name and wants_another(draft):
        return another(draft, name)
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
        draft.rated = (name, RATINGS[effect])
    draft.say(f"review.{effect}", "topic.any")
    draft.ask("explore.ask")
    return "explore"


def take_permission(draft: Draft) -> str:
    """Take the answer to an offer of exercise; return the stage, "" when it was not an answer."""
    name, reply = current(draft), draft.scene.answer
    if name and asks_why(draft):
        return explain(draft, name, "permission")
    if name and wants_another(draft):
        return another(draft, name)
    if "?" in draft.scene.text:  # a question of one's own is not a yes, whatever it opens with
        return ""
    if reply == "yes" and name and allowed(draft, content.exercise(name)):
        return start(draft, name)
    if reply not in ("no", "unsure"):
        return ""
    if name:
        draft.change(refused=tuple(dict.fromkeys([*draft.state.refused, name])))
    draft.note(exercise="", because="")
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
