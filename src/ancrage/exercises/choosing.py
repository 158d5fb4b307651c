"""Which exercise to propose next, for this person and what is lived now: pure, and the same for the same chance.

Thompson sampling: for each exercise, what is believed of it is a Beta law; one value is drawn from each law, the highest is
proposed. What is little known is drawn high now and then, so it is tried; what helps is drawn high often (W. R. Thompson 1933,
Biometrika 25; O. Chapelle and L. Li 2011, "An Empirical Evaluation of Thompson Sampling", NIPS). A rating between yes and no
counts for a part of each. Laws are drawn in towards their mean (the "posterior reshaping" of the same paper): a person does
thirty exercises, not thirty thousand, and has little time for trials. Nothing here lifts a contraindication: what comes in was allowed before.
"""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ancrage.content.exercise_schemas import Exercise
from ancrage.content.ordering import ExerciseOrder, exercise_order
from ancrage.exercises.rules import HELPED, Rating

ANY = ""
"""The need of the counts that join all needs."""


@dataclass(frozen=True)
class Rated:
    """How one exercise was, once, for this person. `needs`: what was lived then, among what the exercise is for."""

    exercise: str
    rating: Rating
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Crowd:
    """What other persons said of one exercise for one need, each counting once.

    `reward`: the sum over persons of the mean worth of their ratings; `helped`: those whose last rating is yes or a bit.
    """

    persons: int
    reward: float
    helped: int


@dataclass(frozen=True)
class Tastes:
    """What is known before choosing. `crowd` by exercise and need, only where enough persons said something.

    `recent`: exercises done in the last hours, not to be proposed first.
    """

    own: tuple[Rated, ...] = ()
    crowd: Mapping[tuple[str, str], Crowd] = field(default_factory=dict)
    recent: frozenset[str] = frozenset()

    @property
    def worse(self) -> frozenset[str]:
        """Return what once made things worse: never proposed again, only done when asked for by name."""
        return frozenset(one.exercise for one in self.own if one.rating is Rating.WORSE)


@dataclass(frozen=True)
class Moment:
    """What the moment asks for. `longest`: minutes, 0 when any length will do; `short_for`: night, work or "".

    `no_pacer`: a rhythm to breathe by is not for now. `shelves`: shelves of what was set aside in this talk.
    """

    needs: tuple[str, ...] = ()
    longest: int = 0
    short_for: str = ""
    no_pacer: bool = False
    shelves: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Belief:
    """What is believed of an exercise: Beta(alpha, beta), and where it comes from."""

    alpha: float
    beta: float
    graded: float  # expected from the grade of evidence alone
    expected: float  # with what other persons said, before this person's own ratings
    crowd: Crowd | None = None
    crowd_need: str = ANY
    helped: int = 0  # of this person's ratings: yes or a bit
    fully: int = 0  # of this person's ratings: yes
    rated: int = 0

    @property
    def mean(self) -> float:
        """Return how much it is expected to help, 0 to 1."""
        return self.alpha / (self.alpha + self.beta)


@dataclass(frozen=True)
class Reason:
    """Why an exercise is proposed. `cause`: helped | others | night | work | studied | need."""

    cause: str
    need: str = ANY
    helped: int = 0
    fully: int = 0
    rated: int = 0
    persons: int = 0
    share: float = 0.0  # of these persons, those whom it helps


def chosen(
    fitting: Sequence[Exercise], moment: Moment, tastes: Tastes, chance: random.Random
) -> Exercise | None:
    """Return the exercise to propose among those allowed, None when none is left."""
    order = exercise_order()
    left = proposable(fitting, moment, tastes)
    drawn = [(_draw(one, moment, tastes, chance, order), one) for one in left]
    return max(drawn, key=lambda pair: pair[0])[1] if drawn else None


def proposable(fitting: Sequence[Exercise], moment: Moment, tastes: Tastes) -> list[Exercise]:
    """Return what may come first: never what did harm, not what was just done, of a length that fits when one does."""
    worse = tastes.worse
    left = [one for one in fitting if one.id not in worse and not (moment.no_pacer and one.pace)]
    left = [one for one in left if one.id not in tastes.recent] or left
    if not moment.longest or not left:
        return left
    longest = max(moment.longest, min(one.minutes for one in left))
    return [one for one in left if one.minutes <= longest]


def _draw(
    one: Exercise, moment: Moment, tastes: Tastes, chance: random.Random, order: ExerciseOrder
) -> float:
    belief = believed(one, moment.needs, tastes)
    drawn = chance.betavariate(order.sharpness * belief.alpha, order.sharpness * belief.beta)
    return drawn * order.same_shelf if one.shelf in moment.shelves else drawn


