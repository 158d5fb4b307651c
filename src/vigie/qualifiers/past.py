"""« Il y a dix ans j’ai voulu mourir » : over, unless the same message says it is still there."""

from vigie.qualifiers.scene import Scene, first_found


def shown_by(scene: Scene) -> str:
    """Return the words that place the match in a past that is over."""
    cues = scene.cues("past")
    over = first_found(cues.get("over", ()), scene.sentence) or first_found(
        cues.get("resolved", ()), scene.message.line
    )
    if not over or first_found(cues.get("still_there", ()), scene.message.line):
        return ""
    return over
