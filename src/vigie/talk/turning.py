"""A sudden turn after a danger was told: thanks, calm, « je rigole ». It never undoes what was said: it asks."""

from collections.abc import Iterator

from vigie.reading import Finding, Outcome, Risk
from vigie.talk.ages import ASKS
from vigie.talk.earlier import Earlier
from vigie.talk.scene import Talk
from vigie.talk.telling import LEVELS, Told, finding, named

LONGEST = 30  # words: what is longer says for itself how the person is


def find_turning(talk: Talk) -> list[Finding]:
    """Return what a calm, a thank-you or a taking back asks about."""
    if talk.words.length > LONGEST or talk.is_closing:
        return []
    return list(_calm(talk)) or list(_takes_back(talk))


def _calm(talk: Talk) -> Iterator[Finding]:
    """Yield a sudden calm, thanks or farewell after the person spoke of killing themself."""
    before = talk.dying(at_least=Risk.ACTIVE)
    if before is None or before.weight < ASKS:
        return
    for name, said in (("calm", "un calme soudain"), ("thanks", "un merci"), ("farewell", "un au revoir")):
        place = talk.words.found("turning", name)
        if place or talk.words.is_only("turning", f"{name}_alone"):
            why = f"{said} après {_what(before)}"
            quote = place.quote if place else None
            yield finding(talk, Told(f"turning.{name}", _level(before), Outcome.ASK, why), quote)
            return


def _takes_back(talk: Talk) -> Iterator[Finding]:
    """Yield a « je rigole » or a « laisse tomber » after the person spoke of dying."""
    before = talk.dying()
    place = talk.words.found("turning", "takes_back")
    if before and place and before.weight >= ASKS:
        why = f"minimise, après {_what(before)}"
        yield finding(talk, Told("turning.takes_back", _level(before), Outcome.ASK, why), place.quote)


def _what(before: Earlier) -> str:
    return f"{LEVELS[before.level()]} ({named(before)})"


def _level(before: Earlier) -> Risk:
    """Return the level to ask about: a gesture said to be under way is asked about as a plan."""
    return min(before.level(), Risk.PLAN, key=lambda level: level.rank)
