"""« Mort de rire », « ce boulot me tue » : a way of speaking that covers the match, unless it is meant (« pour de vrai »)."""

from vigie.patterns import Pattern
from vigie.qualifiers.scene import Scene, first_found

MARGIN = 1  # characters: the space that opens each word of a line
# « je me tue au travail » says nothing of death, and still tells of work
DEADLY = frozenset({"suicide", "self_harm"})


def shown_by(scene: Scene) -> str:
    """Return the way of speaking that overlaps the match."""
    message, match = scene.message, scene.match
    start, end = message.sentence_at(match.first).start, message.sentence_at(match.last).end
    patterns = _ways_of_speaking(scene)
    if not message.budget.allows((end - start) * len(patterns)):
        return ""
    if first_found(scene.cues("figure").get("meant", ()), scene.sentence):
        return ""
    for pattern in patterns:
        for found in pattern.regex.finditer(message.line, start, end):
            first, last = message.word_at(found.start()), message.word_at(found.end() - MARGIN)
            if first <= match.last and last >= match.first:
                return " ".join(word.form for word in message.words[first : last + 1])
    return ""


def _ways_of_speaking(scene: Scene) -> tuple[Pattern, ...]:
    cues = scene.cues("figure")
    idioms = cues.get("idioms", ()) if scene.match.rule.kind in DEADLY else ()
    return (*cues.get("ways_of_speaking", ()), *idioms)
