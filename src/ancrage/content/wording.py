"""The rules that French words are held to, one small function each: what a person should never read here. Pure.

A rule takes a phrase and the policy, and gives what it refuses: an excerpt, and why, in French. Words in quotation marks are someone
else's: rules about what the project itself says leave them alone.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ancrage.content.speaking import FORMS, GENDERS
from ancrage.content.wording_phrases import Phrase
from ancrage.content.wording_policy import WordingException, WordingPolicy

TU = re.compile(
    r"(?<![\w-])(?<!été )(?:tu|te|(?<!un )(?<!le )(?<!de )(?<!ce )ton|ta|tes|toi)(?!\w)|(?<![\w’-])t’",
    re.IGNORECASE,
)
VOUS = re.compile(r"(?<!rendez-)(?<!\w)(?:vous|votre|vos|vôtres?)(?!\w)", re.IGNORECASE)
QUOTED = re.compile(r"«[^»]*»")
LEFT_OVER = re.compile(r"[\[\]|<>{}]")
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d]")
ENDS = re.compile(r"(?<=[.!?…;:])\s+|\n+")
BOTH_WAYS = re.compile(r"\s+(?:ou|et)\s+(\w{2})")
TYPOGRAPHY = (
    (re.compile(r"'"), "apostrophe droite : écrire ’"),
    (re.compile(r"[\"“”„]"), "guillemets : écrire « et »"),
    (re.compile(r"\.\.\."), "trois points : écrire …"),
    (re.compile(r" {2,}| \n|[\u00a0\u202f][ \u00a0\u202f]| [\u00a0\u202f]"), "deux espaces"),
    (re.compile(r"«(?=\S)|(?<=\S)»"), "une espace à l’intérieur des guillemets"),
    (re.compile(r"(?<=[^\s?!…])[?!;](?=\s|$)|(?<=\S):(?=\s|$)"), "une espace avant ? ! ; :"),
    (re.compile(r"\s[,.](?=\s|$)"), "pas d’espace avant une virgule ou un point"),
)

ADDRESSED = {
    "pairs": "ni « vous » à qui l’on tutoie, ni « tu » à qui l’on vouvoie",
    "vous": "ces pages disent vous",
    "none": "ces mots se disent à n’importe qui : ni tu ni vous",
    "any": "tu et vous dans la même phrase",
}
ONE_GENDER = "accord d’un seul genre : un triple, « ·e », ou une autre tournure"

Found = tuple[str, str]


@dataclass(frozen=True)
class Fault:
    """What is refused, where, by which rule, and why."""

    file: str
    line: str
    rule: str
    excerpt: str
    why: str


def outside_quotes(text: str) -> str:
    """Return a text without what stands in quotation marks."""
    return QUOTED.sub("« »", text)


def words(text: str) -> list[str]:
    """Return the words, as a reader counts them: signs alone are none."""
    return [word for word in text.split() if re.search(r"\w", word)]


def strides(text: str) -> list[str]:
    """Return what is read in one go: from a full stop, a semicolon or a colon to the next."""
    return [part for part in ENDS.split(text) if words(part)]


def forms(phrase: Phrase, _policy: WordingPolicy) -> Iterator[Found]:
    """A pair says vous, then tu, and they differ; a triple is feminine, masculine, then neither; nothing is left open."""
    for vous, tu in FORMS.findall(phrase.say):
        if vous.strip() == tu.strip() or TU.search(vous) or VOUS.search(tu):
            yield f"[{vous}|{tu}]", "une paire dit vous, puis tu"
    for feminine, masculine, either in GENDERS.findall(phrase.say):
        if not feminine or not either or len({feminine, masculine, either}) < 3:
            yield (
                f"<{feminine}|{masculine}|{either}>",
                "un triple dit le féminin, le masculin, puis ni l’un ni l’autre",
            )
    for left in LEFT_OVER.finditer(phrase.plainly):
        yield _around(phrase.plainly, left), "crochet, chevron ou accolade mal fermé"


def address(phrase: Phrase, policy: WordingPolicy) -> Iterator[Found]:
    """One says tu or vous, never both; a shelf says which."""
    for voice, said in phrase.said:
        text = policy.plural.sub("…", outside_quotes(said))
        tu, vous = TU.search(text), VOUS.search(text)
        wanted = phrase.shelf.address
        if wanted == "pairs" or (wanted == "any" and FORMS.search(phrase.say)):
            wrong = vous if voice.address == "tu" else tu
        elif wanted == "none":
            wrong = tu or vous
        else:
            wrong = tu if wanted == "vous" else tu and vous
        if wrong:
            yield _around(text, wrong), ADDRESSED[wanted]


def agreement(phrase: Phrase, policy: WordingPolicy) -> Iterator[Found]:
    """No word agrees with one gender only when it speaks of the person."""
    marked = policy.agreement
    for gender, one in (("m", marked.masculine), ("f", marked.feminine)):
        for said in dict.fromkeys(text for voice, text in phrase.said if voice.gender != gender):
            text = outside_quotes(said)
            for found in one.finditer(text):
                word = found[found.lastgroup or 0].lower()
                other = BOTH_WAYS.match(text, found.end())
                if word not in marked.unmarked and not (other and word.startswith(other[1].lower())):
                    yield _around(text, found), ONE_GENDER


def jargon(phrase: Phrase, policy: WordingPolicy, around: str = "") -> Iterator[Found]:
    """No word of the trade, unless its file explains it."""
    text = outside_quotes(phrase.plainly)
    for one in policy.jargon:
        found = one.words.search(text)
        if found and not one.unless.search(around):
            yield _around(text, found), f"mot du métier : {one.instead}"


def promises(phrase: Phrase, policy: WordingPolicy) -> Iterator[Found]:
    """Nothing is promised that nobody can hold."""
    yield from _listed(phrase, policy.promises, "promesse que personne ne peut tenir")


def diagnoses(phrase: Phrase, policy: WordingPolicy) -> Iterator[Found]:
    """Nobody is told what they have."""
    yield from _listed(phrase, policy.diagnoses, "diagnostic affirmé")


def medication(phrase: Phrase, policy: WordingPolicy) -> Iterator[Found]:
    """No medicine is advised, none is taken away, no brand is named."""
    yield from _listed(phrase, policy.medication, "conseil sur un médicament")


def doses(phrase: Phrase, policy: WordingPolicy) -> Iterator[Found]:
    """No dose is given, in quotation marks or not."""
    said = phrase.plainly
    yield from ((_around(said, found), "dose") for found in policy.doses.finditer(said))


def questions(phrase: Phrase, _policy: WordingPolicy) -> Iterator[Found]:
    """One question at a time."""
    asked = outside_quotes(phrase.plainly).count("?")
    if asked > phrase.shelf.questions:
        yield phrase.plainly, f"{asked} questions, {phrase.shelf.questions} au plus"


def length(phrase: Phrase, _policy: WordingPolicy) -> Iterator[Found]:
    """A text holds in one look."""
    most, counted = phrase.shelf.kinds.get(phrase.kind, phrase.shelf.words), len(words(phrase.plainly))
    if counted > most:
        yield phrase.plainly, f"{counted} mots, {most} au plus"


def sentence(phrase: Phrase, _policy: WordingPolicy) -> Iterator[Found]:
    """A sentence is read in one breath."""
    for stride in strides(phrase.plainly):
        if len(words(stride)) > phrase.shelf.sentence:
            yield stride, f"{len(words(stride))} mots d’un trait, {phrase.shelf.sentence} au plus"


def emoji(phrase: Phrase, _policy: WordingPolicy) -> Iterator[Found]:
    """No picture instead of a word."""
    yield from ((_around(phrase.say, found), "émoji") for found in EMOJI.finditer(phrase.say))


def typography(phrase: Phrase, _policy: WordingPolicy) -> Iterator[Found]:
    """French signs and spaces."""
    for said in phrase.ways:
        for sign, why in TYPOGRAPHY:
            yield from ((_around(said, found), why) for found in sign.finditer(said))
        if said.count("«") != said.count("»"):
            yield said, "guillemets mal fermés"


Rule = Callable[[Phrase, WordingPolicy], Iterator[Found]]
RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        forms,
        address,
        agreement,
        promises,
        diagnoses,
        medication,
        doses,
        questions,
        length,
        sentence,
        emoji,
        typography,
    )
}
"""The rules that need one phrase; `jargon` and `lix` need its whole file."""


def lix(texts: Sequence[str], long_word: int) -> float:
    """Return Björnsson's index: words per stride, plus long words in a hundred (1968; tested in French, 1983)."""
    counted = [re.findall(r"[^\W\d_]+", text) for text in texts]
    every = [word for found in counted for word in found]
    parts = sum(len(strides(text)) for text in texts)
    return (
        len(every) / parts + 100 * sum(len(word) >= long_word for word in every) / len(every)
        if every
        else 0.0
    )


