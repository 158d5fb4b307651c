"""Throw bytes at vigie until something breaks: `pip install atheris`, then `PYTHONPATH=src python bench/fuzz_vigie.py [-max_total_time=60]`.

What must hold whatever is typed: a reading comes back that did not fail, quotes are the person's own words, and composed
or decomposed text holds the same words.
"""

import sys
import unicodedata

import atheris

with atheris.instrument_imports(include=["vigie"]):
    import vigie
    from vigie.lexicon import lexicon
    from vigie.text import tidy

LONGEST = 2_000  # characters: what is longer is only slower


def one(data: bytes) -> None:
    """Read one message made of bytes."""
    text = atheris.FuzzedDataProvider(data).ConsumeUnicode(LONGEST)
    reading = vigie.read(text)
    assert "reading_failed" not in reading.quality.notes
    for found in reading.findings:
        assert text[found.start : found.end] == found.quote
    composed, decomposed = (_words(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert composed == decomposed


def _words(text: str) -> list[str]:
    return [word.form for word in tidy(text, lexicon("fr").forms).words]


if __name__ == "__main__":
    vigie.read("bonjour")  # the lexicons are read once, before anything is counted
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
