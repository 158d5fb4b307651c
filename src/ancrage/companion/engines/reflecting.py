"""Giving back: the person's own words first, then what they may mean, then several things gathered."""

import re
import zlib

from ancrage import content
from ancrage.companion.engines import following, words
from ancrage.companion.engines import lines as choosing
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.following import Told
from ancrage.companion.engines.retelling.telling import Retold, named, retold
from ancrage.companion.engines.scene import Scene
from ancrage.companion.engines.situations import is_form, understood
from ancrage.content.speaking import Voice, spoken

REMEMBERED_WORDS = 12
GATHERED = 3
MOST_GATHERED = 4
AT_LENGTH = 9  # words
ROOM_FOR_ANOTHER = 26  # words already said, above which a second thing told is left for later
NOT_GLAD = re.compile(
    r"\b(?:pas|plus|jamais)(?: \S+)? (?:content|heureu|fier|bien|mieux)|\b(?:il|elle|ils|elles|on) (?:me |m' a |m' ont )?(?:dit|dise|disent)\b"
)
HEAVY = frozenset({"tired", "sad", "afraid", "angry", "guilty"})


def keep_words(draft: Draft) -> tuple[str, ...]:
    """Remember the clauses of this message worth giving back; return them."""
    scene = draft.scene
    fresh = words.own_words(scene.text, [finding.quote for finding in scene.heard.findings])
    known = dict.fromkeys([*draft.state.words, *fresh])
    draft.change(words=tuple(known)[-REMEMBERED_WORDS:])
    return fresh


def name_again(draft: Draft) -> bool:
    """Give back what a message of a few words names: « Votre chef… »."""
    name = named(draft.scene.text, draft.state.address)
    return bool(name) and draft.say("echo.named", mirror=name[:1].upper() + name[1:])


def echo(draft: Draft) -> bool:
    """Give back what the message tells, in its own words turned to the person; nothing that was given back already."""
    for one in retold(draft.scene.text, draft.state.address):
        mark = f"echo:{zlib.crc32(words.normal(one.source).encode()):08x}"
        if mark not in draft.state.lines and say_again(draft, one):
            draft.change(lines=(*draft.state.lines, mark))
            draft.retold = one.source
            return True
    return False


def say_again(draft: Draft, one: Retold) -> bool:
    """Say a sentence to the person: as it is, or as what they tell themselves when it judges them or foresees the worst."""
    if one.belief:
        return draft.say("echo.belief", that=one.that)
    opening = draft.empty and choosing.opening_of(one.text) == draft.state.notes.get("opening", "")
    if one.begins_with_someone and opening:
        return draft.say("echo.so", mirror_low=one.text)
    return not opening and draft.say("echo.mirror", mirror=one.text[:1].upper() + one.text[1:])


def told_back(draft: Draft, told: Told) -> bool:
    """Give back what weighs most of what was told, then name the other thing told with it."""
    one = told.latest
    if one is None or not draft.say_one_of(one.reflects, **following.values_of(draft)):
        return False
    others = [other for other in told.fresh if other.id != one.id]
    if others and draft.words < ROOM_FOR_ANOTHER:
        draft.say("also.gist", gist=gist_of(draft, others[-1]))
    return True


def say_what_it_lets_hear(draft: Draft) -> content.Situation | None:
    """After the person's own words, say in a few more what that sentence lets hear; return where this comes from."""
    if draft.words > ROOM_FOR_ANOTHER:
        return None
    heard = [
        one
        for one in understood(draft.retold or draft.scene.text)
        if not following.dropped(one, draft.state.dropped)
    ]
    forms = [one for one in heard if is_form(one)]
    lived = [one for one in heard if not is_form(one) and one.tone != "plain"]
    for one in (*reversed(forms), *reversed(lived)):
        if draft.say_one_of(one.reflects, **following.values_of(draft)):
            return one
    return None


def gist_of(draft: Draft, one: content.Situation) -> str:
    """Return a situation named in a few words, to this person."""
    voice = Voice(draft.state.address, draft.state.gender)
    return spoken(one.gist, voice, {})


def meaning(draft: Draft) -> bool:
    """Say what it may mean: by what was read, by subject, or in general."""
    scene = draft.scene
    read = [f"theme.{label}" for label in scene.heard.sure_labels]
    found = words.cues_found("topics", scene.plain)
    if is_glad(scene, found) and not read:
        return draft.say("topic.good_news", "topic.neutral")
    if not (weighs(scene, found) or is_told_at_length(draft)):
        return draft.say("topic.neutral", "topic.any")
    return draft.say(*read, *(f"topic.{name}" for name in found), "topic.any")


def is_glad(scene: Scene, found: tuple[str, ...]) -> bool:
    """Whether a message tells a joy of the person's own: not denied, not someone else's words."""
    return "good_news" in found and not NOT_GLAD.search(scene.plain)


def is_told_at_length(draft: Draft) -> bool:
    """Whether someone took the time to tell something, in a talk where something weighs: a bare "d'accord" would be deaf."""
    long = len(draft.scene.plain.split()) >= AT_LENGTH
    known = content.situations()
    return long and any(known[name].tone == "heavy" for name in draft.state.told if name in known)


def weighs(scene: Scene, topics: tuple[str, ...] = ()) -> bool:
    """Whether this message is about something heavy: until it says so, nothing heavy is supposed."""
    found = topics or words.cues_found("topics", scene.plain)
    return bool(scene.heard.sure_labels) or bool(HEAVY.intersection(found))


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
