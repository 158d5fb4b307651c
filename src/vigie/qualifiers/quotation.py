"""« Dans le film, il se suicide » : told of a work, a lesson or somebody’s words, not lived."""

from vigie.qualifiers.scene import Scene, first_found


def shown_by(scene: Scene) -> str:
    """Return the words that make the match a story or a citation."""
    cues = scene.cues("quotation")
    return first_found(cues.get("works", ()), scene.message.line if _is_short(scene) else scene.sentence)


def _is_short(scene: Scene) -> bool:
    return len(scene.message.words) < 40
