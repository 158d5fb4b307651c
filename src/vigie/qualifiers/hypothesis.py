"""« Si quelqu’un disait vouloir mourir, que feriez-vous ? » : supposed, feared, or asked in general."""

from vigie.qualifiers.scene import Scene, first_found, last_end
from vigie.reading import Risk

REACH = 8  # words
TOUCHING = 2  # words between a fear and what is feared


def shown_by(scene: Scene) -> str:
    """Return the words that make the match a supposition."""
    if scene.in_message("other_person", "after_all_self"):
        return ""  # « que faire pour quelqu’un qui… ? ce quelqu’un vous écrit »
    cues = scene.cues("hypothesis")
    return (
        first_found(cues.get("before", ()), scene.before(REACH) + scene.inside)
        or first_found(cues.get("in_sentence", ()), scene.sentence)
        or _feared(scene)
    )


def _feared(scene: Scene) -> str:
    """Return « peur de » before a death that is not wished; to fear killing oneself is another thing."""
    if scene.match.rule.level != Risk.PASSIVE:
        return ""
    before = scene.before(REACH)
    end, words = last_end(scene.cues("hypothesis").get("feared", ()), before + scene.inside)
    start = end - len(words)
    return words if end >= 0 and len(before[start:].split()) <= len(words.split()) + TOUCHING else ""
