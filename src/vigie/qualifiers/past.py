"""« Il y a dix ans j’ai voulu mourir » : over, unless it was minutes ago, or the same message says it is still there."""

from vigie.qualifiers.scene import Scene, first_found

UNIT = 2  # words after « il y a … » in which its unit is told


def shown_by(scene: Scene) -> str:
    """Return the words that place the match in a past that is over."""
    over = _long_ago(scene) or scene.in_message("past", "resolved")
    if not over or scene.in_message("past", "still_there"):
        return ""
    return over


def _long_ago(scene: Scene) -> str:
    cues = scene.cues("past")
    for pattern in cues.get("over", ()):
        for found in pattern.regex.finditer(scene.sentence):
            told, following = found.group(), scene.sentence[found.end() :].split()[:UNIT]
            if not first_found(cues.get("recent", ()), " ".join(["", *told.split()[-1:], *following])):
                return told.strip()
    return ""