def believed(one: Exercise, needs: Collection[str], tastes: Tastes) -> Belief:
    """Return what is believed of an exercise for these needs: the grade, then the others, then this person's ratings."""
    order = exercise_order()
    graded, weight = order.grades[one.evidence.grade], float(order.grade_weight)
    need, crowd = _crowd_for(one, needs, tastes.crowd, order)
    expected = graded
    if crowd:
        expected = (weight * graded + crowd.reward) / (weight + crowd.persons)
        weight = min(weight + crowd.persons, order.crowd_weight)
    own = [rated for rated in tastes.own if rated.exercise == one.id]
    counts = [(1.0 if _same(rated, needs) else order.elsewhere, order.rewards[rated.rating]) for rated in own]
    return Belief(
        alpha=_positive(expected * weight + sum(count * worth for count, worth in counts)),
        beta=_positive((1 - expected) * weight + sum(count * (1 - worth) for count, worth in counts)),
        graded=graded,
        expected=expected,
        crowd=crowd,
        crowd_need=need,
        helped=sum(rated.rating in HELPED for rated in own),
        fully=sum(rated.rating is Rating.YES for rated in own),
        rated=len(own),
    )


def _positive(value: float) -> float:
    return max(value, 0.01)  # a Beta law needs both above zero: a hundred persons may all say the same


def _same(rated: Rated, needs: Collection[str]) -> bool:
    return not rated.needs.isdisjoint(needs)


def _crowd_for(
    one: Exercise, needs: Collection[str], crowd: Mapping[tuple[str, str], Crowd], order: ExerciseOrder
) -> tuple[str, Crowd | None]:
    """Return the counts to lean on: those of a need of now, with the most persons; else those of all needs."""
    wanted = [need for need in needs if need in one.helps]
    known = [(need, crowd[one.id, need]) for need in wanted if (one.id, need) in crowd]
    known += [(ANY, crowd[one.id, ANY])] if not known and (one.id, ANY) in crowd else []
    enough = [(need, said) for need, said in known if said.persons >= order.crowd_least]
    return max(enough, key=lambda pair: pair[1].persons, default=(ANY, None))


def reasons(one: Exercise, moment: Moment, tastes: Tastes) -> tuple[Reason, ...]:
    """Return why this exercise may be proposed now, what weighs most first. Each is true of the numbers it rests on."""
    belief = believed(one, moment.needs, tastes)
    weighed: list[tuple[float, Reason]] = []
    if belief.helped and belief.mean > belief.expected:
        own = Reason("helped", helped=belief.helped, fully=belief.fully, rated=belief.rated)
        weighed.append((belief.mean - belief.expected, own))
    if (said := belief.crowd) and 2 * said.helped > said.persons and belief.expected > belief.graded:
        share = said.helped / said.persons
        others = Reason("others", need=belief.crowd_need, persons=said.persons, share=share)
        weighed.append((belief.expected - belief.graded, others))
    weighed.sort(key=lambda pair: -pair[0])
    return (*(reason for _, reason in weighed), *_plain_reasons(one, moment))


def _plain_reasons(one: Exercise, moment: Moment) -> tuple[Reason, ...]:
    """Return the reasons that need nobody's rating: it is short and the hour asks for it, what it is for, studies."""
    short = moment.short_for if one.minutes <= moment.longest else ""
    need = next((need for need in moment.needs if need in one.helps), ANY)
    return (
        *((Reason("night"),) if short == "night" else ()),
        *((Reason("need", need=need),) if need else ()),
        *((Reason("work"),) if short == "work" else ()),
        *((Reason("studied"),) if one.evidence.grade == "A" else ()),
    )


def gathered(
    ratings: Iterable[tuple[object, str, str, Iterable[str]]], order: ExerciseOrder | None = None
) -> dict[tuple[str, str], Crowd]:
    """Return what persons said, by exercise and need, where enough of them did.

    `ratings`: (person, exercise, rating, needs), the latest first. A person counts once in each count, however often they rated.
    """
    order = order or exercise_order()
    said: dict[tuple[str, str], dict[object, list[str]]] = {}
    for person, exercise, rating, needs in ratings:
        for need in {ANY, *needs}:
            said.setdefault((exercise, need), {}).setdefault(person, []).append(rating)
    return {
        cell: _counted(by_person.values(), order)
        for cell, by_person in said.items()
        if len(by_person) >= order.crowd_least
    }


def _counted(ratings: Collection[Sequence[str]], order: ExerciseOrder) -> Crowd:
    return Crowd(
        persons=len(ratings),
        reward=sum(sum(order.rewards[one] for one in mine) / len(mine) for mine in ratings),
        helped=sum(mine[0] in HELPED for mine in ratings),
    )


def moment_length(*, hour: int, weekday: int | None, at_work: bool, at_home: bool) -> tuple[int, str]:
    """Return how long an exercise may last now, in minutes (0: any length), and for what: night, work or "".

    `weekday`: Monday is 0, None when the day is not known. Work hours count as work unless one says being at home.
    """
    order = exercise_order()
    workday = weekday is not None and weekday < 5 and order.work.holds(hour)
    if at_work or (workday and not at_home):
        return order.short["work"], "work"
    if order.night.holds(hour):
        return order.short["night"], "night"
    return 0, ""
