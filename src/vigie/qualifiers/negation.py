"""« Je n’ai pas envie de mourir », « me tuer ? jamais » : denied just before, within, or just after.

What denies must touch what is denied: « jsuis pas bien, envie de mourir » denies nothing, nor does « je peux pas m’empêcher
de ». « Non mais ça va », after something was said, is no denial.
"""

from vigie.qualifiers.scene import Scene, first_found, last_end

REACH = 7  # words before
SOON, LATER = 6, 14  # words after
DENYING = frozenset({"pas", "jamais", "aucun", "aucune", "not", "never"})
NO_MORE = ("plus", "a")  # « pense plus à mourir »


def shown_by(scene: Scene) -> str:
    """Return the words that deny the match."""
    denied = _before(scene) or _within(scene) or _after(scene) or _asked_and_denied(scene)
    return "" if denied and _is_taken_back(scene) else denied


def _before(scene: Scene) -> str:
    cues, before = scene.cues("negation"), scene.before(REACH)
    end, denied = last_end(cues.get("before", ()), before)
    if end < 0 or not set(before[end:].split()) <= scene.listed("negation", "transparent"):
        return ""
    return "" if _is_no_denial(scene, scene.before(REACH + SOON) + scene.inside) else denied


def _within(scene: Scene) -> str:
    """Return « pense pas » when the gap of a pattern was filled by a denial."""
    forms = [word.form for word in scene.words]
    expected = scene.match.pattern.text if scene.match.pattern else ""
    verbs = scene.listed("negation", "can_be_denied")
    for verb, word, following in zip(forms, forms[1:], [*forms[2:], ""], strict=False):
        denies = word in DENYING or (word, following) == NO_MORE
        if denies and verb in verbs and word not in expected:
            return "" if _is_no_denial(scene, scene.inside) else f"{verb} {word}"
    return ""


def _after(scene: Scene) -> str:
    cues, following = scene.cues("negation"), scene.following(SOON)
    if first_found(cues.get("no_answer", ()), following):
        return ""
    for pattern in cues.get("answered", ()):
        found = pattern.regex.match(following)
        if found:
            return found.group().strip()
    return ""


def _asked_and_denied(scene: Scene) -> str:
    cues = scene.cues("negation")
    asked = first_found(cues.get("asked", ()), scene.up_to_end)
    return first_found(cues.get("said_no", ()), scene.following(SOON * 3)) if asked else ""


def _is_taken_back(scene: Scene) -> bool:
    """Whether the denial is a lie, told so: « j’ai menti », « mais c’est oui »."""
    return bool(first_found(scene.cues("negation").get("taken_back", ()), scene.following(LATER)))


def _is_no_denial(scene: Scene, line: str) -> bool:
    return bool(first_found(scene.cues("negation").get("not_a_denial", ()), line))
