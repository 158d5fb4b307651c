"""A pupil mocked at school: not a partner's violence. 3018, and the adults of the school."""

from ancrage.companion.engines import aid, words
from ancrage.companion.engines.asides import room
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import Composed

FLAGS = frozenset({"violence_suffered", "child_in_danger"})


def at_school(scene: Scene) -> bool:
    """Whether it happens at school to a pupil: said now or before in this talk, and not by someone who works there."""
    works = words.cue("school", "works_there", scene.plain)
    return "school" in scene.state.notes or (words.cue("school", "place", scene.plain) and not works)


def teased(scene: Scene) -> bool:
    """Whether what was heard is mockery or nuisance at school, without blows nor threats: listened to, with who can act."""
    heard = scene.heard
    mild = heard.risk == "none" and bool(heard.flags) and heard.flags <= FLAGS
    return mild and at_school(scene) and not words.cue("school", "hit", scene.plain)


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
