"""Invented persons with hidden tastes: what each way of choosing an exercise gives them, proposal after proposal.

Nobody real is in here. For each exercise and need, a mean benefit is drawn once for the whole world, without regard to the
grade of evidence; each person has their own around it. A rating tells that benefit badly: one in ten is drawn at random.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from ancrage import content
from ancrage.content.exercise_schemas import Exercise
from ancrage.content.ordering import exercise_order
from ancrage.exercises.choosing import Moment, Rated, Tastes, believed, chosen, gathered, proposable
from ancrage.exercises.rules import HELPED, Rating

PROPOSALS = 30
CONSENTING = 0.5  # share of persons whose ratings count for others
NOISE = 0.1  # share of ratings that say nothing of the benefit
ALIKE = 6.0  # how close a person is to the mean of everyone: the weight of a Beta law
WORLD = (2.0, 3.0)  # the Beta law of mean benefits: forty in a hundred, from almost none to almost always
SHARED = ("greedy_shared", "thompson_shared")
NEEDS = ("anxiety", "sleep", "mental_load", "burnout", "self_esteem", "depression", "anger", "loneliness")


@dataclass
class Person:
    """Someone invented: what they live, how much each exercise would help, 0 to 1, and what they said."""

    needs: tuple[str, ...]
    benefit: dict[tuple[str, str], float]
    shares: bool
    own: list[Rated] = field(default_factory=list)

    def tastes(self, crowd: dict) -> Tastes:
        """What is known of this person, the exercise just done being set aside as it is within a day."""
        return Tastes(
            own=tuple(self.own), crowd=crowd, recent=frozenset(one.exercise for one in self.own[-1:])
        )


Policy = Callable[[Sequence[Exercise], Moment, Tastes, random.Random], Exercise]


def at_random(fitting: Sequence[Exercise], moment: Moment, tastes: Tastes, chance: random.Random) -> Exercise:
    """Anything that may be proposed."""
    return chance.choice(proposable(fitting, moment, tastes))


def fixed(fitting: Sequence[Exercise], moment: Moment, tastes: Tastes, _chance: random.Random) -> Exercise:
    """The first of the shelf, the same for everyone: a script."""
    return proposable(fitting, moment, tastes)[0]


def what_helped(
    fitting: Sequence[Exercise], moment: Moment, tastes: Tastes, _chance: random.Random
) -> Exercise:
    """What helped the last time it was rated, else the first of the shelf: the rule that stood here before."""
    left, last = proposable(fitting, moment, tastes), {one.exercise: one.rating for one in tastes.own}
    return next((one for one in left if last.get(one.id) in HELPED), left[0])


def greedy(fitting: Sequence[Exercise], moment: Moment, tastes: Tastes, _chance: random.Random) -> Exercise:
    """What is expected to help most, from this person's ratings, nothing being left to chance."""
    alone = replace(tastes, crowd={})
    left = proposable(fitting, moment, tastes)
    return max(left, key=lambda one: believed(one, moment.needs, alone).mean)


def alone(fitting: Sequence[Exercise], moment: Moment, tastes: Tastes, chance: random.Random) -> Exercise:
    """Thompson sampling from this person's ratings only."""
    return chosen(fitting, moment, replace(tastes, crowd={}), chance)


def greedy_shared(
    fitting: Sequence[Exercise], moment: Moment, tastes: Tastes, _chance: random.Random
) -> Exercise:
    """What is expected to help most, from this person's ratings and those of others, nothing being left to chance."""
    left = proposable(fitting, moment, tastes)
    return max(left, key=lambda one: believed(one, moment.needs, tastes).mean)


POLICIES: dict[str, Policy] = {
    "fixed": fixed,
    "random": at_random,
    "what_helped": what_helped,
    "greedy": greedy,
    "greedy_shared": greedy_shared,
    "thompson_alone": alone,
    "thompson_shared": chosen,
}


def world(chance: random.Random) -> dict[tuple[str, str], float]:
    """The mean benefit of each exercise for each need it is for."""
    return {
        (one.id, need): chance.betavariate(*WORLD)
        for one in content.exercises()
        for need in NEEDS
        if need in one.helps
    }


def born(means: dict[tuple[str, str], float], chance: random.Random) -> Person:
    """Someone with one to three needs, and tastes around those of everyone."""
    return Person(
        needs=tuple(chance.sample(NEEDS, chance.randint(1, 3))),
        benefit={
            cell: chance.betavariate(ALIKE * mean + 0.05, ALIKE * (1 - mean) + 0.05)
            for cell, mean in means.items()
        },
        shares=chance.random() < CONSENTING,
    )


def said(benefit: float, chance: random.Random) -> Rating:
    """How an exercise is rated: better when it helps more, and at random one time in ten."""
    if chance.random() < NOISE:
        return chance.choice(list(Rating))
    if chance.random() < benefit:
        return chance.choice((Rating.YES, Rating.BIT))
    return Rating.WORSE if chance.random() < 0.05 else Rating.NO


def regrets(policy: str, *, persons: int, seed: int, proposals: int = PROPOSALS) -> list[float]:
    """Return the mean regret summed up to each proposal.

    The regret of a proposal: the benefit of the best exercise for this person and need, minus the one proposed. Persons come
    one after the other; what those who share said counts for the next. The same seed is the same world and the same persons.
    """
    people = random.Random(f"people:{seed}")
    means = world(people)
    ratings: list[tuple[object, str, str, frozenset[str]]] = []
    lost = [0.0] * proposals
    for number in range(persons):
        person = born(means, people)
        crowd = gathered(islice(reversed(ratings), exercise_order().crowd_most)) if policy in SHARED else {}
        for at, one in enumerate(lived(person, POLICIES[policy], crowd, f"{seed}:{number}", proposals)):
            lost[at] += one
        if person.shares:
            ratings += [(number, one.exercise, one.rating.value, one.needs) for one in person.own]
    return [sum(lost[: at + 1]) / persons for at in range(proposals)]


def lived(person: Person, policy: Policy, crowd: dict, seed: str, proposals: int) -> list[float]:
    """Propose to one person again and again; return the regret of each proposal."""
    days, chance = random.Random(f"days:{seed}"), random.Random(f"choice:{seed}")
    found = []
    for _ in range(proposals):
        need = days.choice(person.needs)
        fitting = [one for one in content.exercises() if need in one.helps]
        left = [one for one in fitting if one.id not in person.tastes({}).worse]
        last = person.tastes({}).recent
        best = max(person.benefit[one.id, need] for one in fitting if one.id not in last)
        rating_chance = random.Random(f"rating:{seed}:{len(found)}")
        if not left:  # everything made things worse: nothing is proposed, and the whole benefit is missed
            found.append(best)
            continue
        one = policy(fitting, Moment(needs=(need,)), person.tastes(crowd), chance)
        benefit = person.benefit[one.id, need]
        person.own.append(Rated(one.id, said(benefit, rating_chance), frozenset({need})))
        found.append(best - benefit)
    return found
