"""The ordinary talk: give back, then ask one thing, or gather, or offer. More is given back than asked."""

import re
from collections.abc import Callable, Mapping

from ancrage import content
from ancrage.companion.engines import (
    aid,
    anchoring,
    asides,
    bereaved,
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
UNASKED = 1
"""Turns without a question, after which one may be asked although something was given back."""
LONG_UNASKED = 2
"""Turns without a question, after which one that fits any message may be asked although something was given back."""
GREETS = re.compile(r"(?:bonsoir|bonjour|salut|slt|coucou|cc|hello|bsr|bjr|hey|yo|wsh|wesh)\b")
INVITED = 12
"""Words up to which a message is met with a word that leaves room for more."""
BALANCE = 3
"""A question is asked once more was given back than asked; what was given or asked long ago no longer counts."""
SHORT = 3
FEW = 6  # words under which nothing is supposed of what is not recognised
LAST_WORDS = 5
"""From this turn on, thanks may be the last word of a talk."""


def turn(draft: Draft) -> Composed:
    """Compose an ordinary turn."""
    if draft.scene.language == "en":
        return in_english(draft)
    reflecting.keep_words(draft)
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
        name = "" if leaving else asides.intent(draft.scene)
        if name == "goodbye":
            name = ""  # something is asked too: it is answered first
        if name == "thanks" and draft.state.turn >= LAST_WORDS:
            remembering.offer(draft)
        stage = asides.answer(draft, name) if name else ""
    stage = stage or asides.welcome_someone_else(draft) or asides.answer_directly(draft)
    if not stage:
        stage = go_on(draft, told)
    if draft.empty:
        speak_anyway(draft)
    if draft.scene.surroundings.alert != "none":
        aid.tell(draft)
    unasked = 0 if draft.question else int(draft.scene.state.notes.get("unasked", "0")) + 1
    draft.note(balance=str(balance_of(draft)), unasked=str(unasked))
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


def go_on(draft: Draft, told: Told) -> str:
    """Follow the thread: gather every few turns, offer after gathering, else give back, and ask now and then."""
    state = draft.scene.state
    since = int(state.notes.get("since_summary", "0")) + 1
    draft.note(since_summary=str(since))
    if since >= SUMMARY_EVERY and not told.fresh and reflecting.summarise(draft):
        draft.note(since_summary="")
        draft.ask("summary.ask", "explore.ask")
        return "summarise"
    if state.turn <= 1 and GREETS.match(draft.scene.plain):
        draft.say("aside.hello_back")
    if bereaved.condole(draft):
        give_back(draft, told)
        return "reflect"
    if told.fresh and all(one.tone == "good" for one in told.fresh):
        draft.say("joy.glad")
    give_back(draft, told)
    return anchoring.speak(draft) if anchoring.due(draft) else offer_or_ask(draft, told)


def offer_or_ask(draft: Draft, told: Told) -> str:
    """After giving back: offer an exercise or someone when it weighs, ask now and then, else leave room."""
    state = draft.scene.state
    heavy = reflecting.weighs(draft.scene) or any(one.tone == "heavy" for one in (*told.fresh, *told.again))
    if state.turn % REMINDER_EVERY == 0 and draft.say("reminder"):
        return "reflect"
    weighed = heavy or any(one.tone == "heavy" for one in following.thread(draft))
    quiet_wanted = draft.scene.surroundings.paused
    offers_now = weighed and not quiet_wanted and state.stage == "summarise"
    if offers_now and state.turn >= offers.FIRST_OFFER and offers.propose(draft):
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
    if asides.may_ask(draft) and question_is_due(draft) and ask_on(draft, told, heavy=heavy):
        return "explore"
    if told.latest and draft.say_one_of(told.latest.affirms, **following.values_of(draft)):
        return "reflect"
    if len(draft.scene.plain.split()) <= INVITED and not draft.said_of("short.any", "condolences.close"):
        draft.say("echo.invite")
    return "reflect"


def question_is_due(draft: Draft) -> bool:
    """Whether it is time to ask: nothing was given back, or enough turns went by without a question."""
    if not any(line.kind in REFLECTING for line in draft.said):
        return True
    return balance_of(draft) >= 1 and int(draft.scene.state.notes.get("unasked", "0")) >= UNASKED


def balance_of(draft: Draft) -> int:
    """Return how many more reflections than questions the talk has, this turn included; kept within a few."""
    given = sum(line.kind in REFLECTING for line in draft.said) - int(bool(draft.question))
    return max(-BALANCE, min(BALANCE, int(draft.scene.state.notes.get("balance", "0")) + given))


def give_back(draft: Draft, told: Told) -> None:
    """Give back the person's own words; what they may mean only when these cannot be said; a few words get some room."""
    echoed = reflecting.echo(draft)
    if not echoed and reflecting.told_back(draft, told):
        return
    heard = reflecting.say_what_it_lets_hear(draft)
    draft.note(lets_hear=heard.id if heard else "")
    if echoed or heard or reflecting.name_again(draft):
        return
    short = len(draft.scene.plain.split()) <= SHORT
    if short or len(draft.scene.plain.split()) <= FEW or not reflecting.meaning(draft):
        draft.say("short.any", "topic.neutral")


def reflect(draft: Draft) -> bool:
    """Give something back, from this message."""
    return reflecting.told_back(draft, following.keep_told(draft)) or reflecting.meaning(draft)


def ask_on(draft: Draft, told: Told, *, heavy: bool) -> bool:
    """Ask something that fits what this message tells, else something open. Return whether it was asked."""
    known = content.situations()
    for one in (known.get(draft.state.notes.get("lets_hear", "")), told.latest):
        if one and draft.ask_one_of(one.asks, **following.values_of(draft)):
            return True
    scene = draft.scene
    labels = ["addiction" if label.startswith("addiction") else label for label in scene.heard.sure_labels]
    gave = any(line.kind in REFLECTING for line in draft.said)
    if gave and int(scene.state.notes.get("unasked", "0")) < LONG_UNASKED:
        return False
    found = words.cues_found("topics", scene.plain)
    topics = [
        *(["good_news"] if reflecting.is_glad(scene, found) else []),
        *(["work"] if heavy and "work" in found else []),
    ]
    return draft.ask(
        *(f"explore.{name}" for name in (*labels, *topics)),
        "explore.ask" if heavy else "explore.neutral",
        "explore.neutral",
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
