"""Someone who may keep, and a plan of theirs. Everything is invented."""

import pytest

from ancrage.plans import actions
from ancrage.plans.rules import Line
from ancrage.privacy.actions import give_consent

WRITTEN = {
    "signs": [Line("je ne réponds plus aux messages")],
    "alone": [Line("marcher jusqu’au parc")],
    "people": [Line("ma sœur", "06 12 34 56 78")],
}


@pytest.fixture
def amina(cast):
    """Amina, who allows keeping."""
    give_consent(person=cast.amina, purpose="keep", text_version="1")
    return cast.amina


@pytest.fixture
def plan(amina):
    """Her first finished version."""
    return written(amina)


def written(person, **steps):
    """Write steps and finish; return the version."""
    for step, lines in (WRITTEN | steps).items():
        actions.keep_step(person=person, step=step, lines=lines)
    return actions.finish_plan(person=person)
