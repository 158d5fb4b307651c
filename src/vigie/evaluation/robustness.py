"""Read the same messages written otherwise: how often the outcome changes, and what is missed once it does."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from random import Random
from types import MappingProxyType
from typing import Any, TypeVar

from vigie.evaluation import disturbances, persons
from vigie.evaluation.compare import weighed
from vigie.evaluation.disturbances import Disturb, Parts
from vigie.evaluation.messages import Labelled
from vigie.evaluation.reads import Read
from vigie.evaluation.scores import share, wilson
from vigie.reader import read
from vigie.reading import Outcome, Reading, Turn

T = TypeVar("T")
Reader = Callable[..., Reading]

DISTURBANCES: Mapping[str, Disturb] = MappingProxyType(
    {
        "accents": disturbances.without_accents,
        "one_typo": disturbances.one_typo,
        "two_typos": disturbances.two_typos,
        "texting": disturbances.texting,
        "capitals": disturbances.capitals,
        "emoji": disturbances.with_emoji,
        "padding": disturbances.padded,
        "in_two": disturbances.in_two,
        "gender": persons.other_gender,
        "tu_vous": persons.other_address,
        "first_name": persons.named,
    }
)
ALLOWED = 0.03  # of pairs whose outcome changes
SEED = 7
ORDER = (Outcome.NOTHING, Outcome.UNKNOWN, Outcome.ASK, Outcome.OPEN)


@dataclass(frozen=True)
class Heard:
    """What a message came to, in one part or two: the highest outcome, and what any part noticed."""

    outcome: str
    noticed: bool

    @property
    def raised(self) -> bool:
        """Whether it opens or asks; what could not be read is asked about."""
        return self.outcome != Outcome.NOTHING


def robustness(
    messages: Sequence[Labelled], reader: Reader = read, *, seed: int = SEED, most: int = 0
) -> dict[str, Any]:
    """Return, for each disturbance, how many outcomes change, which way, and what it costs.

    `most`: how many messages to disturb, drawn among those it applies to; 0 for all.
    """
    plain = cache(reader)
    found = {}
    for name in DISTURBANCES:
        drawn = few(_changed(name, shuffled(messages, seed), seed), most)
        found[name] = _disturbed(
            [(one, hear(one, (one.text,), plain), hear(one, parts, reader)) for one, parts in drawn]
        )
    return {"n": len(messages), "seed": seed, "most": most, "allowed": ALLOWED, "disturbances": found}


def shuffled(messages: Sequence[Labelled], seed: int) -> list[Labelled]:
    """Return the messages in an order drawn once for a seed."""
    order = sorted(messages, key=lambda one: one.id)
    Random(seed).shuffle(order)  # noqa: S311 - a repeatable draw, not a secret
    return order


def few(found: Iterable[T], most: int) -> Iterator[T]:
    """Return the first so many; all of them for 0."""
    return islice(found, most or None)


def hear(message: Labelled, parts: Parts, reader: Reader = read) -> Heard:
    """Return what a message comes to when it is sent as these parts, each read after the ones before."""
    turns = [Turn("person", said) for said in parts]
    readings = [
        reader(part, context=turns[:place]) if place else reader(part) for place, part in enumerate(parts)
    ]
    highest = max(
        (reading.outcome for reading in readings), key=lambda outcome: ORDER.index(Outcome(outcome))
    )
    return Heard(highest, any(Read(message, reading, 0).noticed for reading in readings))


def changed(name: str, message: Labelled, seed: int) -> Parts | None:
    """Return a message after a disturbance, always the same one for a seed; None where it does not apply."""
    chance = Random(f"{seed}:{name}:{message.id}")  # noqa: S311 - a repeatable draw, not a secret
    lang = "en" if message.row.get("lang") == "en" else "fr"
    return DISTURBANCES[name](message.text, lang, chance)


def _changed(name: str, messages: Iterable[Labelled], seed: int) -> Iterator[tuple[Labelled, Parts]]:
    for message in messages:
        parts = changed(name, message, seed)
        if parts is not None:
            yield message, parts


def _disturbed(pairs: Sequence[tuple[Labelled, Heard, Heard]]) -> dict[str, Any]:
    flips = [
        (ORDER.index(Outcome(before.outcome)), ORDER.index(Outcome(after.outcome)))
        for _, before, after in pairs
        if before.outcome != after.outcome
    ]
    rate = share(len(flips), len(pairs))
    in_danger = [pair for pair in pairs if pair[0].at_risk and pair[0].subject is not None]
    harmless = [pair for pair in pairs if pair[0].harmless]
    return {
        "pairs": len(pairs),
        "flips": len(flips),
        "rate": rate,
        "ci95": wilson(len(flips), len(pairs)),
        "less": sum(after < before for before, after in flips),
        "held": None if rate is None else rate <= ALLOWED,
        "recall": weighed((before.noticed, after.noticed) for _, before, after in in_danger),
        "false_open_or_ask": weighed((before.raised, after.raised) for _, before, after in harmless),
    }
