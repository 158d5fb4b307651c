"""Weigh together what was heard: runs of letters and words, the encoder, and the rules that spoke.

One line a question, in `mix.json`, readable: how much each voice counts, and the score above which the answer is yes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vigie.reading import Finding, Outcome

SETTLED = (
    "~"  # after the name of a rule: it matched, and a qualifier (negated, past, told of a story) settled it
)
ROUNDED = 3  # decimals: the same outcome on every machine


@dataclass(frozen=True)
class Mix:
    """How one question is answered. `says`: the score above which it is a yes; 0 is even."""

    runs: float
    encoder: float
    bias: float
    says: float
    rules: Mapping[str, float] = field(default_factory=dict)

    def score(self, runs: float, encoder: float, spoken: Iterable[str]) -> float:
        """Return the score of a message, rounded."""
        heard = self.runs * runs + self.encoder * encoder + self.bias
        return round(float(heard + sum(self.rules.get(name, 0.0) for name in spoken)), ROUNDED)


def spoken_rules(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the names of the rules that spoke, sorted, marked when a qualifier settled what they found."""
    names = {
        f"{one.rule}{SETTLED}" if one.qualifiers and one.outcome == Outcome.NOTHING else one.rule
        for one in findings
        if one.source == "rule"
    }
    return tuple(sorted(names))
