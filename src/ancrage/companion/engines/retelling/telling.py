"""Which of a person's sentences is worth giving back, and how it may be said again."""

import re
from dataclasses import dataclass

from ancrage import content
from ancrage.companion.engines import words
from ancrage.companion.engines.retelling.spelling import spelled, unfolded
from ancrage.companion.engines.retelling.turning import joined, turned

SENTENCES = re.compile(r"[.!…\n;:()]+|\s[-–—]\s")
NOTHING_MORE = re.compile(
    r"(?:oui |non |si )?(?:c' est|voila) (?:exactement |pas |tout a fait |bien |vraiment )?ca$"
)
REPORTED = re.compile(
    r"[^.!?…\n]*\b(?:dit|dis|disait|disent|répond|répondu|écrit|demandé|crié|répète)(?: [\w-]+){0,3} ?:[^.!?…\n]*",
    re.IGNORECASE,
)
"""What someone else said, after a colon: it is not the person's."""
NEW_SUBJECT = re.compile(
    r"(?<![\w-])([\w-]+)\s(?=(?:je|il(?! y a)|elle|ils|elles|on)\s|j'|c'est)", re.IGNORECASE
)
SPEAKS = re.compile(
    r"\b(?:dit|dis|disait|disent|répond|répondu|demande|demandé|crie|crié|écrit|pense|genre|lance|sort)(?: [\w-]+){0,3} ?$",
    re.IGNORECASE,
)
LINKED = content.grammar()["linked"]
"""Words after which a subject goes on with the same sentence."""
DISAGREES = re.compile(
    r"\b(?:[2-9]|\d\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) (?:semaine|jour|an|année|heure|patient|enfant|ami|copine|pote)\b"
    r"|\b(?:mes|tes|ses|nos|vos|des) (?!\S*[sxz]\b)[a-zà-ÿ]{3,}\b|\b(?:il|elle) (?:sont|ont|vont|font)\b|\b(?:ils|elles) (?:a|est|va|fait|sait|peut|veut)\b"
)
"""A number, an article or a subject that does not agree with what follows: the sentence is left alone."""
NAMES = re.compile(r"c' (?:est|etait) \S+(?: \S+)?$")
QUOTED = re.compile(r"[«»\"“”]|(?<!\w)'|'(?!\w)")
"""Words of someone else, between quotes: the sentence that holds them is left alone."""
CLAUSES = re.compile(r",|\s(?=(?:mais|et puis|et du coup|donc)\s)|\s(?=et j['e])", re.IGNORECASE)
LONG_CLAUSES = re.compile(r"\s(?=(?:parce que|alors que|pendant que)\s)", re.IGNORECASE)
OPENINGS = content.grammar()["openings"]
CLOSINGS = content.grammar()["closings"]
HEADS = (["oui"], ["non"], [","], ["c'", "est", "ça", ","], ["voilà", ","], ["c'", "est", "que"])
TAILS = (
    [",", "je", "crois"],
    [",", "je", "pense"],
    ["je", "crois"],
    ["j'", "imagine"],
    [",", "moi"],
    ["tu", "vois"],
    ["vous", "voyez"],
    ["du", "coup"],
    ["en", "fait"],
    ["en", "ce", "moment"],
    [","],
)
SUBORDINATES = content.grammar()["subordinates"]
BARE_STARTS = content.grammar()["bare_starts"]
SUBJECTS = content.grammar()["subjects"]
SOMEONE = content.grammar()["someone"]
LONGEST, SHORTEST = 18, 3
BARE = 4  # words of a sentence without a subject
HEAVY = frozenset({"tired", "sad", "afraid", "angry", "guilty"})
WHO_ONE_IS = re.compile(
    r"(?:et )?(?:je suis (?:un |une )?(?!pas|plus|tellement|trop|en|a |seul|perdu)\S+ (?:de|dans|a|au|en|pour|chez|depuis)\b|j' ai \S+ ans\b)"
)
"""A trade, an age: they tell who someone is, seldom why they write."""
LEAST = 1.9
NAMED = 4  # words of a message that only names something
DETERMINERS = content.grammar()["determiners"]
BOTH = 20
"""Words of two sentences said again together."""


