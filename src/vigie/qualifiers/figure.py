"""« Mort de rire », « ce boulot me tue » : a way of speaking that covers the match."""

from vigie.qualifiers.scene import Scene

MARGIN = 1  # characters: the space that opens each word of a line


def shown_by(scene: Scene) -> str:
    """Return the way of speaking that overlaps the match."""
    message, match = scene.message, scene.match
    start, end = message.sentence_at(match.first).start, message.sentence_at(match.last).end
    patterns = scene.cues("figure").get("ways_of_speaking", ())
    if not message.budget.allows((end - start) * len(patterns)):
        return ""
    for pattern in patterns:
        for found in pattern.regex.finditer(message.line, start, end):
            first, last = message.word_at(found.start()), message.word_at(found.end() - MARGIN)
            if first <= match.last and last >= match.first:
                return " ".join(word.form for word in message.words[first : last + 1])
    return ""
