"""How each intent is answered: what is true, shortly; then back to where the talk was."""

from collections.abc import Callable
from functools import partial

from ancrage import content
from ancrage.companion.engines import aid, following, naming, offers, recognising, reflecting, words
from ancrage.companion.engines.asides import intents, leaving, living, reaching, room, short, symbols
from ancrage.companion.engines.draft import Draft

MUCH = 30
"""Words already said above which no feeling is named beside a fact."""
NAME_ONLY = 6
"""Words up to which a first name is all that a message says."""
IN_ENGLISH = frozenset(
    [
        "jailbreak",
        "medication",
        "diagnosis",
        "human_check",
        "love",
        "secret",
        "privacy",
        "deletion",
        "ask_call",
        "ask_human",
        "insult",
        "greeting",
        "thanks",
        "goodbye",
        "worse",
        "and_you",
        "name",
        "able",
        "no_questions",
        "stop",
        "venting",
        "off_topic",
        "exercise",
        "resources",
    ]
)


def answer(draft: Draft, name: str) -> str:
    """Answer an intent; return the stage after it, "" when the talk should simply go on."""
    handler = None if name == "returned" and living.is_a_new_visit(draft) else SPECIAL.get(name)
    stage = handler(draft) if handler else inform(draft, name)
    if stage:
        draft.note(aside=f"{draft.state.turn} {name}")
        living.say_who_helps_the_young(draft)
    return stage


def answer_at_once(draft: Draft) -> str:
    """Answer what comes before anything else in an ordinary turn; "" when the message asks nothing of the kind."""
    name = intents.intent(draft.scene)
    return answer(draft, name) if name in intents.AT_ONCE else ""


def answer_in_english(draft: Draft) -> str:
    """Answer in English the intents that have English lines; "" for the others."""
    name = intents.intent(draft.scene)
    if name not in IN_ENGLISH:
        return ""
    if name in ("no_questions", "stop"):
        room.ask_seldom(draft)
    if not draft.say(f"aside.{name}", "aside.once_more"):
        return ""
    show(draft, name)
    return "close" if name in ("goodbye", "thanks") else "explore"


def inform(draft: Draft, name: str) -> str:
    """Say what is true about what was asked, show who answers it, go back to the talk."""
    first = not living.has_said(draft, f"aside.{name}")
    draft.say(f"aside.{name}", "aside.once_more", "topic.neutral")
    show(draft, name)
    go_back(draft, name, first=first)
    return "explore"


def show(draft: Draft, name: str) -> None:
    """Show who answers what was asked, when someone does."""
    known = content.intents().get(name)
    if known and known.shows:
        aid.show_for_themes(draft, *known.shows)


def go_back(draft: Draft, name: str, *, first: bool = True) -> None:
    """Come back to the talk: what this very message tells, else what lies behind the question, else where one was."""
    if living.give_back_told(draft):
        return
    if first and draft.words < MUCH:
        draft.say(f"aside.{name}_feel")
    if room.ask(draft, f"aside.{name}_ask"):
        return
    take_up_the_thread(draft)


def take_up_the_thread(draft: Draft) -> None:
    """Say where one was, when something was told before; else open."""
    one = living.last_told(draft)
    if one and one.tone == "heavy" and draft.say("aside.back", gist=reflecting.gist_of(draft, one)):
        return
    if draft.state.turn <= 1:
        room.ask(draft, "greet.ask", "explore.neutral")
    elif draft.scene.state.last_question and not one:
        draft.say("aside.pending")


def greet_back(draft: Draft) -> str:
    """Greet, and open."""
    draft.say("aside.greeting", "topic.neutral")
    room.ask(draft, "greet.ask", "explore.neutral")
    return "welcome"


def agree_on_address(draft: Draft) -> str:
    """Take the way of speaking asked for, and keep it."""
    draft.say("aside.address", "short.any")
    take_up_the_thread(draft)
    return "explore"


def take_the_name(draft: Draft) -> str:
    """Take the first name given, and use it."""
    name = naming.name_in(draft.scene.text)
    draft.note(name=name)
    draft.say("aside.called", "aside.once_more", called=name)
    if not living.told_now(draft) and len(draft.scene.plain.split()) > NAME_ONLY:
        heavy = [name for name in words.cues_found("topics", draft.scene.plain) if name in reflecting.HEAVY]
        draft.say(*(f"topic.{name}" for name in heavy))
    go_back(draft, "called")
    return "explore"


def ask_less(draft: Draft) -> str:
    """Stop asking, at once and for long."""
    room.ask_seldom(draft)
    draft.say("aside.no_questions", "aside.stop", "aside.once_more")
    living.give_back_told(draft)
    return "reflect"


def be_silent(draft: Draft) -> str:
    """Leave the person alone, without leaving."""
    room.only_listen(draft)
    draft.say("aside.stop", "aside.once_more")
    return "reflect"


def ask_as_wished(draft: Draft) -> str:
    """Ask again: it was asked for."""
    room.ask_again(draft)
    draft.say("aside.ask_me", "topic.neutral")
    one = living.last_told(draft)
    if not (one and draft.ask_one_of(one.asks, **following.values_of(draft))):
        draft.ask("explore.neutral", "explore.ask")
    return "explore"


def listen_only(draft: Draft) -> str:
    """Let it out: give something back, ask nothing, propose nothing."""
    room.only_listen(draft)
    if not living.give_back_told(draft, asking=False) and len(draft.scene.plain.split()) > MUCH:
        reflecting.meaning(draft)
    draft.say("aside.venting", "short.any")
    return "reflect"


