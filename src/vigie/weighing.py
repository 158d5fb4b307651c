"""From a match and its qualifiers to a finding: what it still asks for once we know whose, when and whether."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from vigie.lexicon import Lexicon
from vigie.matchers import Match, find_matches
from vigie.qualifiers import QUALIFIERS, Scene
from vigie.reading import Finding, Outcome, Risk, Subject
from vigie.text import Tidied
from vigie.version import VERSION

SUICIDE = "suicide"
SILENT = frozenset({"figure"})  # a way of speaking is not even a mention
LOWERING = frozenset({"negation", "past", "hypothesis", "quotation"})
NEVER_LOWERED_BY: Mapping[str, frozenset[str]] = MappingProxyType(
    # acting now is never cancelled by a supposition or a past tense in the same message
    {Risk.IMMINENT: frozenset({"hypothesis", "past"}), Risk.PLAN: frozenset({"hypothesis"})}
)


def find(message: Tidied, known: Lexicon) -> list[Finding]:
    """Return what the rules find in a message, each weighed by its qualifiers."""
    findings: list[Finding] = []
    for match in find_matches(message, known.language):
        findings.extend(_weigh(match, message, known))
    return findings


def _weigh(match: Match, message: Tidied, known: Lexicon) -> Iterable[Finding]:
    rule = match.rule
    shown = _qualified(Scene(message, match, known), rule.ignores)
    if SILENT & shown.keys():
        return
    lowered = LOWERING & shown.keys() - NEVER_LOWERED_BY.get(rule.level, frozenset())
    if lowered and rule.kind != SUICIDE and rule.outcome != Outcome.OPEN:
        return
    quote, start, end = message.quote(match.first, match.last)
    for kind in (rule.kind, *rule.also):
        yield Finding(
            kind=kind,
            level=rule.level if kind == SUICIDE else "",
            subject=_subject(rule.subject, shown),
            outcome=Outcome.NOTHING if lowered or kind != rule.kind else Outcome(rule.outcome),
            quote=quote,
            start=start,
            end=end,
            rule=rule.id,
            source="rule",
            version=VERSION,
            qualifiers=tuple(sorted(shown)),
            why=_why(rule.why, shown),
        )


def _qualified(scene: Scene, ignored: frozenset[str]) -> dict[str, str]:
    shown = {name: ask(scene) for name, ask in QUALIFIERS.items() if name not in ignored}
    return {name: words for name, words in shown.items() if words}


def _subject(told: str, shown: Mapping[str, str]) -> Subject:
    if told:
        return Subject(told)
    return Subject.OTHER if "other_person" in shown else Subject.SELF


NAMES = MappingProxyType(
    {
        "negation": "nié",
        "other_person": "à propos de quelqu’un d’autre",
        "past": "passé",
        "hypothesis": "supposé",
        "quotation": "cité ou raconté",
    }
)


def _why(why: str, shown: Mapping[str, str]) -> str:
    told = [f"{NAMES[name]} : « {words} »" for name, words in sorted(shown.items()) if name in NAMES]
    return f"{why} ({' ; '.join(told)})" if told else why
