"""The last messages of one person as one text: a sentence cut in two by Enter, a plan told in three messages."""

from collections.abc import Sequence
from datetime import timedelta

from vigie.reading import Turn
from vigie.talk.earlier import Earlier
from vigie.talk.scene import Talk
from vigie.talk.spoken import Spoken, spoken

MESSAGES = 3  # earlier ones, at most
APART = timedelta(hours=1)  # more than this between two messages: they are not one text
LONGEST = 60  # words of a message that may be a piece of another


def together_text(context: Sequence[Turn], text: str) -> str | None:
    """Return the last messages of the person and this one, as one text; None when nothing is to be joined.

    This is the one place where several messages become one: the rules read it, and a learned reader may.
    """
    words = spoken(text)
    talk = Talk(words.message, words.known, tuple(context))
    pieces = pieces_of(talk)
    return joined(pieces, words) if pieces else None


def pieces_of(talk: Talk) -> tuple[Earlier, ...]:
    """Return the earlier messages that this one may complete, oldest first."""
    if talk.words.length > LONGEST or _is_elsewhere(talk.words):
        return ()
    pieces: list[Earlier] = []
    after = timedelta(0)
    for earlier in talk.said[:MESSAGES]:
        if earlier.age - after > APART or earlier.is_ordinary or earlier.words.length > LONGEST:
            break
        pieces.append(earlier)
        after = earlier.age
        if earlier.words.begins("subject", "turns_to"):
            break
    return tuple(reversed(pieces))


def joined(pieces: Sequence[Earlier], last: Spoken) -> str:
    """Return messages as one text: a line each, except where a sentence was cut."""
    texts = [piece.words for piece in pieces] + [last]
    text = ""
    for before, after in zip([None, *texts[:-1]], texts, strict=True):
        link = "" if before is None else " " if is_cut(before, after) else "\n"
        text = f"{text}{link}{after.message.original.strip()}"
    return text


def is_cut(before: Spoken, after: Spoken) -> bool:
    """Whether a message goes on with the sentence of the one before it."""
    if before.message.original.rstrip().endswith(
        (".", "!", "?")
    ) and not before.message.original.rstrip().endswith(".."):
        return False
    return before.ends("joining", "ends") or after.begins("joining", "goes_on")


def _is_elsewhere(words: Spoken) -> bool:
    """Whether a message turns to something else, or is everyday talk."""
    return words.begins("subject", "turns_to") or words.says("subject", "ordinary")
