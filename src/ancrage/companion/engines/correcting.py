"""When the person says that it is not that: it is owned up to in few words, what was wrong is dropped, and what they say comes first.

Four ways: what was understood is wrong, it was said already, the question made no sense, nobody seems to listen. Never the old
question again.
"""

import re

from ancrage import content
from ancrage.companion.engines import asides, following, informing, recognising, reflecting, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.retelling.telling import retold, said_to
from ancrage.companion.engines.retelling.turning import TO_TU, TO_VOUS
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import SAFETY_QUESTIONS

WAYS = ("wrong", "unclear", "said", "deaf")
"""How it is corrected, in the order in which it is heard; each has its own lines, `correction.<way>`."""
DROPS = frozenset({"wrong", "deaf"})
LAST_LINES = 4  # lines of the last replies among which stands what was given back and asked
ECHO_WORDS = 4  # words of a question thrown back: « quelle histoire ? », « un mur ? »
LONG_WORD = 4  # letters from which a word thrown back is compared with what was said
STARTS_NO = re.compile(r"(?:mais non|non mais|nan mais|mais nan)\b", re.IGNORECASE)
THROWN_BACK = re.compile(r"^[\s«\"]*([^.!?\n«»\"]+?)[\s»\"]*\?+")
WHICH = re.compile(r"^quel(?:le|s|les)? (\S+)", re.IGNORECASE)
SPOKEN_OF = re.compile(
    r"\bje (?:vous |te )?(?:ai )?parl(?:e|ais|é|ai) (?:juste |seulement )?"
    r"(de la |de l['’]|de mon |de ma |de mes |d['’]une? |du |des |de )([^.!?,;]+)"
    r"|\bc['’]est (?P<what>[^.!?,;]{3,40}?) (?:le problème|qui (?:me )?(?:pèse|pese|compte))",
    re.IGNORECASE,
)
NOT_IT = re.compile(r"\b(?:ce n['’]est|c['’]est|cest|c) pas\b", re.IGNORECASE)
"""What it is not is not what it is about."""
FORGOTTEN = re.compile(r"\boublié (?:que |qu['’])([^.!?;]+)", re.IGNORECASE)
NOUN = re.compile(r"(?:le |la |les |l['’]|du |mon |ma |mes )\S+(?: (?!\S*['’])\S+){0,2}", re.IGNORECASE)
ENDS_NOUN = re.compile(
    r"\s(?:et|mais|qui|que|qu['’]\S*|où|parce|pas|avec|à|a|il|elle|je|c['’]\S*)\s.*$", re.IGNORECASE
)
STARTS_DENIED = re.compile(
    r"(?:non|nan|mais|je n['’]ai pas dit|j['’]ai pas dit|c['’]est pas|ce n['’]est pas)\b[^,]*$", re.IGNORECASE
)
"""What someone denies is not what they say instead."""
NOT_A_THING = frozenset(
    ["moins", "plus", "tout", "rien", "toi", "vous", "ça", "ca", "personne", "moi", "temps"]
)
DETERMINERS = {
    "de la ": "la ",
    "de l’": "l’",
    "de mon ": "mon ",
    "de ma ": "ma ",
    "de mes ": "mes ",
    "du ": "le ",
    "des ": "les ",
}


def corrected(draft: Draft) -> str:
    """Take a correction and go on from what is said instead; return the stage, "" when nothing is corrected."""
    named = following.denied(draft.scene.text) if draft.scene.state.turn > 1 else ""
    if named and following.drop(draft, named):
        draft.say("correction.drop", denied=named)
        return go_on_from(draft, "wrong")
    way = way_of(draft.scene)
    if not way:
        return ""
    let_go(draft, way)
    draft.say(f"correction.{way}", "aside.correction", "correction.again")
    return go_on_from(draft, way)


