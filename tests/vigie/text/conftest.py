"""What the tests of the text layer share."""

import pytest

from vigie.lexicon import lexicon
from vigie.text import tidy


@pytest.fixture
def reads():
    """Return a message as its tidy French words, on one line."""
    return lambda text, language="fr": " ".join(
        word.form for word in tidy(text, lexicon(language).forms).words
    )
