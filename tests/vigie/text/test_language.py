"""French, English, both, or a language that cannot be read: the last is never a silent none."""

import pytest

import vigie
from vigie.lexicon import lexicon
from vigie.text import tidy
from vigie.text.language import guess
from vigie.text.tables import small_words

FRENCH = lexicon("fr")


def told(text):
    """What the guess tells of a text."""
    return guess(tidy(text, FRENCH.forms).words, FRENCH.words, lexicon("en").words).told


@pytest.mark.parametrize(
    "text",
    [
        "bonjour",
        "Kevin",
        "jsuis au bout de ma vie wallah",
        "wesh frero jpp de tout sa",
        "mwen pa ka dòmi, mwen lasse",
        "an ka soufè tro ici",
        "starfoullah j'ai trop la haine",
        "cc cv",
        "mdr",
        "10h30",
        "j'ai le seum, c'est chaud le game",
        "je kiffe le feeling de mon job",
    ],
)
def test_french_its_slang_and_its_creoles_are_french(text):
    assert told(text) == "fr"


@pytest.mark.parametrize("text", ["I want to die", "help me please", "i can't take it anymore"])
def test_english_is_english(text):
    assert told(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "je sais pas what to do, i feel so alone et j'ai peur",
        "i told my mother que je voulais partir and she left",
    ],
)
def test_a_message_may_mix_both(text):
    assert told(text) == "mixed"


@pytest.mark.parametrize(
    "text",
    [
        "quiero morir",
        "me quiero morir hoy mismo",
        "no puedo más con mi vida",
        "voglio morire",
        "non ce la faccio più",
        "quero morrer",
        "não aguento mais viver assim",
        "ich will sterben",
        "ich kann nicht mehr",
        "ölmek istiyorum",
        "artık yaşamak istemiyorum",
        "ik wil dood",
        "chcę umrzeć",
        "vreau să mor",
        "bghit nmout",
        "أريد أن أموت",
        "хочу умереть",
        "我想死",
        "死にたい",
        "죽고 싶어요",
        "θέλω να πεθάνω",
        "मैं मरना चाहता हूँ",
        "bonjour أريد أن أموت الآن",
        "💊",
    ],
)
def test_another_language_is_unknown_and_never_calm(text):
    assert told(text) == "unknown"
    assert vigie.read(text).outcome in {"unknown", "ask", "open"}


def test_small_words_are_written_as_words_are_compared():
    for words in small_words().values():
        assert {word for word in words if not word.isascii() or word != word.lower()} == set()
