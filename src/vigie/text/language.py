"""Guess the language: French, English, or unknown; a very short message is taken for the site's own, French."""

from collections.abc import Sequence

from vigie.text.word import Word

SHORT = 3  # words: too few to tell
ENOUGH = 0.3  # share of known words


def guess_language(words: Sequence[Word], french: frozenset[str], english: frozenset[str]) -> str:
    """Return fr, en or unknown from the share of words known in each."""
    spoken = [word.form for word in words if word.form.isalpha()]
    if not spoken:
        return "fr" if words else "unknown"
    in_french = sum(form in french for form in spoken) / len(spoken)
    in_english = sum(form in english for form in spoken) / len(spoken)
    if in_english > in_french and in_english >= ENOUGH:
        return "en"
    if in_french >= ENOUGH or (len(spoken) <= SHORT and all(form.isascii() for form in spoken)):
        return "fr"
    return "unknown"
