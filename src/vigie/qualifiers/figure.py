"""« Mort de rire », « ce boulot me tue » : a way of speaking that covers the match."""

from vigie.qualifiers.scene import Scene

MARGIN = 1  # characters: the space that opens each word of a line


def shown_by(scene: Scene) -> str:
    """Return the way of speaking that overlaps the match."""
    words = scene.message.words
    for pattern in scene.cues("figure").get("ways_of_speaking", ()):
        for found in pattern.regex.finditer(scene.message.line):
            first, last = scene.message.word_at(found.start()), scene.message.word_at(found.end() - MARGIN)
            if first <= scene.match.last and last >= scene.match.first:
                return " ".join(word.form for word in words[first : last + 1])
    return ""
