"""The ordinary talk: give back, then ask one thing, or gather, or offer. More is given back than asked."""

from collections.abc import Callable, Mapping

from ancrage.companion.engines import (
    aid,
    anchoring,
    asides,
    correcting,
    dangers,
    following,
    informing,
    keeping,
    offers,
    reflecting,
    remembering,
    words,
)
from ancrage.companion.engines.draft import REFLECTING, Draft
from ancrage.companion.engines.following import Told
from ancrage.companion.rules import Composed

SUMMARY_EVERY = 6
REMINDER_EVERY = 12
QUIET_EVERY = 3
"""Every third turn asks nothing: it leaves room, when something was given back."""
GIVES = frozenset({"complex", "summary"})
BALANCE = 3
"""A question is asked once more was given back than asked; what was given or asked long ago no longer counts."""
SHORT = 3
FOLLOWS = 12  # words up to which a message is taken as going on with what was told before
LAST_WORDS = 5
"""From this turn on, thanks may be the last word of a talk."""


def turn(draft: Draft) -> Composed:
    """Compose an ordinary turn."""
    if draft.scene.language == "en":
        return in_english(draft)
    fresh = reflecting.keep_words(draft)
    leaving = asides.leaves(draft.scene)
    stage = "" if leaving else correcting.corrected(draft)
    told = following.keep_told(draft)
    remembering.tell_again(draft, told)
    keeping.note_plan(draft)
    if dangers.harassed(draft.scene):
        aid.show_for_themes(draft)
    if draft.scene.surroundings.alert != "none":
        aid.show_light(draft)
    asides.keep_question(draft)
    stage = stage or (leave(draft) if leaving else "") or asides.answer_at_once(draft)
    stage = stage or remembering.answered(draft, told) or answer_first(draft)
    stage = stage or remembering.turn(draft, told) or informing.answer(draft)
    if not stage:
        name = asides.intent(draft.scene)
        if name == "thanks" and draft.state.turn >= LAST_WORDS:
            remembering.offer(draft)
        stage = asides.answer(draft, name) if name else ""
    stage = stage or asides.welcome_someone_else(draft) or asides.answer_directly(draft)
    if not stage:
        stage = go_on(draft, fresh, told)
    if draft.empty:
        speak_anyway(draft)
    if draft.scene.surroundings.alert != "none":
        aid.tell(draft)
    draft.note(balance=str(balance_of(draft)))
    return draft.finish(stage)


def leave(draft: Draft) -> str:
    """Say goodbye before anything else: nothing offered, reviewed or recalled holds back someone who leaves."""
    stage = asides.answer(draft, "goodbye")
    remembering.offer(draft, asking=False)
    return stage


def answer_first(draft: Draft) -> str:
    """Take the answer to what was just offered; return the stage, "" when nothing was."""
    state = draft.scene.state
    if state.stage == "do":
        return offers.review(draft)
    take = TAKES.get(state.last_question)
    return take(draft) if take else ""


def take_review(draft: Draft) -> str:
    """Take how an exercise went, when this says it."""
    return offers.review(draft) if words.cues_found("review", draft.scene.plain) else ""


def take_choice(draft: Draft) -> str:
    """Take which exercise, when one is named."""
    return offers.choose_exercise(draft) if words.cues_found("exercise", draft.scene.plain) else ""


TAKES: Mapping[str, Callable[[Draft], str]] = {
    "review": take_review,
    "exercise_permission": offers.take_permission,
    "exercise_choice": take_choice,
    "orient_permission": offers.take_orientation,
    "anchor_permission": anchoring.answered,
    "inform_fits": informing.answered,
}


def go_on(draft: Draft, fresh: tuple[str, ...], told: Told) -> str:
    """Follow the thread: gather every few turns, offer after gathering, else reflect and ask."""
    state = draft.scene.state
    since = int(state.notes.get("since_summary", "0")) + 1
    draft.note(since_summary=str(since))
    if since >= SUMMARY_EVERY and not told.fresh and reflecting.summarise(draft):
        draft.note(since_summary="")
        draft.ask("summary.ask", "explore.ask")
        return "summarise"
    give_back(draft, fresh, told)
    return anchoring.speak(draft) if anchoring.due(draft) else offer_or_ask(draft, told)


