"""A pupil mocked at school: not a partner's violence. 3018, and the adults of the school."""

from ancrage.companion.engines import aid, words
from ancrage.companion.engines.asides import room
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import Composed

FLAGS = frozenset({"violence_suffered", "child_in_danger"})


def at_school(scene: Scene) -> bool:
    """Whether it happens at school to a pupil: said now or before in this talk, and not by someone who works there."""
    if words.cue("school", "works_there", scene.plain):
        return False
    known = {"school", "school_place"} & set(scene.state.notes)
    return bool(known) or words.cue("school", "place", scene.plain)


def remember_place(draft: Draft) -> None:
    """Remember that one speaks of a school, as a pupil: what follows may not name it again."""
    if at_school(draft.scene):
        draft.note(school_place="1")
    elif words.cue("school", "works_there", draft.scene.plain):
        draft.note(school_place="")


def teased(scene: Scene) -> bool:
    """Whether what was heard is mockery or nuisance at school, without blows nor threats: listened to, with who can act."""
    heard = scene.heard
    if (
        heard.risk != "none"
        or not heard.flags
        or not at_school(scene)
        or words.cue("school", "hit", scene.plain)
    ):
        return False
    return heard.flags <= FLAGS or (words.cue("school", "teased", scene.plain) and _only_guessed(scene))


def _only_guessed(scene: Scene) -> bool:
    """Whether all that was heard stands on resemblances: « ils se foutent de moi » is not hearing voices."""
    found = [one for one in scene.heard.findings if one.kind in scene.heard.flags]
    return bool(found) and not any(one.by_rule for one in found)


def just_told(scene: Scene) -> bool:
    """Whether mockery at school is told for the first time."""
    if "school" in scene.state.notes or scene.language != "fr":
        return False
    told = words.cue("school", "teased", scene.plain) and at_school(scene)
    return teased(scene) or (told and not words.cue("school", "hit", scene.plain))


def show(draft: Draft) -> None:
    """Show the lines for the young, and the light help."""
    draft.show(draft.scene.country.minor)
    aid.show_light(draft)


def turn(draft: Draft) -> Composed:
    """Take it seriously without alarm: who listens to pupils, who can act at school, and one open question."""
    draft.note(school="1")
    draft.say("school.heard")
    show(draft)
    if "france" in draft.scene.facts:
        draft.say("school.help")
    else:
        draft.say("school.adults")
    if room.may_ask(draft):
        draft.ask("school.ask")
    return draft.finish("explore")
