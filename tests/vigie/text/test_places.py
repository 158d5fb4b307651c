"""Whatever is typed: words know their place, folding twice changes nothing, and composed or decomposed text reads alike."""

import unicodedata
from itertools import pairwise

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from vigie.lexicon import lexicon
from vigie.text import tidy
from vigie.text.folding import fold
from vigie.text.hidden import find_hidden
from vigie.text.homophones import pairs

FRENCH = lexicon("fr").forms
EVERY_LETTER = st.characters(codec=None, exclude_categories=())  # lone surrogates and null bytes among them
WRITTEN = (
    "j’ai jʼai jsuis chui jpp jveu envi mourrir mouriiir su1c1de s.u.i.c.i.d.e m*rt sa va ces fini et mais je tu il ma frappé"
    " reum 🔪 💀 + c est désespéréée créée Œuvre ﬁn ᴍᴏᴜʀɪʀ mоurir l'air tkt pk ptn ne pas ... , ; ? « » \u200b e\u0301 أريد хочу"
)
TYPED = st.sampled_from(WRITTEN.split())
MESSAGES = st.one_of(
    st.text(EVERY_LETTER, max_size=120),
    st.lists(st.one_of(TYPED, st.text(EVERY_LETTER, max_size=12)), max_size=25).map(" ".join),
)
FRENCH_MESSAGES = st.lists(TYPED.filter(str.isalpha), max_size=20).map(" ".join)


def may_mean(typed):
    """Every word that what was typed may be read as, wherever it stands."""
    form = fold(typed)
    read = {
        *FRENCH.expand(form, elided=True),
        *FRENCH.expand(form, elided=False),
        *FRENCH.pictures.get(form, ()),
    }
    read |= {
        word for one in find_hidden(typed, FRENCH.veiled) for word in FRENCH.expand(one.word, elided=False)
    }
    return read | {word for one in read for pair in pairs("fr").get(one, ()) for word in pair.meant}


@settings(max_examples=200, deadline=None)
@given(MESSAGES)
@example("violé.e")
@example("s u i c i d e")
@example("\ud83d m*\u0301rt")
def test_the_place_of_a_word_holds_what_it_was_read_from(text):
    for word in tidy(text, FRENCH).words:
        assert word.form in may_mean(text[word.start : word.end])


@settings(max_examples=200, deadline=None)
@given(MESSAGES)
def test_sentences_and_clauses_follow_the_words(text):
    message = tidy(text, FRENCH)
    assert [place for one in message.sentences for place in range(one.first, one.last + 1)] == list(
        range(len(message.words))
    )
    for before, word in zip(message.words, message.words[1:], strict=False):
        assert before.start <= word.start
        assert before.sentence <= word.sentence
        assert before.clause <= word.clause
        assert before.clause < word.clause or before.sentence == word.sentence
    for one in message.sentences:
        assert message.line[one.start : one.end] == message.line_of(one.first, one.last)


@settings(max_examples=300, deadline=None)
@given(st.text(EVERY_LETTER, max_size=12))
def test_folding_again_changes_nothing(word):
    assert fold(fold(word)) == fold(word)


@settings(max_examples=200, deadline=None)
@given(MESSAGES)
@example("ﬁn désespérééé")
@example("が 각 आ ऩ")
def test_composed_and_decomposed_text_hold_the_same_words(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    read = [
        [(word.form, word.sentence, word.clause) for word in tidy(one, FRENCH).words]
        for one in (composed, decomposed)
    ]
    assert read[0] == read[1]


@settings(max_examples=200, deadline=None)
@given(FRENCH_MESSAGES)
def test_tidy_words_are_read_as_they_are(text):
    once = " ".join(word.form for word in tidy(text, FRENCH).words)
    assume(all(one != other for one, other in pairwise(once.split())))  # a stutter is mended where it is seen
    assert " ".join(word.form for word in tidy(once, FRENCH).words) == once
