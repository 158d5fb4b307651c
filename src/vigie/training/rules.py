"""What the rules alone say of a message: which spoke, and what they ask for."""

from vigie.deciding import decide
from vigie.echoes import without_echoes
from vigie.learned.mixing import spoken_rules
from vigie.reader import prepared
from vigie.weighing import find


def heard_by_rules(text: str) -> tuple[tuple[str, ...], str]:
    """Return the names of the rules that spoke and the outcome they ask for."""
    message, quality, spoken = prepared(text)
    findings = find(message, spoken)
    return spoken_rules(findings), decide(without_echoes(findings), quality).outcome
