"""From "mon mari me parle plus" to "votre mari ne vous parle plus": words said by a person, said to them."""

from itertools import pairwise

from ancrage import content
from ancrage.companion.engines.retelling import verbs

TO_VOUS = {"me": "vous", "m'": "vous", "mon": "votre", "ma": "votre", "mes": "vos", "moi": "vous", "moi-même": "vous-même", "mien": "vôtre", "mienne": "vôtre", "miens": "vôtres", "miennes": "vôtres"}  # fmt: skip
TO_TU = {"me": "te", "m'": "te", "mon": "ton", "ma": "ta", "mes": "tes", "moi": "toi", "moi-même": "toi-même", "mien": "tien", "mienne": "tienne", "miens": "tiens", "miennes": "tiennes"}  # fmt: skip
TOGETHER = {"notre": "votre", "nos": "vos", "nous": "vous", "nôtre": "vôtre", "nous-mêmes": "vous-mêmes"}
SECOND = content.grammar()["second"]
"""To whom this is said is not sure."""
SMALL = content.grammar()["small"]
MINE = frozenset({"me", "m'", "nous"})
DENIES = content.grammar()["denies"]
NOT_ALONE = frozenset({"plus", "rien", "personne", "aucun", "aucune"})
"""Words that deny only beside a verb: "plus de travail", "un rien"."""
SOFTENERS = content.grammar()["softeners"]
BEGINS = content.grammar()["begins"]
LINKS = content.grammar()["links"]
TIMES = content.grammar()["times"]
OPENS = 5  # words among which "vendredi soir il" opens a sentence
CONDITIONS = content.grammar()["conditions"]
LEANS_ON = content.grammar()["leans_on"]
ONLY = frozenset({"fais", "ai", "suis", "vois", "mange", "dors", "bois"})
"""Verbs before a "que" that means "only" when the "ne" was dropped: "je fais que ça"."""
OURS = content.grammar()["ours"]
VOWELS = tuple("aeiouyâàéèêëîïôöùûühœ")
ASPIRATED = (
    "hont",
    "haut",
    "hai",
    "hasard",
    "hors",
    "huit",
    "héros",
    "hurl",
    "harc",
    "hâte",
    "hors",
    "onze",
    "yaourt",
)


def turned(words: list[str], address: str) -> list[str] | None:
    """Return the words said to the person, or None when that would be guessing."""
    if SECOND & set(words) or _second_voice(words):
        return None
    said: list[str] = []
    place = 0
    while place < len(words):
        taken = _turn_at(words, place, address)
        if taken is None:
            return None
        group, place = taken
        said += group
    said = _with_dropped_ne(said)
    return said if _denials_hold(said) else None


def _with_dropped_ne(said: list[str]) -> list[str]:
    """Return "votre mère ne répond plus" for "votre mère répond plus": a short noun, its verb, a word that denies."""
    told = [place for place, word in enumerate(said[:7]) if word in DENIES]
    if (
        not told
        or said[0] not in OURS | {"votre", "vos", "ton", "ta", "tes"}
        or {"ne", "n'"} & set(said[: told[0]])
    ):
        return said
    verb = told[0] - 1
    if not (
        2 <= verb <= 4 and said[verb].endswith(("t", "d", "e", "a", "ait")) and _denied_after(said[told[0] :])
    ):
        return said
    while said[verb - 1] in SMALL | {"vous", "te"} and verb > 2:
        verb -= 1
    return [*said[:verb], "ne", *said[verb:]]


def _second_voice(words: list[str]) -> bool:
    """Whether another sentence begins without a link: "il m'a dit je suis en cours" is two sentences."""
    named = words[0] == "ce" and words[1:2] in (["qui"], ["que"], ["qu'"])
    for place, (before, word) in enumerate(pairwise(words)):
        if (named and word == "c'") or (word == "il" and words[place + 2 : place + 4] == ["y", "a"]):
            continue
        if (
            word in BEGINS
            and before not in LINKS
            and not (before in TIMES and (place < OPENS or words[place - 1] == ","))
            and not CONDITIONS & set(words[:place])
        ):
            return True
    return False


Taken = tuple[list[str], int]


def _turn_at(words: list[str], place: int, address: str) -> Taken | None:
    word = words[place]
    if word == "moi":
        return _of_moi(words, place, address)
    if word in ("je", "j'"):
        return _group(words, place, address, "je")
    turn = TURNS.get(word)
    return turn(words, place, address) if turn else ([_swapped(word, address)], place + 1)


def _of_moi(words: list[str], place: int, address: str) -> Taken | None:
    """Turn "moi", which brings its verb with it ("moi qui ai") or only insists ("moi je")."""
    following = words[place + 1 : place + 2]
    if following == ["qui"]:
        return _of_moi_qui(words, place, address)
    return ([], place + 1) if following in (["je"], ["j'"]) else ([_swapped("moi", address)], place + 1)


def _of_on(words: list[str], place: int, address: str) -> Taken | None:
    """Someone, when it does something to me ("on m'a dit"); us, when the verb says so; else people in general."""
    if MINE & set(words[place + 1 : place + 3]):
        return _of_others(words, place, address)
    return _group(words, place, address, "on") or _of_others(words, place, address)


def _of_nous(words: list[str], place: int, address: str) -> Taken | None:
    """Turn "nous", whether it does something or something is done to it.

    After "mon frère et moi ne", it is not the subject, and the verb goes with it all the same.
    """
    if not place or words[place - 1] not in ("ne", "n'"):
        return _group(words, place, address, "nous") or (["vous"], place + 1)
    verb = verbs.of_nous(words[place + 1]) if place + 1 < len(words) else None
    return (["vous", verb], place + 2) if verb else (["vous"], place + 1)


