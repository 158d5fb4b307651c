"""« Ma sœur veut mourir » : whoever is named last, up to the end of the match, is whom it is about.

« Une copine veut mourir… la copine c’est moi » is about the writer after all.
"""

from vigie.qualifiers.scene import Scene, as_line, first_found, last_end

INTRODUCTION = 25  # words


def shown_by(scene: Scene) -> str:
    """Return the words that name someone else, or nothing when the writer speaks of themselves."""
    cues = scene.cues("other_person")
    if first_found(cues.get("after_all_self", ()), scene.message.line):
        return ""
    lines = (_told_around(scene),) if scene.is_quoted else (scene.up_to_end, _earlier(scene))
    for line in lines:
        own, _words = last_end(cues.get("self", ()), line)
        other, words = last_end(cues.get("other", ()), line)
        if other > own:
            return words
        if own >= 0:
            return ""
    return ""


def _told_around(scene: Scene) -> str:
    """Return what introduces a quotation: « ma fille a écrit : "je veux mourir" » is about her."""
    before = [word for word in scene.message.words[: scene.match.first] if not word.quoted]
    return as_line(before[-INTRODUCTION:])


def _earlier(scene: Scene) -> str:
    sentence = scene.message.words[scene.match.first].sentence
    return as_line([word for word in scene.message.words if sentence - 2 <= word.sentence < sentence])
