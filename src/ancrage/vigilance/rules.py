"""What was heard, as plain data for the layers above; and when it needs a human."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class HeardFinding:
    """One finding, with the person's own words."""

    kind: str
    level: str
    subject: str
    quote: str


@dataclass(frozen=True)
class Heard:
    """What the companion may know of a reading. `outcome` unknown is to be treated as ask."""

    outcome: str  # open | ask | nothing | unknown
    risk: str = "none"  # none | passive | active | plan | imminent
    subject: str = "none"  # self | other | none
    flags: frozenset[str] = frozenset()
    labels: tuple[str, ...] = ()
    language: str = "fr"
    readable: bool = True
    findings: tuple[HeardFinding, ...] = field(default=())
