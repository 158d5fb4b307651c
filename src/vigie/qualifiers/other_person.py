"""« Ma sœur veut mourir » : whoever is named last, up to the end of the match, is whom it is about.

What somebody says is theirs, with quotation marks or without: « mon frère m’a dit qu’il », « elle répète qu’elle ». What the
writer finds of theirs is theirs too. « Une copine veut mourir… la copine c’est moi » is about the writer after all.
"""

from collections.abc import Sequence

from vigie.patterns import Pattern
from vigie.qualifiers.scene import Scene, as_line, first_found, last_end

INTRODUCTION, LONGEST_SAYING = 25, 16  # words
BLANK = "_"
ONESELF = frozenset({"suicide", "self_harm"})


def shown_by(scene: Scene) -> str:
    """Return the words that name someone else, or nothing when the writer speaks of themselves."""
    if scene.in_message("other_person", "after_all_self"):
        return ""
    if scene.is_quoted:
        words = _told_around(scene)
    else:
        words = _found_of_another(scene) or _told_without_marks(scene) or _named_last(scene)
    return _who(scene, words) if words else ""


def _told_around(scene: Scene) -> str:
    """Return who is quoted: « ma fille a écrit : "je veux mourir" » is about her."""
    cues = scene.cues("other_person")
    before = [word for word in scene.message.words[: scene.match.first] if not word.quoted]
    line = as_line(before[-INTRODUCTION:])
    other, words = last_end((*cues.get("says", ()), *cues.get("other", ())), line)
    own, _ = last_end(cues.get("says_of_self", ()), line)
    return words if other > own else ""


def _told_without_marks(scene: Scene) -> str:
    """Return who says « je » right before: « elle m’a écrit je veux mourir »."""
    line = scene.up_to_end
    end, words = last_end(scene.cues("other_person").get("says", ()), line)
    said = line[end:].split()[:LONGEST_SAYING] if end >= 0 else []
    opens = said[1:2] if said[:1] and said[0] in scene.listed("other_person", "called") else said[:1]
    goes_on = (
        set(said) & scene.listed("other_person", "own_again") or len(line[end:].split()) >= LONGEST_SAYING
    )
    return words if opens and opens[0] in scene.listed("other_person", "i") and not goes_on else ""


def _found_of_another(scene: Scene) -> str:
    """Return whose it is when the writer found it: « j’ai trouvé une lettre dans la chambre de ma fille »."""
    cues = scene.cues("other_person")
    if not first_found(cues.get("found", ()), scene.before(INTRODUCTION) + scene.inside):
        return ""
    return first_found(cues.get("of_another", ()), scene.inside + scene.following(INTRODUCTION))


def _named_last(scene: Scene) -> str:
    cues = scene.cues("other_person")
    for line in (scene.up_to_end, _earlier(scene)):
        clear = _without_nobody(line, cues.get("nobody", ()), cues.get("somebody_after_all", ()))
        own, _ = last_end(cues.get("self", ()), clear)
        other, words = last_end((*cues.get("other", ()), *_doing(scene)), clear)
        if other > own:
            return words
        if own >= 0:
            return ""
    return ""


def _doing(scene: Scene) -> Sequence[Pattern]:
    """Return what shows somebody else at work on the writer: it names whom violence comes from, not whom it hurts."""
    return scene.cues("other_person").get("does", ()) if scene.match.rule.kind in ONESELF else ()


def _without_nobody(line: str, nobody: Sequence[Pattern], kept: Sequence[Pattern]) -> str:
    """Return the line with what names nobody blanked, so that places stay the same."""
    spans = [found.span() for pattern in kept for found in pattern.regex.finditer(line)]
    for pattern in nobody:
        for found in pattern.regex.finditer(line):
            start, end = found.span()
            if not any(low < end and high > start for low, high in spans):
                line = line[:start] + " " + BLANK * (end - start - 1) + line[end:]
    return line


def _earlier(scene: Scene) -> str:
    sentences, here = scene.message.sentences, scene.message.sentence_at(scene.match.first)
    place = sentences.index(here)
    before = sentences[max(0, place - 2) : place]
    return scene.message.line_of(before[0].first, before[-1].last) if before else ""


def _who(scene: Scene, words: str) -> str:
    """Return the person named before a mere « il », « elle » or « dit que », when there is one."""
    named = [pattern for pattern in scene.cues("other_person").get("other", ()) if "<proche>" in pattern.text]
    _, known = last_end(named[:1], _earlier(scene) + scene.up_to_end)
    first = words.split(maxsplit=1)[0]
    return known if known and (words == first or known.split()[-1] == first) else words
