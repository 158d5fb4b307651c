"""Questions of information: answered from the shelf with its source, or owned up to. Never in a crisis, never a dose or a diagnosis."""

import re

from ancrage import content
from ancrage.companion.engines import aid, asides, recognising, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.scene import Scene
from ancrage.companion.engines.situations import plain_words
from ancrage.companion.rules import SAFETY_QUESTIONS
from ancrage.library import queries

SENTENCES = re.compile(r"[^.!?;…\n]+\??")
PARTS = re.compile(r"[.!?;:,…\n]+")
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
SEEKS_SOMEONE = frozenset({"resources", "advice", "ask_human"})
"""Intents that ask for someone or something to do: an article answers only when it is surely the one."""
WHEN_NOT_TOLD = frozenset({"mourning", "bereaved_by_suicide", "after_hospital", "good_news", "minor"})
"""What someone lives: it goes first when it is told, not when it is asked about."""
ABOUT_SECRECY = {"privacy": "secrecy", "secret": "secrecy", "able": "this_machine"}
"""Intents that give way to one article only."""
SUBJECT = re.compile(
    r"\b(?:c' est quoi|qu' est ce qu'|qu' est ce que c' est|qu' est ce que|que veut dire|difference entre"
    r"|comment fonctionne|definition d[eu']|infos? sur|informations? sur) (?:une?|l[ea']|les|d[eu']|des)?\s*(\w+)"
)
LONGEST_ANSWER = 10  # words of a yes or a no; more of them say something else
SHORTEST_ASKED = 3  # words of a question that is more than an echo
LONGEST = 60  # words of a message above which someone tells rather than asks
GENERAL_ON_MEDICINES = "antidepressants"
HABITS = "habits"  # the theme of what one drinks, smokes or plays
DANGER = "safe"  # the theme of the shelf whose articles come with numbers to call


def answer(draft: Draft) -> str:
    """Answer a question of information, or the one before when it is asked for again; return the stage, "" when none is."""
    said = draft.scene
    if recognising.says("insists", said.text):
        draft.scene = asides.asked_before(said)
    stage = answer_scene(draft)
    draft.scene = said
    return stage


def answer_scene(draft: Draft) -> str:
    """Answer the question that the scene holds; "" when it holds none."""
    how = how_asked(draft.scene)
    if asides.intent(draft.scene) == "write_help" and (stage := words_for_children(draft)):
        return stage
    if not how or draft.state.crisis or draft.scene.state.last_question in SAFETY_QUESTIONS:
        return ""
    name = asides.intent(draft.scene)
    if how == "personally" and tells(draft):
        return ""
    found = follow_up(draft) or found_for(
        draft.scene, plainly=how != "personally" and name not in SEEKS_SOMEONE
    )
    if names_a_medicine(draft.scene, found):
        return refuse_medicine(draft, found)
    if found is not None:
        return give(draft, content.article(found)) if gives_way(name, found, how) else ""
    return own_up(draft) if not name and asks_about_a_thing(draft.scene) else ""


def gives_way(name: str, found: str, how: str) -> bool:
    """Whether an intent lets an article answer."""
    if how == "personally" and content.article(found).theme == DANGER:
        return False  # « pourquoi tu me demandes si j’ai des idées noires » asks nothing of the shelf
    told_of = name in WHEN_NOT_TOLD and how != "personally"
    return name in GIVE_WAY or told_of or ABOUT_SECRECY.get(name) == found


def tells(draft: Draft) -> bool:
    """Whether the message tells something heavy or recognised: it is listened to."""
    return bool(draft.scene.heard.sure_labels or set(draft.state.told) - set(draft.scene.state.told))


def names_a_medicine(scene: Scene, found: str | None) -> bool:
    """Whether a message names a medicine, or a treatment beside alcohol or a drug: for a pharmacist or a doctor alone."""
    if content.library_words().medicines.intersection(plain_words(scene.text)):
        return True
    beside = found is not None and content.article(found).theme == HABITS
    return beside and words.cue("details", "treatment", scene.plain)


def refuse_medicine(draft: Draft, found: str | None) -> str:
    """Say nothing of a medicine by its name; show what is known of its kind in general, when it is known."""
    if found == GENERAL_ON_MEDICINES:
        draft.article = found
    return asides.answer(draft, "medication")


