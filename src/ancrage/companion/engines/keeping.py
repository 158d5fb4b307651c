"""What of a talk is worth offering to remember: a plan, a situation, an exercise that helped or not, tu or vous.

Nothing of a talk that went through a danger, nothing of a turn that left a doubt, no name, no means (memory.rules): what is offered is what the person would sign.
"""

import json
import re
from collections.abc import Sequence

from ancrage import content
from ancrage.companion.engines import crisis, dangers, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.situations import understood
from ancrage.companion.rules import TalkState
from ancrage.content.policies import memory_policy
from ancrage.content.speaking import Voice, spoken
from ancrage.memory.rules import Fact, Kind, Recalled, refusal, tidy, without_names

GRAVE, DOUBTFUL, PLAN = "grave", "doubtful", "plan"
"""Notes of the talk: a danger was heard; what was told in turns that left a doubt; what is planned."""
PENDING, OFFERED, ADDRESS = "pending", "offered", "asked_address"
"""Notes of the talk: what waits for a yes; it was offered; tu or vous, as asked."""
DAYS = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
WHEN = re.compile(
    rf"\b(?:demain|après[- ]demain|ce soir|ce week[- ]?end|cet après[- ]midi|la semaine prochaine|le mois prochain"
    rf"|(?<!le )(?<!les )(?<!chaque ){DAYS})\b",
    re.IGNORECASE,
)
WILL = re.compile(
    r"\b(?:je (?!suis\b|me suis\b|m['’]étais\b|ne\b|n['’]|étais\b|(?!vais\b|fais\b)[a-zéè]+ais\b|[a-zéè]+is plus\b)[a-zéèêç]+"
    r"|j['’](?!ai\b|avais\b|étais\b|y étais\b)[a-zéèêç]+|j['’]ai (?:rdv|rendez|un|une|mon|ma)\b)",
    re.IGNORECASE,
)
ITEM = {
    Kind.PLAN: "remember.item_plan",
    Kind.HELPED: "remember.item_helped",
    Kind.REFUSED: "remember.item_refused",
    Kind.ADDRESS: "remember.item_address",
}


def notice(draft: Draft, path: str) -> None:
    """A danger: nothing of this talk will be offered. A mere doubt: nothing of this turn will. Nothing waiting is kept."""
    if not path:
        return
    scene = draft.scene
    doubtful = [*draft.state.notes.get(DOUBTFUL, "").split(), *(one.id for one in understood(scene.text))]
    grave = path in dangers.SERIOUS or bool(crisis.level_of(scene) or scene.heard.flags)
    draft.note(**{PLAN: "", PENDING: "", DOUBTFUL: " ".join(dict.fromkeys(doubtful))})
    draft.note(**({GRAVE: "1"} if grave else {}))


def closed(state: TalkState) -> bool:
    """Whether nothing of a talk may be offered: a danger was heard, or the direct question was not answered no."""
    unanswered = "asked:suicide_direct" in state.crisis_steps and "denied" not in state.notes
    return bool(state.crisis) or GRAVE in state.notes or unanswered


def note_plan(draft: Draft) -> None:
    """Note what the person says they will do, in their words, while the talk is calm; and how they ask to be spoken to."""
    for address in ("tu", "vous"):
        if words.cue("memory", f"says_{address}", draft.scene.plain):
            draft.note(**{ADDRESS: address})
    if draft.scene.heard.outcome == "nothing" and (said := plan_in(draft.scene.text)):
        draft.note(**{PLAN: said})


def plan_in(text: str) -> str:
    """Return the clause that says something planned: "dimanche j'ouvre un pot"; "" when none does, or when it sounds heavy."""
    for piece in words.SPLIT.split(text.replace("’", "'")):
        clause = words.LINKS.sub("", piece.strip(" '\"«»“”-"))
        if not (WHEN.search(clause) and WILL.search(clause) and words.may_quote(clause)):
            continue
        heavy = any(one.tone == "heavy" for one in understood(clause))
        if not heavy and not words.cue("memory", "not_a_plan", words.normal(clause)):
            return words.lowered(without_names(tidy(clause))).replace("'", "’")
    return ""


def facts_of(state: TalkState, known: Sequence[Recalled] = (), *, address: str = "") -> tuple[Fact, ...]:
    """Return what a talk leaves that may be offered, the plan first; nothing when it went through a danger.

    `known`: what is remembered already, left out. `address`: how the person chose to be spoken to before this talk.
    """
    if closed(state):
        return ()
    had = {(one.kind, one.ref or one.text) for one in known}
    found = [*_plan(state), *_told(state), *_exercises(state), *_address(state, address)]
    fresh = [fact for fact in found if (fact.kind, fact.ref or fact.text) not in had]
    return tuple(fact for fact in fresh if not refusal(fact.text))[: memory_policy().offered]


def named(fact: Fact) -> str:
    """Return how a fact is called inside a sentence."""
    return _item(Kind.PLAN, words=fact.text) if fact.kind in (Kind.PLAN, Kind.ASKED) else fact.text


def listed(names: Sequence[str]) -> str:
    """Join names as people do: "a, b, et aussi c" (a gist may hold an "et")."""
    return ", et aussi ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def as_note(facts: Sequence[Fact]) -> str:
    """Return facts as a note of the talk holds them."""
    return json.dumps([[fact.kind, fact.text, fact.ref] for fact in facts], ensure_ascii=False)


def from_note(note: str) -> tuple[Fact, ...]:
    """Read what `as_note` made."""
    return tuple(Fact(Kind(kind), text, ref) for kind, text, ref in json.loads(note or "[]"))


def gist_of(ref: str, address: str) -> str:
    """Return how a situation is called, said to this person; "" when content no longer holds it."""
    one = content.situations().get(ref)
    return spoken(one.gist, Voice(address), {}) if one else ""


def _plan(state: TalkState) -> list[Fact]:
    said = state.notes.get(PLAN, "")
    return [Fact(Kind.PLAN, said)] if said else []


def _told(state: TalkState) -> list[Fact]:
    """Return the situations told and still standing, the heavy ones first, the latest first."""
    shelf = content.situations()
    aside = {*state.dropped, *state.notes.get(DOUBTFUL, "").split()}
    standing = [shelf[name] for name in state.told if name in shelf and name not in aside]
    weighed = [one for one in reversed(standing) if one.theme not in state.dropped or not one.theme]
    weighed.sort(key=lambda one: one.tone != "heavy")
    return [Fact(Kind.TOLD, gist_of(one.id, state.address), one.id) for one in weighed if one.tone != "good"]


def _exercises(state: TalkState) -> list[Fact]:
    shelf = {item.id: item.title for item in content.exercises()}
    effects = {name: state.notes.get(f"effect.{name}", "") for name in shelf}
    helped = [name for name in shelf if effects[name] == "helped"]
    disliked = [name for name in shelf if effects[name] == "unpleasant"]
    return [Fact(Kind.HELPED, _item(Kind.HELPED, exercise=shelf[name]), name) for name in helped] + [
        Fact(Kind.REFUSED, _item(Kind.REFUSED, exercise=shelf[name]), name) for name in disliked
    ]


def _address(state: TalkState, before: str) -> list[Fact]:
    asked = state.notes.get(ADDRESS, "")
    if asked in ("", before):
        return []
    return [Fact(Kind.ADDRESS, _item(Kind.ADDRESS, words=asked), asked)]


def _item(kind: Kind, **values: str) -> str:
    line = content.dialogue().moments[ITEM[kind]][0]
    return spoken(line.say, Voice(), values)
