"""How the next exercise is chosen, as reviewed data: what a rating is worth, what is expected before any, what is short."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ancrage.content.exercise_reading import GRADES
from ancrage.content.fields import Fields
from ancrage.content.loader import ROOT, open_file
from ancrage.content.reading import read_header
from ancrage.content.schemas import Headed, Header

RATINGS = ("yes", "bit", "no", "worse")


@dataclass(frozen=True)
class Span:
    """Hours of the day, `from_hour` included, `until_hour` not; it may pass midnight."""

    from_hour: int
    until_hour: int

    def holds(self, hour: int) -> bool:
        """Whether an hour is inside."""
        if self.from_hour <= self.until_hour:
            return self.from_hour <= hour < self.until_hour
        return hour >= self.from_hour or hour < self.until_hour


@dataclass(frozen=True)
class NeedWords:
    """How a need is said: `who` after "des personnes", `aim` after "c’est fait pour"."""

    who: str
    aim: str


@dataclass(frozen=True)
class ExerciseOrder(Headed):
    """How the next exercise is chosen. Source: project's choice, draft. Shares are between 0 and 1.

    `rewards`: what a rating is worth. `grades`: expected before any rating. Weights are in ratings; `crowd_least` in persons.
    `elsewhere`: weight of a rating given for another need. `sharpness`: how far a draw is drawn in towards the mean, 1 for not
    at all. `same_shelf`: factor of a draw beside one set aside in the talk.
    `short`: minutes at most, at night and at work hours.
    """

    header: Header
    rewards: Mapping[str, float]
    grades: Mapping[str, float]
    grade_weight: int
    crowd_weight: int
    crowd_least: int
    crowd_most: int
    elsewhere: float
    sharpness: int
    same_shelf: float
    recent_hours: int
    short: Mapping[str, int]
    night: Span
    work: Span
    no_pacer_themes: frozenset[str]
    no_pacer_situations: frozenset[str]
    needs: Mapping[str, NeedWords]


@cache
def exercise_order() -> ExerciseOrder:
    """Return how the next exercise is chosen."""
    return read_order(open_file(ROOT / "exercises" / "order.yaml"))


def read_order(fields: Fields) -> ExerciseOrder:
    """Read the order; ContentError when a share passes one hundred, or when fewer than eight persons would do."""
    header, first, short = read_header(fields), fields.part("no_pacer_first"), fields.part("short")
    order = ExerciseOrder(
        header=header,
        rewards=_shares(fields.part("rewards"), RATINGS),
        grades=_shares(fields.part("grades"), GRADES),
        grade_weight=fields.number("grade_weight"),
        crowd_weight=fields.number("crowd_weight"),
        crowd_least=fields.number("crowd_least"),
        crowd_most=fields.number("crowd_most"),
        elsewhere=_share(fields, "elsewhere"),
        sharpness=fields.number("sharpness"),
        same_shelf=_share(fields, "same_shelf"),
        recent_hours=fields.number("recent_hours"),
        short={name: short.number(name) for name in ("night", "work")},
        night=_span(fields.part("night")),
        work=_span(fields.part("work")),
        no_pacer_themes=frozenset(first.texts("themes")),
        no_pacer_situations=frozenset(first.texts("situations")),
        needs={name: _words(part) for name, part in fields.part("needs").mappings()},
    )
    for part in (first, short, fields):
        part.close()
    if order.crowd_least < 8:
        raise fields.error("crowd_least", "at least eight persons, or one could be told from the others")
    if not order.sharpness:
        raise fields.error("sharpness", "at least one")
    if not 1 <= order.grade_weight <= order.crowd_weight:
        raise fields.error("grade_weight", "at least one, and no more than the weight of the others")
    return order


def _shares(fields: Fields, names: tuple[str, ...]) -> dict[str, float]:
    shares = {name: _share(fields, name) for name in names}
    fields.close()
    return shares


def _share(fields: Fields, name: str) -> float:
    hundredths = fields.number(name)
    if hundredths > 100:
        raise fields.error(name, "a share is at most one hundred")
    return hundredths / 100


def _span(fields: Fields) -> Span:
    span = Span(fields.number("from_hour"), fields.number("until_hour"))
    fields.close()
    return span


def _words(fields: Fields) -> NeedWords:
    words = NeedWords(who=fields.text("who"), aim=fields.text("aim"))
    fields.close()
    return words
