"""What is remembered from one talk to the next: brought up with tact, asked for, offered at the end, forgotten at a word."""

import re
from datetime import date, timedelta

from ancrage import content
from ancrage.companion.engines import aid, following, keeping, reflecting, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.following import Told
from ancrage.companion.rules import QuickReply
from ancrage.content.policies import memory_policy
from ancrage.memory.rules import Act, Fact, Kind, Recalled, refusal, tidy, without_names

MENTIONED = "mentioned"  # note: what was brought up at the greeting
SHOWN = 4  # things named when asked what is remembered
SHORT = 9
MENTIONS = {
    Kind.TOLD: "remember.mention_told",
    Kind.PLAN: "remember.mention_plan",
    Kind.ASKED: "remember.mention_asked",
}
SINCE = {"same": "remember.same", "better": "remember.better"}
ASKS = re.compile(
    r"(?:retiens|retenez|retenir|souviens[- ]toi|souvenez[- ]vous|(?:te|vous) souvenir|rappelle[- ]toi|rappelez[- ]vous"
    r"|(?:te|vous) rappeler|oublie pas|oubliez pas|en tête|en mémoire|noter)"
    r"(?:\s+bien|\s+stp|\s+svp)?\s*(?:que\s+|qu['’]\s*|ceci\s*:?\s*|ça\s*:\s*|cela\s*:\s*|:\s*)(.+)",
    re.IGNORECASE | re.DOTALL,
)
SOMEONE_ELSE = ("j'", "il", "elle", "on", "l'", "ils", "elles", "qui", "m'", "me")
"""Before "oublie ça", these make it something told, not something asked."""
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def greet(draft: Draft) -> bool:
    """Bring up one thing at most, when the person is back; return whether it was asked about."""
    around = draft.scene.surroundings
    item = next((one for one in around.remembered if one.id == around.mention), None)
    if item is None or not _bring_up(draft, item):
        return False
    draft.note(**{MENTIONED: item.id})
    draft.memory.append(Act("mentioned", id=item.id))
    if item.ref:
        draft.change(told=(item.ref,))
    return True


def welcome_back(draft: Draft) -> bool:
    """Say that some time has passed, to someone who lets themselves be remembered."""
    return draft.scene.surroundings.remembers and draft.say("remember.week")


def _bring_up(draft: Draft, item: Recalled) -> bool:
    when = when_said(item.at.date(), draft.scene.today)
    moment = MENTIONS.get(item.kind, "")
    gist = keeping.gist_of(item.ref, draft.state.address) if item.ref else item.text
    ago = ("ago",) if when.startswith("il y a") else ()
    return draft.ask(moment, facts=ago, gist=gist, words=item.text, when=when, when_low=when)


def when_said(then: date, today: date) -> str:
    """Return when something was said, as people say it: "jeudi", "il y a deux semaines"."""
    days = (today - then).days
    if days <= 1:
        return "hier" if days == 1 else "tout à l’heure"
    if days < 7:
        return WEEKDAYS[then.weekday()]
    if days < 28:
        weeks = {1: "une semaine", 2: "deux semaines", 3: "trois semaines"}
        return f"il y a {weeks[days // 7]}"
    return "il y a un mois" if then > today - timedelta(days=45) else "il y a quelque temps"


def notice(draft: Draft, path: str) -> None:
    """Before anything else: a danger closes the list for this talk, and what was just brought up is left alone from now on."""
    keeping.notice(draft, path)
    if path and draft.scene.state.last_question == "mention":
        _hurt(draft)


def _hurt(draft: Draft) -> None:
    if item := _mentioned(draft):
        draft.memory.append(Act("hurt", id=item.id))


def _mentioned(draft: Draft) -> Recalled | None:
    wanted = draft.state.notes.get(MENTIONED, "")
    return next((one for one in draft.scene.surroundings.remembered if one.id == wanted), None)


def tell_again(draft: Draft, told: Told) -> None:
    """Count that something remembered was told again, once a talk."""
    noted = draft.state.notes.get("told_again", "").split()
    for item in draft.scene.surroundings.remembered:
        if item.here or item.kind is not Kind.TOLD or item.ref in noted:
            continue
        if item.ref in {one.id for one in (*told.fresh, *told.again)}:
            draft.memory.append(Act("again", id=item.id))
            noted.append(item.ref)
    draft.note(told_again=" ".join(noted))


