"""A moment that was closed: what came before it counts no more.

Closed by a professional who says so, or by the person who says to be safe and to have been helped, with nothing
dangerous said in between.
"""

from collections.abc import Sequence

from vigie.reading import Turn
from vigie.talk.earlier import heard
from vigie.talk.spoken import Spoken, spoken
from vigie.weighing import SUICIDE

WITHIN = 4  # turns, the companion's among them, between « j’ai appelé » and « je suis à l’abri »


def since_closed(turns: Sequence[Turn]) -> Sequence[Turn]:
    """Return the turns after the last closed moment; all of them when none was."""
    last = next((place for place in reversed(range(len(turns))) if _closes(turns, place)), -1)
    return turns[last + 1 :]


def _closes(turns: Sequence[Turn], place: int) -> bool:
    turn = turns[place]
    if turn.role == "professional":
        return spoken(str(turn.text)).says("closing", "closed")
    return turn.role == "person" and _safe_and_helped(turns, place)


def _safe_and_helped(turns: Sequence[Turn], place: int) -> bool:
    """Whether the person says here the second of the two, and said the first a moment before, or both at once."""
    here = spoken(str(turns[place].text))
    safe, helped = _is_safe(here, turns, place), _is_helped(here)
    if not safe and not helped:
        return False
    for before in range(place, max(-1, place - WITHIN - 1), -1):
        if turns[before].role != "person":
            continue
        there = spoken(str(turns[before].text))
        if _speaks_of_dying(there):
            return False
        safe, helped = safe or _is_safe(there, turns, before), helped or _is_helped(there)
        if safe and helped:
            return True
    return False


def _is_safe(words: Spoken, turns: Sequence[Turn], place: int) -> bool:
    asked = turns[place - 1].last_question_kind if place and turns[place - 1].role != "person" else ""
    answers_yes = asked == "safety_now" and words.begins("answers", "yes")
    told = words.says("closing", "safe") or answers_yes
    return told and not words.says("answers", "safe_but")


def _is_helped(words: Spoken) -> bool:
    return words.says("closing", "helped") and not words.says("closing", "not_helped")


def _speaks_of_dying(words: Spoken) -> bool:
    return any(finding.kind == SUICIDE for finding in heard(words))
