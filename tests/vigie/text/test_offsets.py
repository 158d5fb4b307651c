"""Whatever a word was read as, its place gives back what was typed."""

import pytest

from vigie.lexicon import lexicon
from vigie.text import tidy

FRENCH = lexicon("fr").forms


def read_as(text):
    """Pairs of what was typed and the words read there."""
    pairs = {}
    for word in tidy(text, FRENCH).words:
        pairs.setdefault((word.start, word.end), []).append(word.form)
    return [(text[start:end], " ".join(forms)) for (start, end), forms in pairs.items()]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("J’ai", [("J", "je"), ("ai", "ai")]),
        ("jʼai", [("j", "je"), ("ai", "ai")]),
        ("l'ENVIE", [("l", "le"), ("ENVIE", "envie")]),
        ("mouriiir", [("mouriiir", "mourir")]),
        ("de\u0301sespe\u0301re\u0301", [("de\u0301sespe\u0301re\u0301", "desespere")]),
        ("chui à bout", [("chui", "je suis"), ("à", "a"), ("bout", "bout")]),
        ("jpp, su1c1de", [("jpp", "je en peux plus"), ("su1c1de", "suicide")]),
        ("vers s.u.i.c.i.d.e.", [("vers", "vers"), ("s.u.i.c.i.d.e", "suicide")]),
        ("m o u r i r ce soir", [("m o u r i r", "mourir"), ("ce", "ce"), ("soir", "soir")]),
        ("il ma frappé", [("il", "il"), ("ma", "me a"), ("frappé", "frappe")]),
        ("🔪 là", [("🔪", "couteau"), ("là", "la")]),
    ],
)
def test_each_word_keeps_the_place_of_what_was_typed(text, pairs):
    assert read_as(text) == pairs