def way_of(scene: Scene) -> str:
    """Return how a message corrects what was said or asked here, "" when it does not."""
    if scene.state.turn <= 1 or not scene.state.lines or scene.state.last_question in SAFETY_QUESTIONS:
        return ""
    if "exercise" in scene.state.notes and words.cues_found("offer", scene.plain):
        return ""  # « pourquoi celui-là ? », « autre chose » are about the exercise proposed
    if questions_thrown_back(scene):
        return "unclear" if scene.state.last_question else "wrong"
    for way in WAYS:
        if recognising.says(f"corrects_{way}", scene.text):
            return way
    if "correction" in recognising.recognised(scene.text) or STARTS_NO.match(scene.text):
        return "wrong"
    return "wrong" if denies_what_was_given(scene) else ""


def questions_thrown_back(scene: Scene) -> bool:
    """Whether a message opens on words of the last reply, thrown back: « quelle histoire ? », « un mur ? »."""
    found = THROWN_BACK.match(scene.text) or WHICH.match(scene.text)
    if found is None:
        return False
    thrown = words.normal(found.group(1)).split()
    if len(thrown) > ECHO_WORDS:
        return False
    said = words.normal(" ".join(last_said(scene))).split()
    return any(word in said for word in thrown if len(word) >= LONG_WORD and word not in NOT_A_THING)


def last_said(scene: Scene) -> list[str]:
    """Return the words of the last lines said."""
    known = {line.id: line.say for lines in content.dialogue().moments.values() for line in lines}
    for one in content.situations().values():
        known |= {line.id: line.say for line in (*one.reflects, *one.affirms, *one.asks)}
    return [known.get(name, "") for name in scene.state.lines[-LAST_LINES:]]


def given_back(scene: Scene) -> tuple[str, ...]:
    """Return the situations that the last lines were about, the latest last."""
    known = content.situations()
    names = (name.rsplit(".", 2)[0] for name in scene.state.lines[-LAST_LINES:])
    return tuple(dict.fromkeys(name for name in names if name in known))


def denies_what_was_given(scene: Scene) -> bool:
    """Whether a message denies, by its name, the theme just given back: « je ne suis pas en colère »."""
    known, named = content.situations(), content.cues().groups["named"]
    for name in given_back(scene):
        for word in named.get(known[name].theme, ()):
            if re.search(
                rf"\b(?:pas|aucune?|ni|jamais)(?: \S+){{0,2}} {re.escape(words.normal(word))}\b", scene.plain
            ):
                return True
    return False


def let_go(draft: Draft, way: str) -> None:
    """Drop what was wrongly given back; keep what was right, without the questions asked about it."""
    names = given_back(draft.scene)
    known = content.situations()
    asked = tuple(line.id for name in names for line in known[name].asks)
    draft.change(lines=(*draft.state.lines, *(name for name in asked if name not in draft.state.lines)))
    if way in DROPS:
        following.leave(draft, names)


def go_on_from(draft: Draft, way: str) -> str:
    """Go on from what is said instead: a question is answered, what is told is given back, a noun is named; else ask."""
    told = following.keep_told(draft)
    named = name_it(draft)
    if stage := answered(draft, way):
        return stage
    back = reflecting.told_back(draft, told)
    if back and asides.may_ask(draft) and told.latest:
        draft.ask_one_of(told.latest.asks, **following.values_of(draft))
        return "explore"
    echoed = back or named or tells_instead(draft)
    glad = (
        not echoed
        and "good_news" in words.cues_found("topics", draft.scene.plain)
        and reflecting.meaning(draft)
    )
    if echoed or glad or says_more(draft.scene) or not asides.may_ask(draft):
        if not glad:
            draft.say("correction.go", "short.any")
        return "reflect"
    draft.ask("aside.correction_ask", "correction.instead", "explore.ask")
    return "explore"


