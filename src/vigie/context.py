"""What came before changes what is said: « oui » after a direct question, « non » after « êtes-vous à l’abri ? »."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from vigie.lexicon import Lexicon
from vigie.matchers import search
from vigie.reading import Finding, Outcome, Risk, Subject, Turn
from vigie.text import Tidied, tidy
from vigie.version import VERSION
from vigie.weighing import SUICIDE, find

LONGEST_ANSWER = 12  # words
HALF_NO = "pas"  # what is left of « pas vraiment » once fillers are out
OPENING = 5  # words in which an answer is given: what comes after is about something else
LOOKED_BACK = 4  # turns

# question -> answer -> (level, outcome, why)
ANSWERS: Mapping[str, Mapping[str, tuple[Risk, Outcome, str]]] = MappingProxyType(
    {
        "suicide_direct": {
            "yes": (Risk.ACTIVE, Outcome.OPEN, "répond oui à la question directe sur le suicide"),
            "unsure": (Risk.PASSIVE, Outcome.OPEN, "n’écarte pas la question directe sur le suicide"),
        },
        "suicide_plan": {
            "yes": (Risk.PLAN, Outcome.OPEN, "dit savoir comment ou quand"),
            "unsure": (Risk.ACTIVE, Outcome.OPEN, "n’écarte pas l’idée d’un moyen"),
        },
        "safety_now": {
            "no": (Risk.IMMINENT, Outcome.OPEN, "dit ne pas être à l’abri maintenant"),
            "unsure": (Risk.PLAN, Outcome.OPEN, "ne sait pas si sa vie est à l’abri maintenant"),
        },
    }
)


def find_in_context(message: Tidied, context: Sequence[Turn], known: Lexicon) -> list[Finding]:
    """Return what the message means only because of what came before it."""
    if not context or not message.words:
        return []
    answered = _answer(message, context, known)
    return answered or _follow_up(message, context, known)


def _answer(message: Tidied, context: Sequence[Turn], known: Lexicon) -> list[Finding]:
    asked = ANSWERS.get(context[-1].last_question_kind or "", {}) if context[-1].role != "person" else {}
    if not asked or len(message.words) > LONGEST_ANSWER:
        return []
    cues, opening = known.cues.get("answers", {}), _opening(message)
    given = next((name for name in ("unsure", "no", "yes") if search(cues.get(name, ()), opening)), "")
    if opening.strip() == HALF_NO:
        given = "unsure"
    if given not in asked:
        return []
    level, outcome, why = asked[given]
    return [_finding(message, level, outcome, f"context.{context[-1].last_question_kind}.{given}", why)]


def _opening(message: Tidied) -> str:
    return " " + " ".join(message.line.split()[:OPENING])


def _follow_up(message: Tidied, context: Sequence[Turn], known: Lexicon) -> list[Finding]:
    cues = known.cues.get("follow_up", {})
    level = next(
        (name for name in ("imminent", "plan", "active") if search(cues.get(name, ()), message.line)), ""
    )
    if not level or not _spoke_of_dying(context, known):
        return []
    why = "reprend, sans le nommer, ce qui vient d’être dit sur l’envie de mourir"
    return [_finding(message, Risk(level), Outcome.OPEN, f"context.follow_up.{level}", why)]


def _spoke_of_dying(context: Sequence[Turn], known: Lexicon) -> bool:
    if any(turn.last_question_kind in ANSWERS for turn in context[-2:]):
        return True
    said = [turn.text for turn in context[-LOOKED_BACK:] if turn.role == "person"]
    return any(
        finding.kind == SUICIDE and finding.subject == Subject.SELF and finding.outcome != Outcome.NOTHING
        for text in said
        for finding in find(tidy(text, known.forms), known)
    )


def _finding(message: Tidied, level: Risk, outcome: Outcome, rule: str, why: str) -> Finding:
    quote, start, end = message.quote(0, len(message.words) - 1)
    return Finding(
        SUICIDE, level, Subject.SELF, outcome, quote, start, end, rule, "context", VERSION, (), why
    )
