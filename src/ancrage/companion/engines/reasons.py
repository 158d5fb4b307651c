"""Why an exercise is proposed, in words: one clause when it is, all of it when asked. Each is true of the numbers behind it."""

from collections.abc import Sequence

from ancrage import content
from ancrage.companion.engines.draft import Draft
from ancrage.content.ordering import exercise_order
from ancrage.content.speaking import Voice, spoken
from ancrage.exercises.choosing import ANY, Reason

CLAUSES = {
    "helped": "because.helped",
    "helped_bit": "because.helped_bit",
    "helped_of": "because.helped_of",
    "others": "because.others",
    "others_any": "because.others_any",
    "night": "because.night",
    "work": "because.work",
    "studied": "because.studied",
    "need": "because.need",
}
IN_FULL = {
    "helped": "exercise.why.helped",
    "helped_bit": "exercise.why.helped_bit",
    "helped_of": "exercise.why.helped_of",
    "others": "exercise.why.others",
    "others_any": "exercise.why.others_any",
    "night": "exercise.why.night",
    "work": "exercise.why.work",
    "need": "exercise.why.need",
}
GRADES = {
    "A": "exercise.why.grade_a",
    "B": "exercise.why.grade_b",
    "C": "exercise.why.grade_c",
    "practice": "exercise.why.grade_practice",
}
SAID_AT_ONCE = 2
"""Reasons said when asked why, before the grade of evidence and the part of chance."""
NUMBERS = ("", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
MANY = ((100, "au moins cent"), (50, "au moins cinquante"), (20, "au moins vingt"), (0, "au moins huit"))
SHARES = (
    (0.9, "presque toutes"),
    (0.75, "au moins trois sur quatre"),
    (2 / 3, "au moins deux sur trois"),
    (0.0, "plus de la moitié"),
)


def clause(reason: Reason, voice: Voice) -> str:
    """Return what follows "parce que", said to this person."""
    line = content.dialogue().moments[CLAUSES[said_as(reason)]][0]
    return spoken(line.say, voice, values_of(reason))


def said_as(reason: Reason) -> str:
    """Return which way of saying a reason is true: helped every time, a little every time, some times."""
    if reason.cause == "helped" and reason.helped < reason.rated:
        return "helped_of"
    if reason.cause == "helped" and not reason.fully:
        return "helped_bit"
    return "others_any" if reason.cause == "others" and reason.need == ANY else reason.cause


def values_of(reason: Reason) -> dict[str, str]:
    """Return the words that the lines fill in. Other persons are never counted exactly: at least so many, at least such a part."""
    said = exercise_order().needs.get(reason.need)
    return {
        "times": times(reason.helped),
        "rated": number(reason.rated),
        "who": said.who if said else "",
        "aim": said.aim if said else "",
        "many": next(words for least, words in MANY if reason.persons >= least),
        "share": next(words for least, words in SHARES if reason.share >= least),
    }


def number(count: int) -> str:
    """Return a small number in letters, a large one in figures."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def times(count: int) -> str:
    """Return how many times, in words."""
    return "une fois" if count == 1 else f"{number(count)} fois"


def as_code(reason: Reason, voice: Voice) -> str:
    """Return a reason as it is kept beside a reply: codes and small numbers of the person's own, nobody else's."""
    counts = (str(reason.helped), str(reason.fully), str(reason.rated))
    return ":".join((reason.cause, reason.need, *counts, voice.address, voice.gender))


def from_code(code: str) -> str:
    """Return the clause that a code stands for, "" when it is no longer understood."""
    try:
        cause, need, helped, fully, rated, address, gender = code.split(":")
        reason = Reason(cause, need=need, helped=int(helped), fully=int(fully), rated=int(rated))
        return clause(reason, Voice(address, gender)) if need in (ANY, *exercise_order().needs) else ""
    except (KeyError, ValueError):
        return ""


def lead_in(draft: Draft, found: Sequence[Reason]) -> str:
    """Say why something is about to be proposed, by a cause not given yet in this talk; return its code, "" when not said."""
    given = draft.state.notes.get("causes", "").split()
    fresh = [reason for reason in found if reason.cause not in given]
    reason = next(iter([*fresh, *found]), None)
    voice = Voice(draft.state.address, draft.state.gender)
    if reason is None or not draft.say("permission.because", because=clause(reason, voice)):
        return ""
    draft.note(causes=" ".join(dict.fromkeys([*given, reason.cause])))
    return as_code(reason, voice)


def explain(draft: Draft, exercise: content.Exercise, found: Sequence[Reason]) -> None:
    """Say in full why this exercise: the reasons, what studies say, and that chance has its part."""
    told = [reason for reason in found if said_as(reason) in IN_FULL][:SAID_AT_ONCE]
    for reason in told:
        values = values_of(reason) | {"minutes": number(exercise.minutes)}
        draft.say(IN_FULL[said_as(reason)], **values)
    draft.say(GRADES[exercise.evidence.grade])
    draft.say("exercise.why.chance")
    if draft.empty and found:
        draft.say(
            "exercise.why.again", because=clause(found[0], Voice(draft.state.address, draft.state.gender))
        )