def faults(phrases: Sequence[Phrase], policy: WordingPolicy) -> list[Fault]:
    """Return what is refused, exceptions taken away; an exception that excuses nothing is a fault itself."""
    found = [
        fault
        for _file, group in groupby(phrases, lambda one: one.file)
        for fault in _of_file([*group], policy)
    ]
    unused = [one for one in policy.exceptions if not any(_excuses(one, fault) for fault in found)]
    kept = [fault for fault in found if not any(_excuses(one, fault) for one in policy.exceptions)]
    return kept + [
        Fault(one.file, one.line, one.rule, one.reason, "exception qui n’excuse plus rien") for one in unused
    ]


def _of_file(phrases: list[Phrase], policy: WordingPolicy) -> list[Fault]:
    whole, shelf, file = "\n".join(one.plainly for one in phrases), phrases[0].shelf, phrases[0].file
    found = dict.fromkeys(
        Fault(file, phrase.line, name, _short(excerpt), why)
        for phrase in phrases
        for name, refused in (
            *((name, rule(phrase, policy)) for name, rule in RULES.items()),
            ("jargon", jargon(phrase, policy, whole)),
        )
        for excerpt, why in refused
    )
    measured = lix([one.plainly for one in phrases], policy.long_word)
    if len(words(whole)) >= policy.lix_from_words and measured > shelf.lix:
        found[Fault(file, "*", "lix", "", f"lisibilité (LIX) {measured:.0f}, {shelf.lix} au plus")] = None
    return [*found]


def _excuses(one: WordingException, fault: Fault) -> bool:
    return (one.file, one.rule) == (fault.file, fault.rule) and one.line in ("*", fault.line)


def _listed(phrase: Phrase, refused: re.Pattern[str], why: str) -> Iterator[Found]:
    for text in map(outside_quotes, phrase.ways):
        yield from ((_around(text, found), why) for found in refused.finditer(text))


def _around(text: str, found: re.Match[str], beside: int = 24) -> str:
    start, end = max(found.start() - beside, 0), min(found.end() + beside, len(text))
    return "…" * (start > 0) + text[start:end] + "…" * (end < len(text))


def _short(excerpt: str, most: int = 100) -> str:
    plain = excerpt.replace("\n", " ")
    return plain if len(plain) <= most else plain[:most].rstrip() + "…"
