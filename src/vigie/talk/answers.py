"""An answer takes its meaning from the question: « oui » to « pensez-vous à mourir ? » is not any yes."""

from vigie.reading import Finding, Outcome, Risk, Subject
from vigie.talk.answered import Answer, answer_to
from vigie.talk.questions import ABOUT_DYING
from vigie.talk.scene import Talk
from vigie.talk.telling import Told, finding, named

# dangers after which « êtes-vous en sécurité ? » is not about suicide
OTHER_DANGERS = ("child_in_danger", "violence_suffered", "violence_threatened", "medical_emergency")
DESCRIBED = 0.5  # weight from which a plan just described makes a bare no too short


def find_answers(talk: Talk) -> list[Finding]:
    """Return what the message answers to the question just asked."""
    answer = answer_to(talk.question, talk.words)
    if answer is None:
        return _denials(talk)
    danger = _danger_asked_about(talk) if talk.question == "safety_now" else None
    return [_about(talk, answer, danger) if danger else _told(talk, answer)]


def _told(talk: Talk, answer: Answer) -> Finding:
    level, outcome, why = answer.meaning
    name = f"{answer.question}.{answer.given}"
    return finding(talk, Told(name, level, outcome, why, answer.subject))


def _danger_asked_about(talk: Talk) -> tuple[str, str] | None:
    """Return the kind of danger, and whose, that a question of safety is about; None when it is about suicide."""
    if any(talk.dying(subject) for subject in (Subject.SELF, Subject.OTHER)):
        return None
    heard = {one.kind: one.subject for earlier in talk.said for one in earlier.findings}
    return next(((kind, heard[kind]) for kind in OTHER_DANGERS if kind in heard), None)


def _about(talk: Talk, answer: Answer, danger: tuple[str, str]) -> Finding:
    kind, subject = danger
    why = f"{answer.meaning.why}, après avoir parlé d’un autre danger que le suicide"
    name = f"safety_now.{answer.given}"
    return finding(talk, Told(name, answer.level, answer.meaning.outcome, why, Subject(subject), kind))


def _denials(talk: Talk) -> list[Finding]:
    """A bare no right after a plan was described: it does not undo the description, it asks again."""
    if talk.question not in ABOUT_DYING or not talk.words.begins("answers", "no"):
        return []
    described = talk.dying(at_least=Risk.PLAN)
    if described is None or described.weight < DESCRIBED:
        return []
    why = f"dit non, après avoir décrit un plan ({named(described)})"
    return [finding(talk, Told("turning.denied", Risk.PASSIVE, Outcome.ASK, why))]
