"""Read a talk, not a line: what came before changes what is said.

Answers to a direct question, words that point back, a plan told in pieces, a sudden calm, a danger that grows. Only
what the person said counts, less and less as it ages, and not at all once the moment was closed. Nothing here lowers.
"""

from vigie.talk.finding import find_in_context
from vigie.talk.joined import together_text

__all__ = ["find_in_context", "together_text"]
