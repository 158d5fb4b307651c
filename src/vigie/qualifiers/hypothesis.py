"""« Si quelqu’un disait vouloir mourir, que feriez-vous ? » : supposed, or asked in general."""

from vigie.qualifiers.scene import Scene, first_found

REACH = 8  # words


def shown_by(scene: Scene) -> str:
    """Return the words that make the match a supposition."""
    return first_found(scene.cues("hypothesis").get("before", ()), scene.before(REACH) + scene.inside)
