"""Room: whether a question is welcome now. "quiet" and "vent" are notes of the talk, each the number of a turn."""

from ancrage.companion.engines.draft import Draft

SELDOM = 4
"""After « arrête tes questions », one turn in four may ask, not before four turns."""
LISTENING = 3
"""Turns without a question after someone said that they only want it out."""

MOST_OWED = 1  # questions asked beyond what was given back, after which one waits


def may_ask(draft: Draft) -> bool:
    """Whether a question is welcome in this turn. Questions about safety never ask this."""
    turn, notes = draft.state.turn, draft.state.notes
    if turn < int(notes.get("vent", "0")) or int(notes.get("balance", "0")) <= -MOST_OWED:
        return False
    since = turn - int(notes.get("quiet", str(turn)))
    return "quiet" not in notes or (since >= SELDOM and since % SELDOM == 0)


def silenced(draft: Draft) -> bool:
    """Whether the person asked for no questions, and that still holds."""
    notes = draft.state.notes
    return draft.state.turn < int(notes.get("vent", "0")) or "quiet" in notes


def ask(draft: Draft, *moments: str, **values: str) -> bool:
    """Ask a question of the first moment that has one, when questions are welcome."""
    return may_ask(draft) and draft.ask(*moments, **values)


def only_listen(draft: Draft) -> None:
    """Ask nothing for a few turns."""
    draft.note(vent=str(draft.state.turn + LISTENING))


def ask_seldom(draft: Draft) -> None:
    """Ask less for the rest of the talk."""
    draft.note(quiet=str(draft.state.turn))


def ask_again(draft: Draft) -> None:
    """Questions are welcome again."""
    draft.note(quiet="", vent="")
