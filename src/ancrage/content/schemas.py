"""What content is once read: frozen data, typed, with its header."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Header:
    """How every content file opens: what it is, where it comes from, who has reviewed it (nobody, when null)."""

    id: str
    version: str
    language: str
    source: str
    licence: str
    status: str  # draft | reviewed
    reviewed: date | None


class Headed:
    """What opens with a header: its version and its status are read from there."""

    header: Header

    @property
    def version(self) -> str:
        """The version that a consent, a run or a signature names."""
        return self.header.version

    @property
    def status(self) -> str:
        """Draft until a clinician reviewed it."""
        return self.header.status


@dataclass(frozen=True)
class Text(Headed):
    """A page's words."""

    header: Header
    title: str
    paragraphs: tuple[str, ...]

    @property
    def version(self) -> str:
        return self.header.version

    @property
    def name(self) -> str:
        return self.header.id

    @property
    def status(self) -> str:
        return self.header.status


@dataclass(frozen=True)
class Notice:
    """What leaves the house: no name, no clinical word. `{link}` and the names in `values` are filled in."""

    id: str
    subject: str
    body: str
    values: tuple[str, ...] = ()

    def filled(self, **values: str) -> "Notice":
        """Return the notice with its values; a missing one is an error, an unused one too."""
        if set(values) != set(self.values):
            raise ValueError(f"notice {self.id}: needs {sorted(self.values)}, got {sorted(values)}")
        return Notice(id=self.id, subject=self.subject.format(**values), body=self.body.format(**values))


@dataclass(frozen=True)
class Clock:
    """An alert's deadlines, in minutes since it was raised: taken, person contacted, outcome written."""

    take_by: int
    answer_by: int
    close_by: int


@dataclass(frozen=True)
class PolicyRule:
    """One row of the table. None or "any" mean "whatever"; the first row that fits decides."""

    kind: str
    level: str
    risk: str
    subject: str
    minor: bool | None
    repeated: bool | None
    worsening: bool | None
    why: str


@dataclass(frozen=True)
class Policy(Headed):
    """What happens when it is serious: risk x subject x age -> level, and each level's clock."""

    header: Header
    title: str
    page: tuple[str, ...]
    rules: tuple[PolicyRule, ...]
    clocks: Mapping[str, Clock]
    unanswered_minutes: int
    watch_hours: int
    recheck_days: tuple[int, ...]
    repeated_days: int
    relation_hours: int

    def rule_for(  # noqa: PLR0913 - the axes of the table
        self,
        *,
        risk: str = "none",
        subject: str = "self",
        minor: bool = False,
        repeated: bool = False,
        worsening: bool = False,
        kind: str = "suicide",
    ) -> PolicyRule | None:
        """Return the first row that fits, None when nobody needs to be told."""
        for rule in self.rules:
            axes = ((rule.minor, minor), (rule.repeated, repeated), (rule.worsening, worsening))
            if rule.kind != kind or rule.risk not in ("any", risk) or rule.subject not in ("any", subject):
                continue
            if all(wanted is None or wanted == fact for wanted, fact in axes):
                return rule
        return None

    def level_for(  # noqa: PLR0913 - the axes of the table
        self,
        *,
        risk: str = "none",
        subject: str = "self",
        minor: bool = False,
        repeated: bool = False,
        worsening: bool = False,
        kind: str = "suicide",
    ) -> str:
        """Return red, orange, yellow, or "" when nobody needs to be told."""
        rule = self.rule_for(
            risk=risk, subject=subject, minor=minor, repeated=repeated, worsening=worsening, kind=kind
        )
        return rule.level if rule else ""

    def clock(self, level: str, *, imminent: bool = False) -> Clock:
        """Return the deadlines of a level; a life at stake now has its own."""
        return self.clocks["imminent" if imminent else level]


@dataclass(frozen=True)
class Answer:
    """A quick reply written beside a question: what it says, what it sends or opens."""

    label: str
    text: str = ""
    action: str = ""


@dataclass(frozen=True)
class Line:
    """A sentence the companion may say, for one moment of a talk.

    `say` holds `[vous|tu]` forms, `<f|m|e>` gender forms and `{values}`. `when`: facts that must hold ("!x":
    must not). `kind`: what the sentence does, counted honestly. `again`: may be said again.
    """

    id: str
    moment: str
    kind: str
    say: str
    question: str = ""
    when: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    again: bool = False
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class Dialogue:
    """Every line of a language, by moment."""

    headers: tuple[Header, ...]
    moments: Mapping[str, tuple[Line, ...]]


@dataclass(frozen=True)
class Situation:
    """Something people live and tell, recognised by how they say it, with what may be given back of it.

    `hears`: patterns over plain words (`a|b` one of, `cri*` any ending, `..` up to three words); `unless`: patterns that rule it out.
    `matches`, `spares`: sentences that hold it, or look like it. `gist`: the thing named in a few words, for a summary.
    `theme`: a label of vigie, or "". `tone`: heavy | plain | good.
    """

    id: str
    about: str
    theme: str
    tone: str
    hears: tuple[str, ...]
    unless: tuple[str, ...]
    matches: tuple[str, ...]
    spares: tuple[str, ...]
    gist: str
    reflects: tuple[Line, ...]
    asks: tuple[Line, ...]
    affirms: tuple[Line, ...]


@dataclass(frozen=True)
class Cues:
    """What the companion recognises in a text, apart from what vigie reads: group -> name -> phrases."""

    header: Header
    groups: Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Verbs:
    """First person to second person: "dors" -> ("dormez", "dors"). `after`: infinitives, participles stay."""

    header: Header
    forms: Mapping[str, tuple[str, str]]