def answered(draft: Draft, told: Told) -> str:
    """Take the answer to what was brought up or offered; return the stage, "" when it was not an answer."""
    last = draft.scene.state.last_question
    if last == "remember_what":
        return _take_words(draft, told)
    if last == "remember_permission":
        return _take_permission(draft)
    return _after_mention(draft, told) if last == "mention" else ""


def _take_words(draft: Draft, told: Told) -> str:
    """Take, as what to remember, the sentence that was asked for; a no keeps nothing."""
    if asked(draft, "forget") or (draft.scene.answer == "no" and len(draft.scene.plain.split()) <= SHORT):
        draft.say("remember.declined")
        draft.ask("explore.ask")
        return "explore"
    return remember(draft, draft.scene.text, told)


def _take_permission(draft: Draft) -> str:
    facts = keeping.from_note(draft.state.notes.get(keeping.PENDING, ""))
    draft.note(**{keeping.PENDING: ""})
    if asked(draft, "forget") or draft.scene.answer in ("no", "unsure"):
        draft.say("remember.declined")
        return _closing(draft)
    if draft.scene.answer != "yes" or not facts:
        return ""
    draft.memory += [Act("remember", fact=fact) for fact in facts]
    draft.say("remember.accepted")
    draft.say("remember.where")
    return _closing(draft) if len(draft.scene.plain.split()) <= SHORT else ""


def _closing(draft: Draft) -> str:
    draft.say("close.bye", "crisis.door")
    return "close"


def _after_mention(draft: Draft, told: Told) -> str:
    """Hear how it was to be reminded: hurt, wrong, over, elsewhere; "" lets the talk go on from what is said."""
    plain, item = draft.scene.plain, _mentioned(draft)
    if words.cue("memory", "silence", plain):
        _hurt(draft)
        draft.say("remember.silenced")
        draft.ask("explore.ask")
        return "explore"
    if item and words.cue("memory", "wrong", plain):
        return _drop_mentioned(draft, item, "remember.wrong")
    if item and item.kind is Kind.ASKED and draft.scene.answer == "no":
        return _drop_mentioned(draft, item, "remember.outdated")
    if told.fresh or len(plain.split()) > SHORT:
        return ""
    still = item is not None and item.kind is Kind.ASKED and draft.scene.answer == "yes"
    if still or words.cue("memory", "elsewhere", plain):
        draft.say("remember.still_true" if still else "remember.elsewhere")
        draft.ask("greet.ask", "explore.ask")
        return "explore"
    return _how_it_is(draft, item)


def _drop_mentioned(draft: Draft, item: Recalled, moment: str) -> str:
    draft.memory.append(Act("forget", id=item.id))
    draft.note(**{MENTIONED: ""})
    draft.change(told=tuple(name for name in draft.state.told if name != item.ref))
    draft.say(moment)
    draft.ask("explore.ask")
    return "explore"


def _how_it_is(draft: Draft, item: Recalled | None) -> str:
    """A few words on how it is since: give them back, and ask on from there."""
    found = [moment for name, moment in SINCE.items() if words.cue("memory", name, draft.scene.plain)]
    if not found or not draft.say(found[0]):
        return ""
    one = content.situations().get(item.ref) if item else None
    if not (one and draft.ask_one_of(one.asks, **following.values_of(draft))):
        draft.ask("explore.ask")
    return "explore"


def asked(draft: Draft, name: str) -> bool:
    """Whether the message asks the companion for something about its memory; "j'oublie ça" does not."""
    plain = f" {draft.scene.plain} "
    if words.cue("person", "reported", draft.scene.plain):
        return False
    for phrase in content.cues().groups["memory"][name]:
        before, found, _ = plain.partition(f" {words.normal(phrase)} ")
        if found and before.split()[-1:] not in [[who] for who in SOMEONE_ELSE]:
            return True
    return False