def offer_or_ask(draft: Draft, told: Told) -> str:
    """After giving back: offer an exercise or someone when it weighs, leave room now and then, else ask."""
    state = draft.scene.state
    heavy = reflecting.weighs(draft.scene) or any(one.tone == "heavy" for one in (*told.fresh, *told.again))
    if state.turn % REMINDER_EVERY == 0 and draft.say("reminder"):
        return "reflect"
    quiet_wanted = draft.scene.surroundings.paused
    weighs = heavy and not quiet_wanted and state.stage == "summarise"
    if weighs and state.turn >= offers.FIRST_OFFER and offers.propose(draft):
        return "permission"
    if (
        heavy
        and not told.fresh
        and "?" not in draft.scene.text
        and asides.may_ask(draft)
        and offers.should_orient(draft)
        and draft.ask("permission.orient")
    ):
        return "orient"
    gave = any(line.kind in GIVES for line in draft.said)
    quiet = state.turn % QUIET_EVERY == 0 and len(draft.scene.plain.split()) > SHORT
    if gave and (quiet or balance_of(draft) < 1):
        if heavy:
            affirm(draft, told)
        return "reflect"
    if asides.may_ask(draft):
        ask_on(draft, told, heavy=heavy)
    return "explore"


def balance_of(draft: Draft) -> int:
    """Return how many more reflections than questions the talk has, this turn included; kept within a few."""
    given = sum(line.kind in REFLECTING for line in draft.said) - int(bool(draft.question))
    return max(-BALANCE, min(BALANCE, int(draft.scene.state.notes.get("balance", "0")) + given))


def affirm(draft: Draft, told: Told) -> None:
    """Name a strength that this very message shows, else once that speaking is one."""
    one = told.latest
    if not (one and draft.say_one_of(one.affirms, **following.values_of(draft))):
        draft.say("affirm.any")


def give_back(draft: Draft, fresh: tuple[str, ...], told: Told) -> None:
    """Give back what was told; else the person's words and a meaning; only a few words get a little room instead."""
    if reflecting.told_back(draft, told) or reflecting.form_back(draft, told):
        return
    short = len(draft.scene.plain.split()) <= SHORT
    echoed = reflecting.echo(draft, fresh)
    if short and not draft.scene.heard.sure_labels and not words.cues_found("topics", draft.scene.plain):
        draft.say("short.any", "topic.any")
        return
    meant = reflecting.meaning(draft)
    if not (echoed or meant):
        draft.say("short.any")


def reflect(draft: Draft) -> bool:
    """Give something back, from this message."""
    return reflecting.told_back(draft, following.keep_told(draft)) or reflecting.meaning(draft)


def ask_on(draft: Draft, told: Told, *, heavy: bool) -> None:
    """Ask something that fits what was told, else the theme, else something open."""
    scene = draft.scene
    new = len(scene.plain.split()) > FOLLOWS and not told.again
    thread = (
        () if new else following.thread(draft)
    )  # what is new and not recognised is not met with an old question
    for one in (told.latest, told.form, *thread):
        if one and draft.ask_one_of(one.asks, **following.values_of(draft)):
            return
    labels = ["addiction" if label.startswith("addiction") else label for label in scene.heard.sure_labels]
    found = words.cues_found("topics", scene.plain)
    topics = [name for name in ("good_news", "work") if name in found and (heavy or name == "good_news")]
    draft.ask(
        *(f"explore.{name}" for name in (*labels, *topics)),
        "explore.ask" if heavy else "explore.neutral",
        "explore.ask",
    )


def in_english(draft: Draft) -> Composed:
    """Answer in English, saying how little English there is."""
    if stage := asides.answer_in_english(draft):
        return draft.finish(stage)
    draft.say("plain.hear", "crisis.listen")
    if not draft.did("plain.note"):
        draft.say("plain.note")
        draft.mark("plain.note")
        aid.show_light(draft)
    else:
        draft.ask("plain.ask")
    if draft.empty:
        speak_anyway(draft)
    return draft.finish("explore")


def speak_anyway(draft: Draft) -> None:
    """After a very long talk every line was said: start again with the ones said longest ago."""
    draft.change(
        lines=tuple(
            name
            for name in draft.state.lines
            if not name.startswith(("topic.any", "topic.neutral", "crisis.listen", "plain."))
        )
    )
    draft.say("topic.any", "plain.hear", "crisis.listen")