def _of_moi_qui(words: list[str], place: int, address: str) -> Taken | None:
    """Turn "moi qui": its verb is said by "je", whatever it looks like."""
    found = _group(words, place + 1, address, "je")
    if found is None:
        return None
    said, at = found
    return [_swapped("moi", address), "qui", *said[1:]], at


def _swapped(word: str, address: str) -> str:
    mine = TO_VOUS if address == "vous" else TO_TU
    return TOGETHER.get(word) or mine.get(word, word)


def _ahead(words: list[str], place: int) -> tuple[bool, list[str], int]:
    """Return whether "ne" is said, the small words, and where the verb is."""
    place += 1
    denied = place < len(words) and words[place] in ("ne", "n'")
    first = place = place + denied
    while place < len(words) and words[place] in SMALL and place - first < 3:
        place += 1
    return denied, words[first:place], place


def _group(words: list[str], place: int, address: str, subject: str) -> Taken | None:
    """Turn a subject that is or holds the person, its small words and its verb."""
    denied, small, at = _ahead(words, place)
    if at >= len(words):
        return None
    verb = verbs.of_je(words[at], address) if subject == "je" else (verbs.of_nous if subject == "nous" else verbs.of_on)(words[at])  # fmt: skip
    after = words[at + 1 :]
    if (
        verb is None
        or not _agrees(words[at], after)
        or (after[:1] in (["que"], ["qu'"]) and words[at] in ONLY)
    ):
        return None
    if not denied and words[at + 1 : at + 2] == ["plus"] and words[at + 2 : at + 3] in (["de"], ["d'"]):
        return None  # more of it, or none left?
    denied = denied or _denied_after(words[at + 1 :])
    who = "tu" if subject == "je" and address == "tu" else "vous"
    return [
        who,
        *(["ne"] if denied else []),
        *(_reflexive(one, address, subject) for one in small),
        verb,
    ], at + 1


def _reflexive(word: str, address: str, subject: str) -> str:
    """Return a small word before a verb; "se" of us ("on s'est disputés") becomes "vous"."""
    return "vous" if subject == "on" and word in ("se", "s'") else _swapped(word, address)


def _of_others(words: list[str], place: int, address: str) -> Taken | None:
    """Leave a subject as it is, with the "ne" that speech drops, and its small words turned."""
    denied, small, at = _ahead(words, place)
    if at >= len(words):
        return [words[place]], place + 1
    if words[place] in ("c'", "ce") and not denied and _denied_after(words[at + 1 :]):
        return ["ce", "ne", *(_swapped(one, address) for one in small), words[at]], at + 1
    denied = denied or (words[place] != "ce" and _denied_after(words[at + 1 :]))
    return [
        words[place],
        *(["ne"] if denied else []),
        *(_swapped(one, address) for one in small),
        words[at],
    ], at + 1


def _denied_after(after: list[str]) -> bool:
    """Whether a verb is denied by what follows it: "plus" denies when what follows it does not compare."""
    while after and after[0] in SOFTENERS and after[0] != "plus" and len(after) > 1:
        after = after[1:]
    if after[1:2] in (["personne"], ["rien"]) or after[1:3] == ["à", "personne"]:
        return True  # "j'ai vu personne", "je l'ai dit à personne"
    if not after or after[0] not in DENIES:
        return False
    if after[0] != "plus":
        return True
    return len(after) < 2 or after[1] in content.grammar()["compares"]


def _agrees(verb: str, after: list[str]) -> bool:
    """Whether what follows "suis", "ai" looks like what it should: "je suis fatiguer" is left alone."""
    if verb not in {"suis", "ai", "sens", "sommes", "avons", "est", "a"}:
        return True
    first = next((word for word in after if word not in DENIES | SOFTENERS | {"très", "si"}), "")
    return not first.endswith("er") or first in {"hier", "fier", "amer", "cher", "premier", "dernier", "policier", "infirmier"}  # fmt: skip


def _denials_hold(said: list[str]) -> bool:
    """Whether each word that denies has its "ne" a few words before: "mon mari parle pas" is left alone."""
    for place, word in enumerate(said):
        if word in DENIES and not {"ne", "n'", "sans"} & set(said[max(0, place - 6) : place]):
            alone = word in NOT_ALONE and place and said[place - 1] in content.grammar()["stands_alone"]
            opens = word == "plus" and place + 1 < len(said) and said[place + 1] in ("de", "d'", "que")
            starts = word in ("personne", "rien", "aucun", "aucune", "jamais") and {"ne", "n'"} & set(
                said[place : place + 5]
            )
            if not (alone or opens or starts):
                return False
    return True


def joined(words: list[str]) -> str:
    """Join words, elisions made again: "ne avez" gives "n’avez", "te ai" gives "t’ai"."""
    said = ""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word in ("le", "la") and following in LEANS_ON:
            said += "l’"
        elif (
            word in ("ne", "te", "que", "ce", "se")
            and following
            and _opens_with_vowel(following)
            and not (word == "ce" and following == "on")
        ):
            said += f"{word[:-1]}’"
        elif word == "qu'" and following and not _opens_with_vowel(following):
            said += "que "
        elif word.endswith("'"):
            said += f"{word[:-1]}’"
        else:
            said += f"{word} "
    return said.strip().replace(" ,", ",")


def _opens_with_vowel(word: str) -> bool:
    return word.lower().startswith(VOWELS) and not word.lower().startswith(ASPIRATED)


TURNS = {"nous": _of_nous, "on": _of_on} | dict.fromkeys(
    ("il", "elle", "ils", "elles", "ça", "cela", "c'", "ce"), _of_others
)
