"""What is shown beside the words: whom to call, in which order, and what humans already know."""

from ancrage import content
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.scene import Scene

SHOWN = 6
LIGHT = 2
LEADS = {
    "medical": "medical_emergency",
    "threat": "violence_threatened",
    "child": "child_in_danger",
    "violence": "violence_suffered",
    "psychosis": "psychosis",
}


def show_for_risk(draft: Draft, risk: str) -> None:
    """Show the numbers of a suicidal crisis: emergencies first when it is now, else the line first."""
    country = draft.scene.country
    emergencies = [*country.emergency, country.no_voice]
    first = [*emergencies, country.line] if risk == "imminent" else [country.line, *emergencies]
    draft.show([*first, *(country.minor if draft.scene.minor else ())])


def show_for_path(draft: Draft, path: str) -> None:
    """Show the numbers of another danger."""
    country, scene = draft.scene.country, draft.scene
    emergencies = [*country.emergency, country.no_voice]
    if path == "violence":
        young = country.minor if "school" in draft.state.notes else ()
        victims = ("fr_116006",) if country.code == "FR" and "man" in scene.facts else ()
        now = [*_police(draft), country.no_voice] if "now" in draft.state.notes else []
        draft.show([*now, *young, *victims, *country.violence, *emergencies])
    elif path == "child":
        draft.show([*country.minor[:1], *_police(draft), *emergencies])
    elif path == "threat":
        draft.show([*emergencies, *_police(draft), country.line])
    elif path == "medical":
        draft.show(emergencies)
    elif path == "other" and "now" in draft.state.notes:
        draft.show([*emergencies, country.line])
    else:
        draft.show([country.line, *emergencies])
    if scene.minor:
        draft.show(country.minor)


def _police(draft: Draft) -> tuple[str, ...]:
    known = {row.id for row in draft.scene.country.resources}
    return tuple(name for name in ("fr_17", "ch_117") if name in known)


def show_light(draft: Draft) -> None:
    """Show the line and the first emergency, without a word about them."""
    country = draft.scene.country
    draft.show([country.line, country.emergency[0]])


def show_for_themes(draft: Draft, *extra: str) -> None:
    """Show who can help with what was talked about, a few at a time."""
    scene = draft.scene
    wanted = [*extra, *scene.heard.labels, *reversed(scene.state.themes)]
    minor = ("minor",) if scene.minor else ()
    found = content.resources_for(
        risk="none", country=scene.surroundings.country, today=scene.today, needs=(*minor, *wanted)
    )
    useful = [row for row in found if set(row.needs) & needs_of((*minor, *wanted))]
    draft.show([row.id for row in useful][: SHOWN - LIGHT])
    show_light(draft)


def needs_of(names: tuple[str, ...]) -> set[str]:
    """Return the needs behind some themes."""
    return {need for name in names for need in content.needs().get(name, (name,))}


def known_by_humans(scene: Scene) -> str:
    """Return what humans know of this talk: ephemeral, taken, waiting, nobody (told, none on duty), or "" when not told."""
    around = scene.surroundings
    if not around.kept:
        return "ephemeral"
    if around.alert == "waiting":
        return "waiting" if around.humans_on_duty else "nobody"
    return around.alert if around.alert == "taken" else ""


def tell(draft: Draft) -> None:
    """Say what humans know, when it changed since it was last said."""
    now = known_by_humans(draft.scene)
    if now and draft.state.notes.get("told") != now and draft.say(f"told.{now}"):
        draft.note(told=now)


def say_whom(draft: Draft) -> bool:
    """Answer « vous avez prévenu qui ? »; what is known was then said."""
    now = known_by_humans(draft.scene)
    if now == "ephemeral":
        return draft.say("told.ephemeral")
    if not now:
        return draft.say("told.whom_nobody")
    draft.note(told=now)
    return draft.say("told.whom")
