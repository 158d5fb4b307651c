"""What the tests of the qualifiers share: scenes looked at without any rule of the lexicons."""

import pytest

from vigie.lexicon import Rule, lexicon
from vigie.matchers import Match
from vigie.patterns import compile_pattern
from vigie.qualifiers import QUALIFIERS, Scene
from vigie.text import tidy


@pytest.fixture
def shown():
    """Return what a qualifier shows of the words between [ and ] in a text, for a rule of a level."""

    def look(qualifier, text, *, level="active", language="fr", pattern=None):
        start, end = text.index("["), text.index("]") - 1
        known = lexicon(language)
        message = tidy(text.replace("[", "").replace("]", ""), known.forms)
        inside = [place for place, word in enumerate(message.words) if start <= word.start < end]
        rule = Rule("fr.test", "suicide", level, "open", "dit", ())
        by = compile_pattern(pattern, {}) if pattern else None
        return QUALIFIERS[qualifier](Scene(message, Match(rule, inside[0], inside[-1], by), known))

    return look
