"""How often each rule is right on labelled messages: what a rule must show before it may ask or open on its own."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from vigie.evaluation.messages import Labelled
from vigie.evaluation.scores import wilson
from vigie.reader import prepared
from vigie.reading import Finding, Outcome
from vigie.weighing import SUICIDE, find

SHOWN = 3  # messages shown of those where a rule spoke for nothing


@dataclass
class Spoken:
    """What one rule did. `right`: it was so; `wrong`: it was not, and nobody was in danger; `settled`: a qualifier spoke."""

    right: int = 0
    wrong: int = 0
    settled: int = 0
    outcome: str = ""
    wrongly: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return the share of right among right and wrong; 0 when it never spoke."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0


def by_rule(messages: Iterable[Labelled]) -> dict[str, Spoken]:
    """Return what each rule did, by the name of the rule."""
    told: dict[str, Spoken] = {}
    for message in messages:
        tidied, _quality, known = prepared(message.text)
        for finding in find(tidied, known):
            _count(told.setdefault(finding.rule, Spoken()), finding, message)
    return told


def _count(spoken: Spoken, finding: Finding, message: Labelled) -> None:
    if finding.qualifiers and finding.outcome == Outcome.NOTHING:
        spoken.settled += 1
        return
    spoken.outcome = max(spoken.outcome, finding.outcome)
    if _is_so(finding, message):
        spoken.right += 1
    elif message.harmless:
        spoken.wrong += 1
        if len(spoken.wrongly) < SHOWN:
            spoken.wrongly.append(f"{message.id} « {finding.quote} »")


def _is_so(finding: Finding, message: Labelled) -> bool:
    if finding.kind == SUICIDE:
        return message.at_risk
    return message.flags.get(finding.kind, False) or finding.kind in (message.labels or ())


def table(told: dict[str, Spoken]) -> str:
    """Return a table, the most often wrong first."""
    lines = ["règle | issue | juste | à tort | précision | borne basse | neutralisée | à tort, par exemple"]
    for name, one in sorted(told.items(), key=lambda pair: (-pair[1].wrong, pair[0])):
        low = (wilson(one.right, one.right + one.wrong) or [0.0])[0]
        lines.append(
            f"{name} | {one.outcome} | {one.right} | {one.wrong} | {one.precision:.2f} | {low:.2f} | "
            f"{one.settled} | {' ; '.join(one.wrongly)}"
        )
    return "\n".join(lines)