@dataclass(frozen=True)
class Retold:
    """A sentence said to the person. `belief`: it judges or foresees, so it is given back as what they tell themselves."""

    text: str
    source: str
    belief: bool = False

    @property
    def begins_with_someone(self) -> bool:
        """Whether it opens on who it is about: it can then follow « donc »."""
        return self.text.split(" ", 1)[0] in SOMEONE

    @property
    def that(self) -> str:
        """Return the sentence after "que"."""
        head = self.text[:1]
        return (
            f"qu’{self.text}"
            if head in "aeiouéèêàâîô" and not self.text.startswith("on")
            else f"que {self.text}"
        )


def retold(text: str, address: str) -> list[Retold]:
    """Return the sentences of a message that can be said to the person, the one that tells most first."""
    said = [
        one for sentence in sentences_of(unfolded(text)) for one in (*_tell(sentence, text, address), None)
    ][:-1]
    told = [(weight(one, last=one is said[-1]), place) for place, one in enumerate(said) if one]
    order = [place for weighs, place in sorted(told, key=lambda pair: (-pair[0], pair[1])) if weighs >= LEAST]
    return [_with_neighbour(said, place) for place in order]


def _tell(sentence: str, whole: str, address: str) -> list[Retold | None]:
    """Return what a sentence tells: as a whole when it can be said, else clause by clause."""
    if sentence.endswith("?"):  # what comes before the question itself may tell something
        before = CLAUSES.split(sentence)[:-1]
        return [*(_said(part.strip(" ,-"), whole, address) for part in before), None]
    one = _said(sentence, whole, address)
    if one:
        return [one]
    return [
        _said(run, whole, address) for part in CLAUSES.split(sentence) for run in runs_of(part.strip(" ,-"))
    ]


def runs_of(part: str) -> list[str]:
    """Return the sentences that follow each other without a link: "j'ai appelé ma mère elle a pleuré" is two."""
    if len(part.split()) > LONGEST:
        return [
            run for piece in LONG_CLAUSES.split(part) for run in runs_of(" ".join(piece.split()[:LONGEST]))
        ]
    cuts = [found.end() for found in NEW_SUBJECT.finditer(part) if found.group(1).lower() not in LINKED]
    if any(SPEAKS.search(part[:cut]) for cut in cuts):
        return []
    return [part[first:last].strip() for first, last in zip([0, *cuts], [*cuts, len(part)], strict=True)]


def named(text: str, address: str) -> str:
    """Return what a message of a few words names, turned to the person: "Mon chef." gives "votre chef"; "" for anything else."""
    known = spelled(text.strip(" .…!"), text)
    if not known or len(known) > NAMED or known[0].lower() not in DETERMINERS or "?" in text:
        return ""
    said = turned(known, address)
    return joined(said) if said and not _unfit(words.normal(text)) else ""


def said_to(clause: str, whole: str, address: str) -> str:
    """Return a clause turned to the person, "" when that would be guessing."""
    known = spelled(clause, whole)
    said = turned(known, address) if known else None
    return joined(said) if said else ""


def _with_neighbour(said: list[Retold | None], place: int) -> Retold:
    """Return a sentence with those just before and after it, as long as the whole stays short and nothing is a belief."""
    told = said[place]
    assert told is not None
    for step in (-1, 1):
        told = _joined(said, place, step, told)
    return told


def _joined(said: list[Retold | None], place: int, step: int, told: Retold) -> Retold:
    """Return what is told with the sentence one step away: a comma within a sentence, a full stop across two."""
    within, across = place + step, place + 2 * step
    if 0 <= within < len(said) and said[within] is not None:
        other, link = said[within], ", "
    elif 0 <= across < len(said) and 0 <= within < len(said):
        other, link = said[across], ". "
    else:
        return told
    if other is None or other.belief or told.belief or not _both_short(told, other):
        return told
    first, second = (told, other) if step > 0 else (other, told)
    tail = second.text if link == ", " else second.text[:1].upper() + second.text[1:]
    return Retold(f"{first.text}{link}{tail}", f"{first.source}{link}{second.source}")


