"""What someone lives and says in passing, that asks for more than a word: a loss, a return home, a team, being young, a joy."""

from ancrage import content
from ancrage.companion.engines import aid, following, recognising, reflecting
from ancrage.companion.engines.asides import room
from ancrage.companion.engines.draft import Draft

AT_LENGTH = 14
"""Words above which a message that asks or does something also tells something."""
YOUNG = "young_told"


def has_said(draft: Draft, moment: str) -> bool:
    """Whether a line of a moment was said in an earlier turn."""
    return any(line.rsplit(".", 1)[0] == moment for line in draft.scene.state.lines)


def last_told(draft: Draft) -> content.Situation | None:
    """Return the situation that the talk is about, None when none was told."""
    return next(iter(following.thread(draft)), None)


def told_now(draft: Draft) -> content.Situation | None:
    """Return what weighs most of the situations that this very message tells, None when it tells none."""
    known, before = content.situations(), draft.scene.state.told
    fresh = [known[name] for name in draft.state.told if name not in before]
    heavy = [one for one in fresh if one.tone == "heavy"]
    return (heavy or fresh)[-1] if fresh else None


def give_back_told(draft: Draft, *, asking: bool = True) -> bool:
    """Give back what this message also tells, and ask about it; return whether it tells anything."""
    one = told_now(draft)
    if one is None:
        return len(draft.scene.plain.split()) > AT_LENGTH and reflecting.echo(draft)
    values = following.values_of(draft)
    said = reflecting.echo(draft) or draft.say_one_of(one.reflects, **values)
    if asking and room.may_ask(draft):
        draft.ask_one_of(one.asks, **values)
    return said


def is_a_new_visit(draft: Draft) -> bool:
    """Whether someone who says being back was away, or begins a talk."""
    return draft.scene.state.turn <= 1 or bool(draft.scene.surroundings.days_away)


def come_back(draft: Draft) -> str:
    """Welcome someone who comes back within the same talk, and go on with what they say."""
    draft.say("aside.back_soon", "topic.neutral")
    reflecting.echo(draft)
    return "reflect"


def help_a_manager(draft: Draft) -> str:
    """Someone worries for a person of their team: what is theirs to do, what is not, and how they are themselves."""
    draft.note(manager="1")
    draft.say("aside.manager", "aside.once_more")
    draft.say("aside.manager_can")
    aid.show_for_themes(draft, "burnout")
    room.ask(draft, "aside.manager_ask")
    return "explore"


def keep_what_others_said(draft: Draft) -> str:
    """Say nothing of anyone, say why, and what the one who asks can do."""
    leads = "manager" in draft.state.notes or recognising.says("leads_a_team", draft.scene.text)
    draft.say("aside.about_someone", "aside.once_more")
    if leads:
        draft.note(manager="1")
        draft.say("aside.manager_can")
        aid.show_for_themes(draft, "burnout")
    room.ask(draft, "aside.manager_ask" if leads else "aside.about_someone_ask")
    return "explore"


def say_who_helps_the_young(draft: Draft) -> None:
    """The first time someone says being a child, say who answers them."""
    scene = draft.scene
    if not scene.minor or scene.surroundings.minor or draft.did(YOUNG):
        return
    draft.mark(YOUNG)
    draft.say("aside.minor")
    draft.show(scene.country.minor)


def meet_someone_young(draft: Draft) -> str:
    """Someone says their age: what they tell comes first."""
    if draft.did(YOUNG):
        return ""
    if not give_back_told(draft):
        reflecting.meaning(draft)
        room.ask(draft, "aside.minor_ask", "explore.neutral")
    return "explore"


def meet_a_loss(draft: Draft) -> str:
    """Meet a loss once, when no situation says it better."""
    return _meet(draft, "mourning", "deuil")


def meet_a_loss_by_suicide(draft: Draft) -> str:
    """Meet a loss by suicide: who answers those who stay, and how this one is."""
    if has_said(draft, "aside.bereaved_by_suicide"):
        return ""
    draft.say("aside.bereaved_by_suicide")
    draft.say("aside.bereaved_by_suicide_help")
    aid.show_for_themes(draft, "deuil")
    aid.show_light(draft)
    draft.ask("aside.bereaved_by_suicide_ask")
    return "explore"


def meet_a_return_from_hospital(draft: Draft) -> str:
    """Meet the first days after a hospital: fragile, and not to be lived alone."""
    if has_said(draft, "aside.after_hospital"):
        return ""
    draft.say("aside.after_hospital")
    draft.say("aside.after_hospital_help")
    aid.show_light(draft)
    if not give_back_told(draft):
        room.ask(draft, "aside.after_hospital_ask")
    return "explore"


def rejoice(draft: Draft) -> str:
    """Rejoice soberly, and ask what helped."""
    one = told_now(draft)
    if (one is not None and one.tone != "plain") or "?" in draft.scene.text:
        return ""
    draft.say("aside.good_news", "topic.good_news")
    reflecting.echo(draft)
    room.ask(draft, "explore.good_news", "aside.good_news_ask")
    return "explore"


def _meet(draft: Draft, name: str, need: str) -> str:
    """Meet something lived, once; "" when a situation said it, or it was met before."""
    known = content.situations()
    grieving = any(known[one].theme == "grief" for one in draft.state.told if one in known)
    if grieving or told_now(draft) or has_said(draft, f"aside.{name}"):
        return ""
    draft.say(f"aside.{name}")
    aid.show_for_themes(draft, need)
    room.ask(draft, f"aside.{name}_ask")
    return "explore"
