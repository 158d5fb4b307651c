"""Each rule of each lexicon carries its own tests: they are run here."""

from importlib.resources import files

import pytest

from vigie.deciding import FLAGS, LABELS
from vigie.lexicon import HEADER, LANGUAGES, document, lexicon
from vigie.names import FLAG_NAMES, LABEL_NAMES
from vigie.text import tidy
from vigie.weighing import SUICIDE, find

FILES = [
    file
    for language in LANGUAGES
    for file in files("vigie").joinpath("lexicons", language).iterdir()
    if file.name.endswith(".yaml")
]
RULES = [rule for language in LANGUAGES for rule in lexicon(language).rules]
MATCHES = [(rule, text) for rule in RULES for text in rule.matches]
SPARES = [(rule, text) for rule in RULES for text in rule.spares]


def found_by(rule, text):
    """The findings of a rule that are more than a mention."""
    known = lexicon(rule.id.split(".")[0])
    findings = [finding for finding in find(tidy(text, known.forms), known) if finding.rule == rule.id]
    lowered = {"negation", "past", "hypothesis", "quotation"}
    return [
        finding for finding in findings if rule.outcome == "nothing" or finding.outcome != "nothing"
    ] and [
        finding
        for finding in findings
        if finding.outcome == rule.outcome or not lowered & set(finding.qualifiers)
    ]


@pytest.mark.parametrize(("rule", "text"), MATCHES, ids=lambda value: getattr(value, "id", None))
def test_a_rule_matches_what_it_says_it_matches(rule, text):
    assert found_by(rule, text)


@pytest.mark.parametrize(("rule", "text"), SPARES, ids=lambda value: getattr(value, "id", None))
def test_a_rule_spares_what_it_says_it_spares(rule, text):
    assert not found_by(rule, text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_why_and_carries_its_tests(rule):
    assert rule.why
    assert rule.kind
    assert rule.matches


def test_rules_have_each_their_own_name():
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_of_a_kind_that_a_reading_can_hold(rule):
    kinds = FLAGS | LABELS | {SUICIDE}
    assert rule.kind in kinds
    assert set(rule.also) <= kinds
    assert bool(rule.level) == (rule.kind == SUICIDE)


def test_every_kind_has_its_french_name():
    assert (set(FLAG_NAMES), set(LABEL_NAMES)) == (FLAGS, LABELS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_lexicon_says_where_it_comes_from_and_that_nobody_reviewed_it(file):
    data = document(file.name, file.read_text(encoding="utf-8"))
    assert data.keys() >= set(HEADER)
    assert (data["status"], data["reviewed"]) == ("draft", None)
    assert data["licence"]
    assert data["source"]
