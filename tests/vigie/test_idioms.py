"""Each idiom carries its own tests: what it leaves alone, and the trap where the same words are meant."""

from importlib.resources import files

import pytest

import vigie
from vigie.lexicon import document, lexicon
from vigie.patterns import compile_pattern
from vigie.text import tidy
from vigie.weighing import SUICIDE, find

FOLDER = files("vigie").joinpath("lexicons", "fr")
IDIOMS = document("idioms", FOLDER.joinpath("idioms.yaml").read_text(encoding="utf-8"))["idioms"]
TRAPS = [idiom["trap"] for idiom in IDIOMS if "trap" in idiom]
NO_GROUPS: dict[str, str] = {}


def asked_by_rules(text):
    known = lexicon("fr")
    findings = find(tidy(text, known.forms), known)
    return [one for one in findings if one.kind == SUICIDE and one.outcome != "nothing"]


def test_the_list_is_long_and_sets_its_traps():
    assert len(IDIOMS) >= 300
    assert len(TRAPS) >= 60
    assert len({idiom["say"] for idiom in IDIOMS}) == len(IDIOMS)


@pytest.mark.parametrize("idiom", IDIOMS, ids=lambda idiom: idiom["harmless"])
def test_an_idiom_covers_its_sentence_and_nothing_is_asked(idiom):
    message = tidy(idiom["harmless"], lexicon("fr").forms)
    said = compile_pattern(idiom["say"], NO_GROUPS).regex
    assert any(said.search(message.line, one.start, one.end) for one in message.sentences)
    assert not asked_by_rules(idiom["harmless"])


@pytest.mark.parametrize("trap", TRAPS)
def test_the_same_words_are_heard_when_they_are_meant(trap):
    assert vigie.read(trap).outcome in {"ask", "open"}
