"""Invented notes: noise with a seed, and what a test plants in it."""

import random
from datetime import datetime, timedelta
from statistics import NormalDist
from zoneinfo import ZoneInfo

from ancrage.journal.rules import Noted

PARIS = ZoneInfo("Europe/Paris")
MONDAY = datetime(2026, 1, 5, tzinfo=PARIS)
SHARES = (0.05, 0.2, 0.5, 0.85)  # of levels up to 1, 2, 3, 4: more often well than not
TAGS = {"work": 0.35, "family": 0.2, "bad_night": 0.2, "friends": 0.1, "moving": 0.15, "rest": 0.1}
STICKY = ("work", "bad_night")  # come several days in a row, as in life


def noise(
    seed, *, weeks=20, hours=(8, 14, 20), share=0.6, memory=0.0, change=lambda _at, level, _tags: level
):
    """Return notes in which nothing comes back.

    `share`: of the moments that are noted. `memory`: how much of a moment's mood is left at the next one (0 to 1).
    `change`: what a test plants, level by level.
    """
    draw, mood, stuck, notes = random.Random(seed), 0.0, set(), []
    for at in (MONDAY + timedelta(days=day, hours=hour) for day in range(7 * weeks) for hour in hours):
        mood = memory * mood + (1 - memory**2) ** 0.5 * draw.gauss(0, 1)
        tags = frozenset(tag for tag, often in TAGS.items() if _bears(draw, tag, often, stuck))
        if draw.random() < share:
            level = 1 + sum(NormalDist().cdf(mood) > part for part in SHARES)
            notes.append(Noted(at, max(1, min(5, change(at, level, tags))), tags))
    return notes


def _bears(draw, tag, often, stuck):
    if tag not in STICKY:
        return draw.random() < often
    if tag in stuck:
        stuck.difference_update({tag} if draw.random() < 0.25 else ())
    elif draw.random() < 0.25 * often / (1 - often):
        stuck.add(tag)
    return tag in stuck