def answered(draft: Draft, way: str) -> str:
    """Answer what the same message asks or does, "" when it asks nothing; a question not understood is not one to answer."""
    name = asides.intent(draft.scene)
    if way == "unclear":
        return asides.answer(draft, name) if name in asides.ASKED_WHILE_CORRECTING else ""
    if stage := asides.welcome_someone_else(draft):
        return stage
    if stage := informing.answer(draft):
        return stage
    if name in asides.ASKED_WHILE_CORRECTING:
        return asides.answer(draft, name)
    return asides.answer_directly(draft)


def tells_instead(draft: Draft) -> bool:
    """Give back what is told beside the reproach; return whether something was."""
    told = retold(draft.scene.text, draft.state.address)
    return any(
        reflecting.say_again(draft, one)
        for one in told
        if not is_reproach(one.source) and not STARTS_DENIED.match(one.source)
    )


def is_reproach(text: str) -> bool:
    """Whether a few words are the correction itself, and tell nothing else."""
    return any(recognising.says(f"corrects_{way}", text) for way in WAYS) or recognising.says("insists", text)


def says_more(scene: Scene) -> bool:
    """Whether the message says something beside the correction."""
    parts = [part for part in re.split(r"[.!?;…\n]+", scene.text) if part.strip()]
    return any(len(words.normal(part).split()) > ECHO_WORDS and not is_reproach(part) for part in parts)


def name_it(draft: Draft) -> bool:
    """Say back what the message says it is about; return whether it was said."""
    address = draft.state.address
    if clause := forgotten(draft.scene.text, address):
        return draft.say("correction.forgotten", clause=clause)
    if not NOT_IT.search(draft.scene.text) and (noun := spoken_of(draft.scene.text, address)):
        return draft.say("correction.heard", noun=noun)
    return False


def forgotten(text: str, address: str) -> str:
    """Return what was forgotten, turned to the person: « vous avez oublié qu’il m’a vouvoyée »."""
    found = FORGOTTEN.search(text)
    if found is None:
        return ""
    clause = found.group(1).strip()
    turned = said_to(clause, text, address)
    return turned if safe(turned) else ""


def spoken_of(text: str, address: str) -> str:
    """Return what the person says it is about, in a few words turned to them; "" when it is not named."""
    noun = named_in(text) or alone_in(text)
    if not noun or noun.split()[0] in NOT_A_THING:
        return ""
    turned = noun_to_the_person(noun.lower(), address)
    return turned if safe(turned) else ""


def noun_to_the_person(noun: str, address: str) -> str:
    """Return what is named, its "mon" turned to the person; "" when it also says who does it."""
    if re.search(r"\b(?:je|j['’]|nous|vous|tu)\b", noun, re.IGNORECASE):
        return ""
    table = TO_VOUS if address == "vous" else TO_TU
    return " ".join(table.get(word, word) for word in noun.split()).replace("'", "’")


def named_in(text: str) -> str:
    """Return the noun of « je parle de … », « c’est … le problème »."""
    found = SPOKEN_OF.search(text)
    if found is None:
        return ""
    if what := found.group("what"):
        return re.sub(r"^de plus ", "de ne plus ", what.strip())
    before = found.group(1).lower().replace("'", "’")
    noun = ENDS_NOUN.sub("", f"{found.group(2).strip()} ").strip()
    noun = " ".join(noun.split()[:3])
    if before in ("de ", "d’un ", "d’une "):
        return noun if before == "de " and noun[:1].isupper() else ""
    return f"{DETERMINERS[before]}{noun}" if noun else ""


def alone_in(text: str) -> str:
    """Return the nouns that stand alone between two stops: « L’annonce. Mes filles. »."""
    parts = [part.strip() for part in re.split(r"[.!;,…\n]+|[^.!?;,…\n]+\?", text) if part]
    alone = [part for part in parts if NOUN.fullmatch(part)]
    return ", ".join(alone[:2])


def safe(text: str) -> bool:
    """Whether words may be said back: nothing about killing oneself, nothing rude."""
    plain = words.normal(text)
    risky = words.cue("explicit", "suicide", plain) or words.cue("explicit", "taken", plain)
    return bool(text) and not (risky or words.cue("person", "rude", plain))