def turn(draft: Draft, told: Told) -> str:
    """Do what is asked about the memory; return the stage, "" when nothing is."""
    if asked(draft, "forget_all"):
        draft.say("remember.on_page" if draft.scene.surroundings.remembers else "remember.nothing")
        draft.say("remember.messages_stay")
        return "explore"
    if asked(draft, "forget"):
        return forget(draft)
    if asked(draft, "remember"):
        found = ASKS.search(draft.scene.text)
        said = found.group(1) if found else (draft.scene.state.words or ("",))[-1]
        return remember(draft, said, told)
    return say_what_is_known(draft) if asked(draft, "known") else ""


def forget(draft: Draft) -> str:
    """Forget at once what was just brought up, else what was just remembered in this talk; say it."""
    item = _mentioned(draft)
    here = [one for one in draft.scene.surroundings.remembered if one.here]
    last = max((one.at for one in here), default=None)
    gone = [item] if item else [one for one in here if one.at == last]
    draft.memory += [Act("forget", id=one.id) for one in gone]
    draft.note(**{MENTIONED: "", keeping.PLAN: "", keeping.PENDING: ""})
    if not gone:
        draft.say("remember.nothing", "topic.any")
    elif len(gone) > 1 or not draft.say("remember.forgotten", words=gone[0].text):
        draft.say("remember.forgotten_all")
    draft.say("remember.messages_stay")
    return "explore"


def remember(draft: Draft, said: str, told: Told) -> str:
    """Remember what the person asks to, in their words, without names; say what cannot be."""
    if told.fresh:
        reflecting.told_back(draft, told)
    if not draft.scene.surroundings.remembers:
        draft.say("remember.cannot", "topic.any")
        return "explore"
    text = tidy(re.split(r"(?<=[.!?])\s", said, maxsplit=1)[0]).replace("?", "").strip(" .!«»\"'")
    text = re.sub(r"^(?:que\s+|qu[’'])", "", text, flags=re.IGNORECASE)
    kept = words.lowered(without_names(text)) if text else ""
    why = refusal(kept)
    if why == "never":
        draft.say("remember.never", "topic.any")
        aid.show_light(draft)
        return "explore"
    if why:
        draft.ask("remember.what", "explore.ask")
        return "explore"
    if len(draft.scene.surroundings.remembered) >= memory_policy().most:
        draft.say("remember.full", "topic.any")
        draft.say("remember.where")
        return "explore"
    draft.memory.append(Act("remember", fact=Fact(Kind.ASKED, kept)))
    draft.say("remember.kept", words=kept)
    if kept != words.lowered(text):
        draft.say("remember.no_names")
    draft.say("remember.where")
    return "reflect"


def say_what_is_known(draft: Draft) -> str:
    """Say what is remembered, a few things of it."""
    around = draft.scene.surroundings
    if not around.remembers:
        draft.say("remember.cannot", "topic.any")
        return "explore"
    names = [
        keeping.named(Fact(one.kind, keeping.gist_of(one.ref, draft.state.address) or one.text, one.ref))
        for one in around.remembered[:SHOWN]
    ]
    if not (names and draft.say("remember.known", items=keeping.listed(names))):
        draft.say("remember.known_none", "topic.any")
    draft.say("remember.where")
    return "explore"


def offer(draft: Draft, *, asking: bool = True) -> bool:
    """At the end of a talk, offer once to remember a few things of it; return whether it was offered.

    `asking`: false to someone who is leaving: it is offered by two buttons, and nothing is asked.
    """
    around, notes = draft.scene.surroundings, draft.state.notes
    if not around.remembers or around.paused or around.alert != "none" or keeping.OFFERED in notes:
        return False
    facts = keeping.facts_of(draft.state, around.remembered, address=around.address)
    items = keeping.listed([keeping.named(fact) for fact in facts])
    if not (facts and (draft.ask("remember.offer", items=items) if asking else _leave_open(draft, items))):
        return False
    draft.note(**{keeping.PENDING: keeping.as_note(facts), keeping.OFFERED: "1"})
    return True


def _leave_open(draft: Draft, items: str) -> bool:
    """Say what could be remembered, with the same two answers at hand, without asking."""
    if draft.question or not draft.say("remember.offer_open", items=items):
        return False
    asked = content.dialogue().moments["remember.offer"][0]
    draft.question = asked.question
    draft.quick = [QuickReply(answer.label, answer.text, answer.action) for answer in asked.answers]
    return True
