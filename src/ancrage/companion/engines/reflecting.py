"""Giving back: the person's own words first, then what they may mean, then several things gathered."""

import re
import zlib

from ancrage import content
from ancrage.companion.engines import following, words
from ancrage.companion.engines import lines as choosing
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.following import Told
from ancrage.companion.engines.mirror import mirror
from ancrage.companion.engines.scene import Scene

REMEMBERED_WORDS = 12
GATHERED = 3
MOST_GATHERED = 4
AT_LENGTH = 9  # words
AHEAD = re.compile(r"j(?:e |')(?:vais (?:\S+ ){0,2}\S+(?:er|ir|re|oir)\b|avais\b|aurais\b)", re.IGNORECASE)
"""What will be, or had been, is not given back as what is."""
ROOM_FOR_ANOTHER = 26  # words already said, above which a second thing told is left for later
GOES_ON = 8
HEAVY = frozenset({"tired", "sad", "afraid", "angry", "guilty"})


def keep_words(draft: Draft) -> tuple[str, ...]:
    """Remember the clauses of this message worth giving back; return them."""
    scene = draft.scene
    fresh = words.own_words(scene.text, [finding.quote for finding in scene.heard.findings])
    known = dict.fromkeys([*draft.state.words, *fresh])
    draft.change(words=tuple(known)[-REMEMBERED_WORDS:])
    return fresh


def echo(draft: Draft, clauses: tuple[str, ...]) -> bool:
    """Give back one clause that was not given back yet, turned to the person; nothing of a message that asks."""
    if "?" in draft.scene.text:
        return False
    for clause in clauses[:3]:
        mark = f"echo:{zlib.crc32(words.normal(clause).encode()):08x}"
        if mark in draft.state.lines:
            continue
        if say_clause(draft, clause):
            draft.change(lines=(*draft.state.lines, mark))
            return True
    return False


def say_clause(draft: Draft, clause: str) -> bool:
    """Say a clause turned to the person, when turning is sure: words thrown back between quotes sound like a machine."""
    turned = None if AHEAD.match(clause) else mirror(clause, draft.state.address)
    if not turned:
        return False
    return draft.say("echo.mirror", mirror=turned[:1].upper() + turned[1:], mirror_low=turned)


def told_back(draft: Draft, told: Told) -> bool:
    """Give back what weighs most of what was told, then name the other thing told with it."""
    one = told.latest
    if one is None or not draft.say_one_of(one.reflects, **following.values_of(draft)):
        return False
    others = [other for other in told.fresh if other.id != one.id]
    if others and draft.words < ROOM_FOR_ANOTHER:
        draft.say("also.gist", gist=gist_of(draft, others[-1]))
    return True


def form_back(draft: Draft, told: Told) -> bool:
    """Give back what a way of saying tells by itself, when nothing more precise is recognised and no theme is read."""
    if told.form is None or draft.scene.heard.sure_labels:
        return False
    return draft.say_one_of(told.form.reflects)


def gist_of(draft: Draft, one: content.Situation) -> str:
    """Return a situation named in a few words, to this person."""
    voice = choosing.Voice(draft.state.address, draft.state.gender)
    return choosing.spoken(one.gist, voice, {})


def meaning(draft: Draft) -> bool:
    """Say what it may mean: by what was read, by subject, or in general."""
    scene = draft.scene
    read = [f"theme.{label}" for label in scene.heard.sure_labels]
    found = words.cues_found("topics", scene.plain)
    if "good_news" in found and not read:
        return draft.say("topic.good_news", "topic.neutral")
    if not (weighs(scene, found) or is_told_at_length(draft)):
        return draft.say("topic.neutral", "topic.any")
    return draft.say(*read, *(f"topic.{name}" for name in found), "topic.any")


def is_told_at_length(draft: Draft) -> bool:
    """Whether someone took the time to tell something, in a talk where something weighs: a bare "d'accord" would be deaf."""
    long = len(draft.scene.plain.split()) >= AT_LENGTH
    known = content.situations()
    return long and any(known[name].tone == "heavy" for name in draft.state.told if name in known)


def weighs(scene: Scene, topics: tuple[str, ...] = ()) -> bool:
    """Whether this message is about something heavy: until it says so, nothing heavy is supposed.

    A few words without a subject of their own go on with what the talk was about.
    """
    found = topics or words.cues_found("topics", scene.plain)
    if scene.heard.sure_labels or HEAVY.intersection(found):
        return True
    goes_on = not found and len(scene.plain.split()) <= GOES_ON
    return goes_on and bool(scene.state.themes or scene.state.crisis)


def summarise(draft: Draft) -> bool:
    """Gather the situations told since the last summary, named, when there are enough and the moment is quiet.

    Never on a question, never when what is told is good: a list of what weighs would sound deaf.
    """
    known, since = content.situations(), draft.state.notes.get("gathered", "").split()
    fresh = [known[name] for name in draft.state.told if name in known and name not in since]
    heavy = [one for one in fresh if one.tone == "heavy"]
    if "?" in draft.scene.text or len(fresh) < GATHERED or len(heavy) < 2 or fresh[-1].tone == "good":
        return False
    gathered = [gist_of(draft, one) for one in fresh[-MOST_GATHERED:]]
    draft.note(gathered=" ".join([*since, *(one.id for one in fresh)]))
    return draft.say("summary.told", gists=f"{', '.join(gathered[:-1])}, et {gathered[-1]}")
