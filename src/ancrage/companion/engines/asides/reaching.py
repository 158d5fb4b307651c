"""Whom one can reach: numbers, humans, the on-call. No call goes out from here."""

from ancrage.companion.engines import aid
from ancrage.companion.engines.asides import living
from ancrage.companion.engines.draft import Draft


def give_numbers(draft: Draft) -> str:
    """Show whom to call: it was asked for."""
    draft.say("orient.numbers", "aside.resources", "aside.once_more")
    aid.show_for_themes(draft, "detresse")
    living.give_back_told(draft)
    return "orient"


def give_humans(draft: Draft) -> str:
    """Show the humans one can reach, and the on-call when the talk is kept."""
    draft.say("aside.ask_human_feel")
    return reach_someone(draft, "aside.ask_human")


def answer_a_call(draft: Draft) -> str:
    """Say that no call goes out from here, and who can be called or told."""
    return reach_someone(draft, "aside.ask_call")


def reach_someone(draft: Draft, moment: str) -> str:
    """Say who can be reached, show them, and the on-call as often as it is asked for."""
    draft.say(moment, "aside.resources", "aside.once_more")
    aid.show_for_themes(draft, "detresse", "isolement")
    if draft.scene.surroundings.kept and draft.scene.surroundings.humans_on_duty:
        draft.blocks.append("call_human")
    return "orient"
