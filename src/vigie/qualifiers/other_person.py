"""« Ma sœur veut mourir » : whoever is named last, up to the end of the match, is whom it is about.

What somebody says is theirs, with quotation marks or without: « mon frère m’a dit qu’il », « elle répète qu’elle ». What the
writer finds of theirs is theirs too. « Une copine veut mourir… la copine c’est moi » is about the writer after all.
"""

from collections.abc import Sequence

from vigie.patterns import Pattern
from vigie.qualifiers.scene import Scene, as_line, first_found, last_end

INTRODUCTION = 25  # words
BLANK = "_"
ONESELF = frozenset({"suicide", "self_harm"})


def shown_by(scene: Scene) -> str:
    """Return the words that name someone else, or nothing when the writer speaks of themselves."""
    if scene.in_message("other_person", "after_all_self"):
        return ""
    words = _told_around(scene) if scene.is_quoted else _found_of_another(scene) or _named_last(scene)
    return _who(scene, words) if words else ""


def _told_around(scene: Scene) -> str:
    """Return who is quoted: « ma fille a écrit : "je veux mourir" » is about her."""
    cues = scene.cues("other_person")
    before = [word for word in scene.message.words[: scene.match.first] if not word.quoted]
    line = as_line(before[-INTRODUCTION:])
    other, words = last_end((*cues.get("says", ()), *cues.get("other", ())), line)
    own, _ = last_end(cues.get("says_of_self", ()), line)
    return words if other > own else ""


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
    """Return the person named before a mere « il » or « elle », when there is one."""
    if len(words.split()) > 1:
        return words
    named = [pattern for pattern in scene.cues("other_person").get("other", ()) if "<proche>" in pattern.text]
    _, known = last_end(named[:1], _earlier(scene) + scene.up_to_end)
    return known or words