def change_course(draft: Draft) -> str:
    """Apologise once for having repeated, and offer another way to go on."""
    draft.say("aside.repeated", "aside.once_more")
    if not (living.give_back_told(draft) or room.ask(draft, "aside.repeated_ask")):
        draft.say("aside.repeated_then")
    return "explore"


def stay_in_role(draft: Draft) -> str:
    """Refuse to play another part; what was wrapped in the story is refused too, with whom to call."""
    if not recognising.says("dose_story", draft.scene.text):
        return inform(draft, "jailbreak")
    draft.say("aside.jailbreak_dose", "aside.jailbreak", "aside.once_more")
    aid.show_for_themes(draft, "detresse")
    room.ask(draft, "aside.medication_ask")
    return "explore"


def suggest(draft: Draft) -> str:
    """Answer "what do you suggest": to someone who leads a team and asks about it, what they can do there."""
    if "manager" in draft.state.notes and draft.say("aside.manager_can"):
        aid.show_for_themes(draft, "burnout")
        return "explore"
    return offers.offer_what_there_is(draft) if weighs(draft) else give_an_idea(draft)


def weighs(draft: Draft) -> bool:
    """Whether what is told weighs, or is not known yet: an exercise or someone may be what is looked for."""
    one = living.last_told(draft)
    return one is None or one.tone == "heavy" or bool(draft.scene.heard.sure_labels)


def give_an_idea(draft: Draft) -> str:
    """Give a small idea to someone for whom nothing weighs, and ask about theirs."""
    first = words.cue("offer", "first_time", draft.scene.plain)
    draft.say(*(("question.idea_first",) if first else ()), "question.idea", "aside.once_more")
    room.ask(draft, "aside.advice_ask")
    return "explore"


def take_an_insult(draft: Draft) -> str:
    """Stay, without returning it; what was missed is asked once."""
    again = living.has_said(draft, "aside.insult")
    draft.say("aside.insult", "aside.once_more")
    if not living.give_back_told(draft, asking=not again) and not again:
        room.ask(draft, "aside.insult_ask")
    return "explore"


def take_silence(draft: Draft) -> str:
    """Stay with a silence; ask every other time."""
    draft.say("aside.silence", "short.any")
    if draft.scene.state.last_question != "feeling":
        room.ask(draft, "aside.silence_ask")
    return "explore"


def read_pictures(draft: Draft, mood: str) -> str:
    """Answer pictures sent alone: suppose little, ask for the word."""
    draft.say(f"aside.emoji.{mood}", "aside.emoji", "aside.silence")
    if mood not in ("warm", "fine"):
        room.ask(draft, "aside.emoji_ask")
    return "explore"


def take_a_bad_exercise(draft: Draft) -> str:
    """An exercise did harm: drop it for good, see to the body first, ask how it is now."""
    state = draft.state
    name = state.notes.get("exercise", "") or next(reversed((*state.proposed, *state.done)), "")
    if name:
        draft.change(refused=tuple(dict.fromkeys([*state.refused, name])))
        draft.note(**{f"effect.{name}": "unpleasant", "exercise": ""})
        draft.rated = (name, offers.RATINGS["unpleasant"])
    draft.say("aside.worse", "review.unpleasant", "aside.once_more")
    draft.say("aside.worse_body")
    room.ask(draft, "aside.worse_ask")
    return "explore"


def help_to_write(draft: Draft) -> str:
    """Offer the exercise for a difficult message when it can be done, else begin with the facts."""
    draft.say("aside.write_help", "aside.once_more")
    name = "desc_message"
    known = {item.id: item for item in content.exercises()}
    tried = {*draft.state.proposed, *draft.state.refused, *draft.state.done}
    open_to_it = name in known and name not in tried and offers.allowed(draft, known[name])
    if open_to_it and room.ask(draft, "aside.write_help_offer"):
        draft.change(proposed=(*draft.state.proposed, name))
        draft.note(exercise=name)
        return "permission"
    room.ask(draft, "aside.write_help_ask")
    return "explore"


SPECIAL: dict[str, Callable[[Draft], str]] = {
    "exercise": offers.choose_exercise,
    "try_it": offers.try_what_was_offered,
    "advice": suggest,
    "resources": reaching.give_numbers,
    "ask_human": reaching.give_humans,
    "ask_call": reaching.answer_a_call,
    "thanks": leaving.take_thanks,
    "goodbye": leaving.leave_a_door,
    "greeting": greet_back,
    "tu": agree_on_address,
    "vous": agree_on_address,
    "called": take_the_name,
    "no_questions": ask_less,
    "stop": be_silent,
    "ask_me": ask_as_wished,
    "venting": listen_only,
    "repeated": change_course,
    "insult": take_an_insult,
    "silence": take_silence,
    "jailbreak": stay_in_role,
    "worse": take_a_bad_exercise,
    "write_help": help_to_write,
    "short": short.move_on,
    "manager": living.help_a_manager,
    "about_someone": living.keep_what_others_said,
    "minor": living.meet_someone_young,
    "mourning": living.meet_a_loss,
    "bereaved_by_suicide": living.meet_a_loss_by_suicide,
    "after_hospital": living.meet_a_return_from_hospital,
    "good_news": living.rejoice,
    "returned": living.come_back,
    **{f"emoji_{mood}": partial(read_pictures, mood=mood) for mood in (*symbols.MOODS, "other")},
}
