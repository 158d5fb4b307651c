"""« Je n’ai pas envie de mourir » : denied just before, within the clause."""

from vigie.qualifiers.scene import Scene, first_found

REACH = 4  # words


def shown_by(scene: Scene) -> str:
    """Return the words that deny the match; « je peux pas m’empêcher de » denies nothing."""
    cues = scene.cues("negation")
    before = scene.before(REACH)
    denied = first_found(cues.get("before", ()), before)
    if not denied or first_found(cues.get("not_a_denial", ()), before + scene.inside):
        return ""
    return denied