def _both_short(before: Retold, after: Retold) -> bool:
    return len(before.text.split()) + len(after.text.split()) <= BOTH


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a message; a question keeps its mark."""
    text = REPORTED.sub(" ", text.replace("’", "'").replace("ʼ", "'"))
    text = re.sub(r"\s*\?+", "?. ", text)
    told = (sentence.strip(" ,-\t'") for sentence in SENTENCES.split(text))
    return [sentence for sentence in told if sentence]


def _said(part: str, whole: str, address: str) -> Retold | None:
    plain = words.normal(part)
    if QUOTED.search(part) or words.EMPTY.match(plain) or NOTHING_MORE.match(plain) or _unfit(plain):
        return None
    known = spelled(part, whole)
    known = trimmed(known) if known else None
    if known and DISAGREES.search(" ".join(known)):
        return None
    if not known or not SHORTEST <= sum(word[0].isalnum() for word in known) <= LONGEST or not _stands(known):
        return None
    said = turned(known, address)
    return Retold(joined(said), part, belief=is_belief(plain)) if said else None


def _unfit(plain: str) -> bool:
    """Whether a sentence is not to be said again: death, means, insults, nothing in it, someone who leaves or asks."""
    grave = any(words.cue("explicit", name, plain) for name in ("suicide", "taken", "lethal"))
    return (
        grave
        or words.cue("retelling", "never", plain)
        or words.cue("person", "rude", plain)
        or words.cue("retelling", "empty", plain)
    )


def trimmed(known: list[str]) -> list[str]:
    """Drop the small words that open or close a sentence and carry nothing."""
    for head in HEADS:
        if known[: len(head)] == head and len(known) > len(head) + 2:
            known = known[len(head) :]
    while known and known[0].lower() in OPENINGS and not (known[0] == "non" and len(known) < 4):
        known = known[1:]
    while len(known) > 1 and known[:2] in (
        ["du", "coup"],
        ["en", "fait"],
        ["parce", "que"],
        ["au", "fait"],
        ["tu", "sais"],
    ):
        known = known[2:]
        while known and known[0].lower() in OPENINGS:
            known = known[1:]
    while known and known[-1].lower() in CLOSINGS:
        known = known[:-1]
    for tail in TAILS:
        if len(known) > len(tail) + 2 and known[-len(tail) :] == tail:
            known = known[: -len(tail)]
    return known


def _stands(known: list[str]) -> bool:
    """Whether a sentence begins like one that stands alone: with its subject, or with what it names."""
    first = known[0].lower()
    linked = len(known) > 1 and known[1] in SUBJECTS | {"que", "qu'"}
    if (
        first in SUBORDINATES
        and linked
        and sum(word in SUBJECTS for word in known) < len(SUBORDINATES & set(known)) + 1
    ):
        return False
    if first in SUBJECTS or (known[0][0].isupper() and len(known) > 2):
        return True
    return len(known) >= BARE and (first in BARE_STARTS or first[0].isdigit())


def is_belief(plain: str) -> bool:
    """Whether a sentence judges the person or foresees the worst: it is theirs, the companion does not assert it."""
    return words.cue("retelling", "judged", plain) or words.cue("retelling", "foreseen", plain)


def weight(said: Retold, *, last: bool) -> float:
    """Return how much a sentence tells: of the person, of what they feel, of someone; the last one a little more."""
    plain = words.normal(said.source)
    told = set(plain.split())
    own = bool(told & {"je", "j'", "me", "m'", "moi", "mon", "ma", "mes"})
    felt = bool(HEAVY & set(words.cues_found("topics", plain)))
    denied = bool(told & {"pas", "plus", "jamais", "rien", "personne"})
    turns = plain.startswith(("mais ", "par contre", "sauf que", "le probleme", "ce qui"))
    telling = words.cue("retelling", "tells", plain)
    return (
        1.5 * turns
        + 1.2 * telling
        + min(len(told), 9) / 3
        + 1.5 * own
        + 2 * felt
        + 0.8 * denied
        + 1.5 * last
        - 2 * words.cue("retelling", "aside", plain)
        - 2 * bool(NAMES.match(plain) or WHO_ONE_IS.match(plain))
    )