def how_asked(scene: Scene) -> str:
    """Return how a message asks for information: plainly, perhaps, personally (it also tells), "" when it does not."""
    told = plain_words(scene.text)
    plain, known = f" {' '.join(told)} ", content.library_words()
    if not told or len(told) > LONGEST:
        return ""
    if any(_holds(plain, phrase) for phrase in known.plainly) or queries.by_heart(scene.text):
        return "plainly"
    if not ("?" in scene.text or any(_opens(part, known.perhaps) for part in PARTS.split(scene.text))):
        return ""
    return "personally" if known.personal.intersection(told) else "perhaps"


def _opens(part: str, phrases: tuple[str, ...]) -> bool:
    """Whether a part of a message begins with a word that asks, or holds several that do."""
    plain = f" {' '.join(plain_words(part))} "
    return any(f" {one} " in plain if " " in one else plain.startswith(f" {one} ") for one in phrases)


def _holds(plain: str, phrase: str) -> bool:
    return f" {phrase[:-1]}" in plain if phrase.endswith("*") else f" {phrase} " in plain


def found_for(scene: Scene, *, plainly: bool) -> str | None:
    """Return the id of the article that answers: the asking sentences first, else the whole message; None when none does."""
    sentences = [part for part in SENTENCES.findall(scene.text) if part.strip()]
    known = content.library_words()
    asking = [
        part
        for part in sentences
        if (part.endswith("?") and len(plain_words(part.rstrip("? "))) > SHORTEST_ASKED)
        or any(
            _holds(f" {' '.join(plain_words(part))} ", phrase) for phrase in (*known.plainly, *known.perhaps)
        )
    ]
    alone = [part for part in asking if len(part.split()) > SHORTEST_ASKED]
    for text in dict.fromkeys([*alone, " ".join(asking), scene.text]):
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
    again = not draft.say_one_of((short,))
    if again:
        draft.say("inform.again")
    draft.say("inform.abroad")
    draft.article = article.id
    if article.theme == DANGER:
        show_whom_to_call(draft, article)
    own = tells_of_oneself(draft)
    if own and article.theme in ("inside", HABITS):
        draft.say("inform.not_you")
    goes_on = draft.scene.state.last_question == "inform_fits"
    if asides.may_ask(draft) and not (again or goes_on):
        first = ("inform.behind",) if "inform.fits" in known else ("inform.fits", "inform.behind")
        draft.ask(*(("inform.tell", "inform.behind") if own else first))
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


def words_for_children(draft: Draft) -> str:
    """Give the article about telling one's children, when words for them are asked and the talk says what there is to tell."""
    name = draft.state.notes.get(asides.TO_TELL, "")
    given = f"article.{name}" in draft.state.lines
    if draft.state.crisis or not name or given or not words.cue("people", "children", draft.scene.plain):
        return ""
    return give(draft, content.article(name))


def own_up(draft: Draft) -> str:
    """Say that the shelf has nothing on it, show humans, and ask what lies behind, once."""
    draft.say("inform.nothing", "topic.neutral")
    offer_elsewhere(draft, "inform.nothing_ask")
    return "explore"


def offer_elsewhere(draft: Draft, moment: str) -> None:
    """Ask in other words, the shelf and people to call one tap away; the numbers themselves when it cannot be asked."""
    if asides.silenced(draft) or not draft.ask(moment):
        aid.show_for_themes(draft, "detresse")


def answered(draft: Draft) -> str:
    """Take whether the answer fitted; "" when the message says something else."""
    reply = draft.scene.answer
    if asks_anew(draft.scene) or len(draft.scene.plain.split()) > LONGEST_ANSWER:
        return ""
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


def asks_anew(scene: Scene) -> bool:
    """Whether a yes or a no is followed by another question: « oui, c’est clair. et pour que ça ne revienne pas ? »."""
    return any(
        part.endswith("?") and len(part.split()) > SHORTEST_ASKED for part in SENTENCES.findall(scene.text)
    )


def follow_up(draft: Draft) -> str | None:
    """Return the article that answers a question which goes on with the article just given, None when there is none."""
    last = next((name for name in reversed(draft.scene.state.lines) if name.startswith("article.")), "")
    known = {one.id: one for one in content.shelf().articles}
    before = known.get(last.removeprefix("article."))
    if before is None or draft.scene.state.last_question != "inform_fits" or not asks_anew(draft.scene):
        return None
    asked = " ".join(part for part in SENTENCES.findall(draft.scene.text) if part.endswith("?"))
    found = queries.answering(f"{before.title} {asked}")
    return found.id if found and found.id != before.id else None
