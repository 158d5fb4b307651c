"""Read the lexicons: YAML a clinician can review, each rule with its own tests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from vigie.patterns import Pattern, PatternMistake, compile_pattern
from vigie.text.forms import Forms, one_letter_away

LANGUAGES = ("fr", "en")
HEADER = ("id", "version", "language", "source", "licence", "status", "reviewed")
NOT_RULES = frozenset({"forms", "groups", "idioms", "qualifiers", "talk", "words"})
LEVELS = frozenset({"", "passive", "active", "plan", "imminent"})
OUTCOMES = frozenset({"open", "ask", "nothing"})
NEEDED = ("id", "why", "any", "matches")
LISTS = ("any", "unless", "near", "ignores", "also", "matches", "spares")
FIELDS = frozenset({*NEEDED, *LISTS, "kind", "level", "outcome", "subject", "note"})


class Words(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, to which `on`, `yes` and `no` are words and not truth values."""


Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:bool"]
    for first, known in Words.yaml_implicit_resolvers.items()
}


class LexiconMistake(ValueError):
    """A lexicon that cannot be used as it is written."""


@dataclass(frozen=True)
class Rule:
    """One thing to notice: what it is, how it is said, what it asks for."""

    id: str
    kind: str
    level: str
    outcome: str
    why: str
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    near: tuple[Pattern, ...] = ()
    ignores: frozenset[str] = frozenset()
    subject: str = ""
    also: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Everything known of one language."""

    language: str
    rules: tuple[Rule, ...]
    cues: Mapping[str, Mapping[str, tuple[Pattern, ...]]]
    forms: Forms
    words: frozenset[str]
    versions: Mapping[str, str] = field(default_factory=dict)


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language (fr, en), read once."""
    documents = {name: _header(name, data) for name, data in _documents(language)}
    groups = _groups(documents.get("groups", {}))
    rules = [
        rule for name, data in documents.items() if name not in NOT_RULES for rule in _rules(data, groups)
    ]
    told = _cues(documents.get("talk", {}), groups, elisions=language == "fr")
    cues = _with_idioms(_cues(documents.get("qualifiers", {}), groups), documents.get("idioms", {}), groups)
    words = frozenset(str(documents.get("words", {}).get("words", "")).split())
    spoken = _spoken(rules)
    forms = _forms(documents.get("forms", {}), words, spoken)
    versions = {data["id"]: str(data["version"]) for data in documents.values()}
    return Lexicon(language, tuple(rules), {**cues, **told}, forms, words | spoken, versions)


def rules_in(name: str, text: str) -> list[Rule]:
    """Return the rules of one file; LexiconMistake says what to mend in it."""
    return _rules(_header(name, document(name, text)), {})


def _documents(language: str) -> list[tuple[str, dict[str, Any]]]:
    folder = files("vigie").joinpath("lexicons", language)
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".yaml")), key=_name)
    return [(_name(path), document(_name(path), path.read_text(encoding="utf-8"))) for path in paths]


def document(name: str, text: str) -> dict[str, Any]:
    """Return what a file says; LexiconMistake when it is not YAML, or not a list of named things."""
    try:
        data = yaml.load(text, Words)  # noqa: S506 - a safe loader
    except yaml.YAMLError as mistake:
        raise LexiconMistake(f"{name}: this is not YAML: {' '.join(str(mistake).split())}") from None
    if not isinstance(data, dict):
        raise LexiconMistake(f"{name}: the file must begin with a header (id, version, language …)")
    return data


def _name(path: Traversable) -> str:
    return path.name.removesuffix(".yaml")


def _header(name: str, data: dict[str, Any]) -> dict[str, Any]:
    missing = [key for key in HEADER if key not in data]
    if missing:
        raise LexiconMistake(f"{name}: the header lacks {', '.join(missing)}")
    return data


def _groups(data: Mapping[str, Any]) -> dict[str, str]:
    return {name: " ".join(str(words).split()) for name, words in data.get("groups", {}).items()}


def _patterns(
    texts: Sequence[str], groups: Mapping[str, str], *, elisions: bool = True
) -> tuple[Pattern, ...]:
    return tuple(compile_pattern(str(text), groups, elisions=elisions) for text in texts)


