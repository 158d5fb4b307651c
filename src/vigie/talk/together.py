"""What the last messages say together, and none of them alone. The present message must carry a part of it."""

from collections.abc import Iterator
from dataclasses import replace

from vigie.deciding import FLAGS
from vigie.reading import Finding, Outcome, Risk
from vigie.talk.earlier import Earlier, heard
from vigie.talk.joined import joined, pieces_of
from vigie.talk.scene import Talk
from vigie.talk.spoken import Place, Spoken, spoken
from vigie.talk.telling import Told, at_most, finding, named, outcome_of
from vigie.weighing import SUICIDE

CARRIED = ("means", "preparing", "goodbye", "ending")  # parts of a plan that a message may bring
WEAK = frozenset({"means", "moment"})
SHORT = 6  # words in which a moment or a means is about what came before
ENOUGH = 3  # different parts that make a plan when dying was not named


def find_together(talk: Talk) -> list[Finding]:
    """Return what the message completes: a sentence cut in two, or a plan told in pieces."""
    pieces = pieces_of(talk)
    if not pieces:
        return []
    return list(_read_as_one(talk, pieces)) or list(_plan_in_pieces(talk, pieces))


def _read_as_one(talk: Talk, pieces: tuple[Earlier, ...]) -> Iterator[Finding]:
    """Yield what the rules find across the messages, and not in the present one alone."""
    text = joined(pieces, talk.words)
    starts = len(text) - len(talk.message.original.strip())
    alone = {one.rule for one in talk.heard}
    allowed = outcome_of(pieces[-1].weight)
    for one in heard(spoken(text)):
        if not one.start < starts < one.end or one.rule in alone or one.kind not in {SUICIDE, *FLAGS}:
            continue
        yield _carried(talk, one, starts, allowed, pieces[-1])


def _carried(talk: Talk, one: Finding, starts: int, allowed: Outcome, before: Earlier) -> Finding:
    """Return a finding of the joined text, quoting what the present message holds of it."""
    offset = len(talk.message.original) - len(talk.message.original.lstrip())
    first, last = max(0, one.start - starts) + offset, one.end - starts + offset
    said = Outcome.OPEN if one.outcome == Outcome.OPEN else Outcome.ASK
    outcome = at_most(said, allowed)
    why = f"{one.why}, en deux messages : suite du {named(before)}"
    quote = talk.message.original[first:last]
    return replace(
        one,
        outcome=outcome,
        quote=quote,
        start=first,
        end=last,
        rule="context.together.cut",
        source="context",
        why=why,
    )


def _plan_in_pieces(talk: Talk, pieces: tuple[Earlier, ...]) -> Iterator[Finding]:
    """Yield a plan when the present message brings a part of one that the messages before began."""
    brought = _brought(talk.words)
    if not brought:
        return
    place, parts = brought
    dying = talk.dying()
    if dying is not None and dying in pieces:
        outcome = _outcome(talk.words, parts, dying)
        why = f"complète ce qui a été dit de l’envie de mourir ({named(dying)})"
    elif _is_plan(parts.union(*(_parts(piece.words) for piece in pieces))):
        outcome = Outcome.ASK
        why = f"complète ce qui a été dit avant, dans {len(pieces)} message{'s' * (len(pieces) > 1)}"
    else:
        return
    if outcome != Outcome.NOTHING:
        yield finding(talk, Told("together.plan", Risk.PLAN, outcome, why), place.quote)


def _outcome(words: Spoken, parts: set[str], dying: Earlier) -> Outcome:
    """Return what a part brought after dying was named asks for.

    A means or a moment opens only in few words: in a longer sentence it may be any box of medicine, any evening.
    """
    clear = dying.level().rank >= Risk.ACTIVE.rank and (parts - WEAK or words.length <= SHORT)
    allowed = outcome_of(dying.weight)
    return allowed if clear else at_most(allowed, Outcome.ASK)


def _is_plan(parts: set[str]) -> bool:
    """Whether parts make a plan though dying was not named."""
    return (
        len(parts) >= ENOUGH and bool(parts & {"means", "preparing"}) and bool(parts & {"ending", "goodbye"})
    )


def _brought(words: Spoken) -> tuple[Place, set[str]] | None:
    """Return the part of a plan that the present message carries, and all its parts."""
    parts = _parts(words)
    names = [name for name in CARRIED if name in parts]
    if not names and words.length <= SHORT and words.begins("parts", "moment"):
        names = ["moment"]
    place = _part(words, names[0]) if names else None
    return (place, parts) if place else None


def _parts(words: Spoken) -> set[str]:
    if words.says("answers", "put_away"):
        return set()
    return {name for name in (*CARRIED, "moment") if _part(words, name)}


def _part(words: Spoken, name: str) -> Place | None:
    """Return where a part is said of oneself; a farewell is about others, and still one's own."""
    despite = frozenset({"other_person"} if name in {"goodbye", "ending"} else ())
    return words.says_plainly("parts", name, despite=despite)
