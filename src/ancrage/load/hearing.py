"""Chores heard in what someone says, in their own words: pure. In doubt, nothing is heard. Words: content/load/heard.yaml (draft)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from ancrage.content.load_policy import load_policy, load_words
from ancrage.content.policies import memory_policy

SENTENCE = re.compile(r"[^.!?;\n]+[.!?;\n]*")
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
OPENER = re.compile(
    r"(?<!\w)(?:"
    r"(?:je |j'? ?|on )(?:ne |n')?dois?t? pas oublier (?:de |d')|"
    r"(?:il )?(?:ne |n')?(?:faut|faudrait|faudra) pas (?:que j'oublie|oublier) (?:de |d')|"
    r"(?:(?:je |j'? ?)dois|je vais devoir|on doit|on va devoir|"
    r"(?:il |y )?(?:me )?(?:faut|faudra|faudrait(?=(?: \w+)? que j)|va falloir)(?! pas)|"
    r"(?:il )?(?:me )?reste(?: encore)? a|j'ai(?: encore| aussi| toujours)? a)(?!\w)|"
    r"(?P<list>(?:a (?:faire|gerer|penser|regler|prevoir)|todo|to-do|to do|ma liste)(?!\w)[^,:;]{0,25}:)"
    r")"
)
SEPARATOR = re.compile(r",|(?<!\w)(?:et puis|et ensuite|et aussi|et|puis|ensuite|ni)(?!\w)|\s[-–/+•]\s")
PRONOUNS = re.compile(r"(?:(?:me|se|nous|te|lui|leur|les|le|la|y|en)\s+|(?:m|s|t|l)'\s*)*")
OBJECT = re.compile(r"(?:lui|leur|les|le|la|y|en)\s|l'")
VERB = re.compile(r"(\w{2,}(?:er|ir|re))(?!\w)")
SUBJUNCTIVE = re.compile(r"que (?:je |j'\s?|j(?=[aeiouyh]))((?:me |m'|lui |les |le |la |l')*)(\w+)")
REMIND = re.compile(r"(?:ne pas oublier|penser|repenser)\s+(?:de\s|a\s|d')\s*")
GOES_ON = re.compile(
    r"(?:du|de la|de l'|de|d'|des|le|la|les|l'|un|une|mon|ma|mes|son|sa|ses|nos|notre|au|aux|a|chez|avec|pour|\d+)(?!\w)"
)
REGULAR = re.compile(
    r"\w{2,}[^aeiouy](?<!nd)(?<!rd)(?<!gn)(?<!iss)(?<!tt)(?<!rm)(?<!iv)(?<!rv)(?<!is)(?<!sent)(?<!ment)(?<!mp)e"
)
"""A subjunctive whose infinitive is sure, first group: other endings are known one by one, or left."""
DANGLING = re.compile(r"(?:\s+(?:et|que|qu'|ce que|dont|ou|de|a|pour|en|si))+\s*$")
OF_WHAT = re.compile(r"\s+(?:de|d')(?!\s*(?:choses|trucs|taches))")
"""« la tête pleine de musique » is about something else."""
WORDS_OF_A_THING = 8


@dataclass
class Chain:
    """Things found one after the other behind one opener: where each begins and ends; `open`: the last may go on."""

    spans: list[tuple[int, int, str]] = field(
        default_factory=list
    )  # start, end, words that stand for the start
    open: bool = False

    def add(self, start: int, end: int, first: str = "") -> None:
        """Begin a new thing."""
        self.spans.append((start, end, first))
        self.open = True

    def go_on(self, end: int) -> None:
        """Make the last thing longer."""
        start, _, first = self.spans[-1]
        self.spans[-1] = (start, end, first)


def chores_in(text: str) -> tuple[str, ...]:
    """Return the things to do that someone says are theirs, in their words; none of what a danger is said with."""
    plain = folded(text)
    if _says_danger(plain):
        return ()
    plain = QUOTED.sub(lambda quote: " " * len(quote.group()), plain)
    found: dict[str, str] = {}
    for sentence in SENTENCE.finditer(plain):
        heard = list(_of_sentence(text, plain, sentence.start(), sentence.end()))
        if len(heard) == 1 and "?" in sentence.group():  # one thing in a question is a question
            continue
        for words in heard:
            found.setdefault(folded(words), words)
    return tuple(found.values())[: load_policy().offer_at_most]


def head_is_full(text: str) -> bool:
    """Whether someone says that their head is full of things to do."""
    plain = folded(text)
    found = _any_of(load_words().full).search(plain)
    return bool(found and not OF_WHAT.match(plain, found.end()) and not _says_danger(plain))


def worth_offering(text: str) -> tuple[str, ...] | None:
    """Return the things to offer to put in the list (none at all: the list itself); None when nothing is to be offered."""
    found, full = chores_in(text), head_is_full(text)
    least = load_policy().offer_when_full if full else load_policy().offer_at_least
    if len(found) >= least:
        return found
    return () if full else None


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of these, whole, wherever they stand; a final * stands for any ending."""
    longest_first = sorted((folded(word) for word in words), key=len, reverse=True)
    said = "|".join(
        re.escape(word).replace(r"\*", r"\w*") + ("" if word.endswith("'") else r"(?!\w)")
        for word in longest_first
    )
    return re.compile(rf"(?<!\w)(?:{said})")


