"""A lexicon that cannot be used says what to mend, in a sentence."""

import pytest

from vigie.lexicon import LexiconMistake, rules_in

HEADER = """
id: fr.trial
version: 1
language: fr
source: written for a test
licence: AGPL-3.0-or-later
status: draft
reviewed: null
kind: sleep
"""
RULE = """
rules:
  - id: tired
    why: dit sa fatigue
    any: [suis fatigue]
    matches: ["je suis fatigué"]
"""


def test_a_good_file_gives_its_rules():
    (rule,) = rules_in("trial", HEADER + RULE)
    assert (rule.id, rule.kind, rule.outcome) == ("fr.trial.tired", "sleep", "nothing")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rules: [", "not YAML"),
        ("- a\n- b", "header"),
        ("", "header"),
        (HEADER.replace("licence: AGPL-3.0-or-later\n", "") + RULE, "lacks licence"),
        (HEADER, "at least one rule"),
        (HEADER + "rules: [tired]", "rule 1"),
        (HEADER + RULE.replace("- id: tired\n    why", "- why"), "lacks id"),
        (HEADER + RULE.replace('    matches: ["je suis fatigué"]\n', ""), "lacks matches"),
        (HEADER + RULE.replace('["je suis fatigué"]', "[]"), "lacks matches"),
        (HEADER + RULE.replace('["je suis fatigué"]', "je suis fatigué"), "must be a list"),
        (HEADER + RULE.replace("matches:", "spare: [x]\n    matches:"), "nothing is called spare"),
        (HEADER + RULE.replace("[suis fatigue]", '["(suis fatigue"]'), "fr.trial.tired: a bracket"),
        (HEADER + RULE.replace("[suis fatigue]", '["suis <nobody>"]'), "no group is called <nobody>"),
        (HEADER + RULE.replace("[suis fatigue]", '["[suis]"]'), "could match nothing"),
        (HEADER + RULE.replace("why: dit", "level: high\n    why: dit"), "level"),
        (HEADER + RULE.replace("why: dit", "outcome: maybe\n    why: dit"), "outcome"),
    ],
)
def test_a_bad_file_says_what_to_mend(text, says):
    with pytest.raises(LexiconMistake, match=says.replace("(", r"\(")) as mistake:
        rules_in("trial", text)
    assert "trial" in str(mistake.value)
