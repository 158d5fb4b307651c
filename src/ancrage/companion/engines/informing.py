"""Questions of information: answered from the shelf with its source, or owned up to. Never in a crisis, never a dose or a diagnosis."""

import re

from ancrage import content
from ancrage.companion.engines import aid, asides
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.scene import Scene
from ancrage.companion.engines.situations import plain_words
from ancrage.companion.rules import SAFETY_QUESTIONS
from ancrage.library import queries

SENTENCES = re.compile(r"[.!?;…\n]+")
GIVE_WAY = frozenset(
    [
        "",
        "legal",
        "certificate",
        "resources",
        "advice",
        "ask_human",
        "start",
        "greeting",
        "thanks",
        "tu",
        "vous",
        "short",
        "here",
    ]
)
"""Intents that an article completes rather than replaces. Every other one is answered first, as it always is."""
ABOUT_SECRECY = {"privacy": "secrecy", "secret": "secrecy", "able": "this_machine"}
"""Intents that give way to one article only."""
SUBJECT = re.compile(
    r"\b(?:c' est quoi|qu' est ce qu'|qu' est ce que c' est|qu' est ce que|que veut dire|difference entre"
    r"|comment fonctionne|definition d[eu']|infos? sur|informations? sur) (?:une?|l[ea']|les|d[eu']|des)?\s*(\w+)"
)
LONGEST = 60  # words of a message above which someone tells rather than asks
GENERAL_ON_MEDICINES = "antidepressants"
DANGER = "safe"  # the theme of the shelf whose articles come with numbers to call


def answer(draft: Draft) -> str:
    """Answer a question of information; return the stage after it, "" when the message asks none."""
    how = how_asked(draft.scene)
    if not how or draft.state.crisis or draft.scene.state.last_question in SAFETY_QUESTIONS:
        return ""
    name = asides.intent(draft.scene)
    found = found_for(
        draft.scene, plainly=how == "plainly" and name not in ("resources", "advice", "ask_human")
    )
    if names_a_medicine(draft.scene):
        return refuse_medicine(draft, found)
    if found is not None:
        gives_way = name in GIVE_WAY or ABOUT_SECRECY.get(name) == found
        return give(draft, content.article(found)) if gives_way else ""
    return own_up(draft) if not name and asks_about_a_thing(draft.scene) else ""


def names_a_medicine(scene: Scene) -> bool:
    """Whether a message names a medicine: what goes with it, or instead of it, is for a pharmacist or a doctor."""
    return bool(content.library_words().medicines.intersection(plain_words(scene.text)))


def refuse_medicine(draft: Draft, found: str | None) -> str:
    """Say nothing of a medicine by its name; show what is known of its kind in general, when it is known."""
    if found == GENERAL_ON_MEDICINES:
        draft.article = found
    return asides.answer(draft, "medication")


def how_asked(scene: Scene) -> str:
    """Return how a message asks for information: plainly, perhaps, or "" when it does not."""
    told = plain_words(scene.text)
    plain, known = f" {' '.join(told)} ", content.library_words()
    if not told or len(told) > LONGEST:
        return ""
    if any(_holds(plain, phrase) for phrase in known.plainly) or queries.by_heart(scene.text):
        return "plainly"
    asks = "?" in scene.text or any(plain.startswith(f" {phrase} ") for phrase in known.perhaps)
    return "perhaps" if asks and not known.personal.intersection(told) else ""


def _holds(plain: str, phrase: str) -> bool:
    return f" {phrase[:-1]}" in plain if phrase.endswith("*") else f" {phrase} " in plain


def found_for(scene: Scene, *, plainly: bool) -> str | None:
    """Return the id of the article that answers: the asking sentences first, else the whole message; None when none does."""
    sentences = [part for part in SENTENCES.split(scene.text) if part.strip()]
    known = content.library_words()
    asking = [
        part
        for part in sentences
        if any(
            _holds(f" {' '.join(plain_words(part))} ", phrase) for phrase in (*known.plainly, *known.perhaps)
        )
    ]
    for text in dict.fromkeys([" ".join(asking), scene.text]):
        if text and (found := queries.answering(text, plainly_asked=plainly)):
            return found.id
    return None


def asks_about_a_thing(scene: Scene) -> bool:
    """Whether a message asks what something is, and not what becomes of the one who asks or of the one who answers."""
    told, known = plain_words(scene.text), content.library_words()
    subject = SUBJECT.search(" ".join(told))
    if subject is None or known.personal.intersection(told):
        return False
    return subject.group(1) not in known.idle


def give(draft: Draft, article: content.Article) -> str:
    """Say an article's short answer and show where it comes from; then at most one question."""
    known = {line.rsplit(".", 1)[0] for line in draft.scene.state.lines}
    short = content.Line(id=f"article.{article.id}", moment="article", kind="info", say=article.short)
    if not draft.say_one_of((short,)):
        draft.say("inform.again")
    draft.say("inform.abroad")
    draft.article = article.id
    if article.theme == DANGER:
        show_whom_to_call(draft, article)
    tells = tells_of_oneself(draft)
    if tells and article.theme in ("inside", "habits"):
        draft.say("inform.not_you")
    if asides.may_ask(draft):
        first = ("inform.behind",) if "inform.fits" in known else ("inform.fits", "inform.behind")
        draft.ask(*(("inform.tell", "inform.behind") if tells else first))
    return "explore"


def show_whom_to_call(draft: Draft, article: content.Article) -> None:
    """Show the article's numbers where they answer; elsewhere, those of the country."""
    country = draft.scene.country
    known = {row.id for row in country.resources}
    draft.show([*(name for name in article.resources if name in known), country.line, *country.emergency])


def tells_of_oneself(draft: Draft) -> bool:
    """Whether the message also tells what the person lives: a theme was heard, in the first person."""
    personal = {"je", "j'", "me", "m'", "moi"} & set(plain_words(draft.scene.text))
    return bool(personal) and bool(draft.scene.heard.sure_labels)


def own_up(draft: Draft) -> str:
    """Say that the shelf has nothing on it, show humans, and ask what lies behind, once."""
    draft.say("inform.nothing", "topic.neutral")
    offer_elsewhere(draft, "inform.nothing_ask")
    return "explore"


def offer_elsewhere(draft: Draft, moment: str) -> None:
    """Ask in other words, the shelf and people to call one tap away; the numbers themselves when it cannot be asked."""
    if not (asides.may_ask(draft) and draft.ask(moment)):
        aid.show_for_themes(draft, "detresse")


def answered(draft: Draft) -> str:
    """Take whether the answer fitted; "" when the message says something else."""
    reply = draft.scene.answer
    if reply == "yes":
        draft.say("inform.good", "topic.neutral")
        if asides.may_ask(draft):
            draft.ask("inform.behind", "explore.neutral")
        return "explore"
    if reply not in ("no", "unsure"):
        return ""
    draft.say("inform.missed", "inform.nothing", "topic.neutral")
    offer_elsewhere(draft, "inform.missed_ask")
    return "explore"