@cache
def _ends() -> re.Pattern[str]:
    """Return what finds where something else is told: never inside « que je », « qu’il », « ce que »."""
    return re.compile(rf"(?<!')(?<!\bque ){_any_of(load_words().ends).pattern}")


def folded(text: str) -> str:
    """Return a text in lower case and without accents, letter for letter: places in it are places in the text."""
    return "".join(_folded_letter(letter) for letter in text)


def _folded_letter(letter: str) -> str:
    if letter in "’ʼ`´":
        return "'"
    if letter.isspace() and letter != "\n":
        return " "
    low = unicodedata.normalize("NFKD", letter.lower())[:1]
    return low if len(low) == 1 and not unicodedata.combining(low) else letter


def _says_danger(plain: str) -> bool:
    return bool(_any_of(load_words().never).search(plain) or _any_of(memory_policy().never).search(plain))


def _of_sentence(text: str, plain: str, start: int, end: int) -> Iterator[str]:
    openers = list(OPENER.finditer(plain, start, end))
    for place, opener in enumerate(openers):
        until = openers[place + 1].start() if place + 1 < len(openers) else end
        if _is_real(plain, start, opener.start()):
            chain = _chain(plain, opener.end(), until, listed=bool(opener["list"]))
            for begin, stop, first in chain.spans:
                if words := _words(text, plain, begin, stop, first):
                    yield words


def _is_real(plain: str, start: int, place: int) -> bool:
    """Whether what comes just before lets « je dois » be a thing to do: neither a condition, nor a question, nor a habit."""
    clause = re.split(r"[,:;]", plain[start:place])[-1].rstrip()
    return not any(
        re.search(rf"(?<![\w']){re.escape(folded(words))}$", clause) for words in load_words().not_before
    )


def _chain(plain: str, start: int, end: int, *, listed: bool) -> Chain:
    chain = Chain()
    for begin, stop, last in _segments(plain, start, end):
        if begin >= stop:
            if last:
                break
            continue
        if not _take(chain, plain, begin, stop, listed=listed) or last:
            break
    return chain


def _take(chain: Chain, plain: str, begin: int, stop: int, *, listed: bool) -> bool:
    """Take one segment into the chain; False when what is to be done ends before it."""
    said = plain[begin:stop]
    if found := SUBJUNCTIVE.match(said):
        return _take_subjunctive(chain, plain, begin, stop, found)
    rest = PRONOUNS.sub("", said, count=1)
    if (verb := VERB.match(rest)) and verb[1] not in _folded_set("not_infinitives"):
        if verb[1] in ("avoir", "etre"):  # « je dois avoir oublié », « je dois être fatiguée »
            return False
        _take_infinitive(chain, said, rest, begin, stop)
        return True
    thing = _any_of(load_words().things).match(said)
    if (thing and (listed or chain.spans)) or (listed and len(said.split()) <= WORDS_OF_A_THING):
        chain.add(begin, stop)
        return True
    goes_on = bool(GOES_ON.match(said) and chain.spans)
    if goes_on and chain.open:
        chain.go_on(stop)
    return goes_on