def _rules(data: Mapping[str, Any], groups: Mapping[str, str]) -> list[Rule]:
    said = data.get("rules")
    if not isinstance(said, list) or not said:
        raise LexiconMistake(f"{data['id']}: the file needs at least one rule, under rules:")
    return [_checked_rule(place, data, rule, groups) for place, rule in enumerate(said, start=1)]


def _cues(
    data: Mapping[str, Any], groups: Mapping[str, str], *, elisions: bool = True
) -> dict[str, dict[str, tuple[Pattern, ...]]]:
    try:
        return {
            qualifier: {name: _patterns(texts, groups, elisions=elisions) for name, texts in named.items()}
            for qualifier, named in data.get("cues", {}).items()
        }
    except PatternMistake as mistake:
        raise LexiconMistake(f"{data['id']}: {mistake}") from None


def _with_idioms(
    cues: Mapping[str, Mapping[str, tuple[Pattern, ...]]], data: Mapping[str, Any], groups: Mapping[str, str]
) -> dict[str, Mapping[str, tuple[Pattern, ...]]]:
    """Return the cues, with the idioms of a language beside its ways of speaking."""
    figure = cues.get("figure", {})
    try:
        said = _patterns([idiom["say"] for idiom in data.get("idioms", ())], groups)
        meant = _patterns(data.get("meant", ()), groups)
    except PatternMistake as mistake:
        raise LexiconMistake(f"{data['id']}: {mistake}") from None
    return {**cues, "figure": {**figure, "idioms": said, "meant": meant}}


def _checked_rule(place: int, data: Mapping[str, Any], said: Any, groups: Mapping[str, str]) -> Rule:
    if not isinstance(said, dict):
        raise LexiconMistake(f"{data['id']}: rule {place} is not a list of fields (id, why, any, matches)")
    name = f"{data['id']}.{said.get('id', f'rule {place}')}"
    missing = [key for key in NEEDED if not said.get(key)]
    if missing:
        raise LexiconMistake(f"{name}: the rule lacks {', '.join(missing)}")
    unknown = sorted(said.keys() - FIELDS)
    if unknown:
        raise LexiconMistake(f"{name}: nothing is called {', '.join(map(str, unknown))} in a rule")
    loose = [key for key in LISTS if not isinstance(said.get(key, []), list)]
    if loose:
        raise LexiconMistake(f"{name}: {', '.join(loose)} must be a list, each line after a dash")
    try:
        return _rule(name, data, said, groups)
    except PatternMistake as mistake:
        raise LexiconMistake(f"{name}: {mistake}") from None


def _rule(name: str, data: Mapping[str, Any], said: Mapping[str, Any], groups: Mapping[str, str]) -> Rule:
    level, outcome = (
        said.get("level", data.get("level", "")),
        said.get("outcome", data.get("outcome", "nothing")),
    )
    if level not in LEVELS or outcome not in OUTCOMES:
        raise LexiconMistake(f"{name}: level « {level} » or outcome « {outcome} » does not exist")
    return Rule(
        id=name,
        kind=said.get("kind", data.get("kind", "")),
        level=level,
        outcome=outcome,
        why=said["why"],
        patterns=_patterns(said["any"], groups),
        unless=_patterns(said.get("unless", ()), groups),
        near=_patterns(said.get("near", ()), groups),
        ignores=frozenset(said.get("ignores", data.get("ignores", ()))),
        subject=said.get("subject", data.get("subject", "")),
        also=tuple(said.get("also", ())),
        matches=tuple(said.get("matches", ())),
        spares=tuple(said.get("spares", ())),
    )


def _spoken(rules: Sequence[Rule]) -> frozenset[str]:
    patterns = (pattern for rule in rules for pattern in (*rule.patterns, *rule.near))
    parts = (part for pattern in patterns for part in _literals(pattern.text))
    return frozenset(parts)


def _literals(text: str) -> list[str]:
    plain = "".join(letter if letter.isalnum() or letter == "*" else " " for letter in text)
    return [word for word in plain.split() if "*" not in word and len(word) > 1]


def _forms(data: Mapping[str, Any], words: frozenset[str], spoken: frozenset[str]) -> Forms:
    written = {typed: tuple(meant.split()) for typed, meant in data.get("written", {}).items()}
    return Forms(
        written=written,
        dropped=frozenset(str(data.get("dropped", "")).split()),
        known=words | spoken,
        wanted=one_letter_away(frozenset(str(data.get("mended", "")).split())),
        elisions=data.get("elisions") == "true",
    )
