"""Words that point back: « j’y pense souvent », « c’est pour ce soir », « ils sont dans le tiroir ».

They mean something only after the person spoke of dying, or was just asked about it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from vigie.reading import Finding, Outcome, Risk, Subject
from vigie.talk.ages import ASKS
from vigie.talk.questions import ABOUT_DYING, ABOUT_SOMEONE_ELSE, PROPOSALS
from vigie.talk.scene import Talk
from vigie.talk.spoken import Place
from vigie.talk.telling import Told, at_most, finding, named, outcome_of

NOTHING: frozenset[str] = frozenset()
LONGEST = 25  # words: what is longer, or names an everyday thing, says for itself what it is about
FAR = 8  # words before it from which « j’y repense » may point to something said in between
ABOUT_ONESELF: Mapping[str, Risk] = MappingProxyType(
    {
        "imminent": Risk.IMMINENT,
        "plan": Risk.PLAN,
        "doing": Risk.PLAN,
        "means": Risk.PLAN,
        "active": Risk.ACTIVE,
    }
)
ABOUT_ANOTHER: Mapping[str, Risk] = MappingProxyType(
    {"other_imminent": Risk.IMMINENT, "other_plan": Risk.PLAN, "plan": Risk.PLAN, "other_active": Risk.ACTIVE}
)


class Antecedent(NamedTuple):
    """What is pointed back to: how it is named, and what may be asked of it."""

    named: str
    outcome: Outcome


def find_following(talk: Talk) -> list[Finding]:
    """Return what the message takes up without naming it, about oneself, else about someone else."""
    if talk.words.length > LONGEST or talk.words.says("subject", "ordinary"):
        return []
    return _find(talk, Subject.SELF, ABOUT_ONESELF) or _find(talk, Subject.OTHER, ABOUT_ANOTHER)


def _find(talk: Talk, subject: Subject, levels: Mapping[str, Risk]) -> list[Finding]:
    name, place = _pointing(talk, levels)
    antecedent = _antecedent(talk, subject) if place else None
    if place is None or antecedent is None or antecedent.outcome == Outcome.NOTHING:
        return []
    doubtful = place.first > FAR or (name == "means" and not _named_means(talk))
    outcome = Outcome.ASK if doubtful else antecedent.outcome
    why = f"reprend, sans le nommer, ce qui a été dit avant ({antecedent.named})"
    told = Told(f"follow_up.{name}", levels[name], outcome, why, subject)
    return [finding(talk, told, place.quote)]


def _pointing(talk: Talk, levels: Mapping[str, Risk]) -> tuple[str, Place | None]:
    for name in levels:
        if name == "doing" and talk.question in PROPOSALS:
            continue  # « je vais le faire » answers what was proposed
        # « ils », « il » are then the pills, or the person spoken of
        despite = frozenset({"other_person"}) if name == "means" or name.startswith("other") else NOTHING
        if place := talk.words.says_plainly("follow_up", name, despite=despite):
            return name, place
    return "", None


def _antecedent(talk: Talk, subject: Subject) -> Antecedent | None:
    if talk.question in (ABOUT_DYING if subject == Subject.SELF else ABOUT_SOMEONE_ELSE):
        return Antecedent("la question directe qui vient d’être posée", Outcome.OPEN)
    if earlier := talk.dying(subject):
        allowed = outcome_of(earlier.weight)
        clear = earlier.is_clear(subject)
        return Antecedent(named(earlier), allowed if clear else at_most(allowed, Outcome.ASK))
    hint = next((one for one in talk.said if one.may_mean_dying and one.weight >= ASKS), None)
    return Antecedent(named(hint), Outcome.ASK) if hint and subject == Subject.SELF else None


def _named_means(talk: Talk) -> bool:
    """Whether a means was named before: « ils sont dans le tiroir » then says where it is."""
    return any(earlier.words.says("parts", "means") for earlier in talk.said)
