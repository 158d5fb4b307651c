"""What a message means only because of what came before it."""

from collections.abc import Sequence

from vigie.lexicon import Lexicon
from vigie.reading import Finding, Turn
from vigie.talk.answers import find_answers
from vigie.talk.following import find_following
from vigie.talk.rising import with_rise
from vigie.talk.scene import Talk
from vigie.talk.together import find_together
from vigie.talk.turning import find_turning
from vigie.text import Tidied


def find_in_context(
    message: Tidied, context: Sequence[Turn], known: Lexicon, *, at: str = ""
) -> list[Finding]:
    """Return what the message means only because of what came before it.

    `at`: when the message was written (ISO); without it, it is taken to follow the last dated turn.
    """
    if not context or not message.words:
        return []
    talk = Talk(message, known, tuple(context), at)
    found = find_answers(talk) or find_following(talk) or find_together(talk) or find_turning(talk)
    return with_rise(talk, found)