def _take_subjunctive(chain: Chain, plain: str, begin: int, stop: int, found: re.Match[str]) -> bool:
    verb, after = _infinitive(found[2]), begin + found.end()
    chain.open = False
    if verb and _is_chore(f"{verb}{plain[after:stop]}"):
        chain.add(after, stop, f"{plain[begin + found.start(1) : begin + found.end(1)]}{verb}")
    return True


def _take_infinitive(chain: Chain, said: str, rest: str, begin: int, stop: int) -> None:
    alone = len(rest.split()) == 1
    if chain.open and chain.spans and (OBJECT.match(said) or (alone and _is_chore(f"{rest} x"))):
        chain.go_on(stop)  # « et les amener au judo », « laver le linge, étendre, plier »
    elif _is_chore(rest):
        chain.add(begin, stop)
    else:
        chain.open = False


def _segments(plain: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Return what stands between commas, without what opens it; and whether something else is told after it."""
    cuts = [*SEPARATOR.finditer(plain, start, end)]
    begins, stops = [start, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end]
    for place, (begin, stop) in enumerate(zip(begins, stops, strict=True)):
        begin = _past_small_words(plain, begin, stop)  # noqa: PLW2901 - the same segment, its opening words passed
        told = _ends().search(plain, begin, stop)
        with_and = place > 0 and cuts[place - 1].group().startswith("et")
        if told and not (with_and and told.start() == begin and plain[begin:stop].startswith("en ")):
            yield begin, told.start(), True
            return
        yield begin, stop, False


def _past_small_words(plain: str, begin: int, stop: int) -> int:
    """Return where a segment really begins: past adverbs, « de », « à », « penser à », « ne pas oublier de »."""
    small = _any_of(load_words().adverbs)
    moved = True
    while moved:
        moved = False
        for found in (
            re.compile(r"[\s:\-–•*]+").match(plain, begin, stop),
            small.match(plain, begin, stop),
            REMIND.match(plain, begin, stop),
            re.compile(r"(?:(?:de|a)\s+|d')(?=\w+(?:er|ir|re)(?!\w))").match(plain, begin, stop),
        ):
            if found and found.end() > begin:
                begin, moved = found.end(), True
    return begin


def _is_chore(said: str) -> bool:
    """Whether an infinitive and what follows are a thing for a list: more than a verb alone, nothing to be endured."""
    said = said.strip(" .!?…")
    if len(said.split()) < 2 and "'" not in said:
        return False
    if re.search(
        r"^\w+ tout(?:e)?(?: (?:seule?|le temps|faire|ca|cela))?(?!\w)(?! (?:le|la|les|l'|mon|ma|ce|cette))",
        said,
    ):
        return False
    return not _any_of(tuple(sorted(load_words().not_chores))).match(said)


def _infinitive(form: str) -> str:
    """Return the infinitive of a subjunctive, as it is written; "" when it is not sure."""
    known = {folded(one): verb for one, verb in load_words().subjunctives.items()}
    if form in known:
        return known[form]
    return f"{form}r" if REGULAR.fullmatch(form) else ""


@cache
def _folded_set(name: str) -> frozenset[str]:
    return frozenset(folded(word) for word in getattr(load_words(), name))


def _words(text: str, plain: str, begin: int, stop: int, first: str) -> str:
    """Return a thing in the person's words: without what dangles at its end."""
    said = plain[begin:stop]
    if dangling := DANGLING.search(said):
        stop = begin + dangling.start()
    said = text[begin:stop]
    said = said if said.count("(") == said.count(")") else said.split("(")[0]
    words = " ".join(f"{first}{said}".split()).strip(" ,:-–—.!?…")
    return words if 2 < len(words) <= load_policy().longest else ""
