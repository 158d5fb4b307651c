"""From what was typed to words that can be compared, each still knowing its place in the original."""

from vigie.text.language import guess_language
from vigie.text.tidy import CAP, Tidied, tidy
from vigie.text.word import Word

__all__ = ["CAP", "Tidied", "Word", "guess_language", "tidy"]
