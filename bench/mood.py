"""How often the mood's arithmetic is wrong, and how often it finds what is there, on invented lives: `python -m bench.mood`.

The lives are those of the tests (seeded noise): what is published in docs/explications/humeur.md comes from here.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from tests.ancrage.journal.notes import MONDAY, noise

from ancrage.content.journal_reading import habit_rules
from ancrage.journal.change import Standing, change_on
from ancrage.journal.patterns import Moment, Tagged, patterns_in
from ancrage.journal.rules import Noted, Part

RULES = habit_rules()
LIVES: dict[str, dict[str, Any]] = {
    "three times a day, often": {},
    "each evening": {"hours": (20,), "share": 0.85},
    "one evening in two": {"hours": (20,), "share": 0.45},
    "each evening, a mood that lasts (0.5)": {"hours": (20,), "share": 0.85, "memory": 0.5},
    "each evening, a mood that lasts (0.8)": {"hours": (20,), "share": 0.85, "memory": 0.8},
}
FALSE, FOUND, EPISODES = 300, 60, 40  # lives
DROP_AT = 100  # day
Change = Callable[[datetime, int, frozenset[str]], int]


def heavy_sundays(at: datetime, level: int, _tags: frozenset[str]) -> int:
    """Two levels lower on Sunday evenings."""
    return level - 2 if (at.weekday(), at.hour) == (6, 20) else level


def heavy_days(_at: datetime, level: int, tags: frozenset[str]) -> int:
    """One level lower after a bad night."""
    return level - 1 if "bad_night" in tags else level


def dropped(by: int) -> Change:
    """Lower by some levels from one day on."""
    return lambda at, level, _tags: level - by if (at - MONDAY).days >= DROP_AT else level


def episodes(notes: list[Noted], *, last: int, first: int = 70) -> list[int]:
    """Return the days on which a change is noticed, one for each episode."""
    found, running = [], False
    for day in range(first, last):
        now = change_on(MONDAY.date() + timedelta(days=day), notes, RULES.change).standing
        if now is Standing.LOWER and not running:
            found.append(day)
        running = now is Standing.LOWER or (running and now not in (Standing.STEADY, Standing.HIGHER))
    return found


def patterns_table() -> None:
    """Print how often something is said when there is nothing."""
    print("what comes back: share of lives without any pattern in which one is said (stated: 0.05)")
    for name, life in LIVES.items():
        wrong = sum(
            bool(patterns_in(noise(seed, weeks=26, **life), RULES.patterns).patterns) for seed in range(FALSE)
        )
        print(f"  {name:40} {wrong / FALSE:.3f}")
    for about, change in ((Moment(6, Part.EVENING), heavy_sundays), (Tagged("bad_night"), heavy_days)):
        for weeks in (8, 12, 18, 26):
            lives = [
                patterns_in(noise(seed, weeks=weeks, change=change, share=0.7), RULES.patterns)
                for seed in range(FOUND)
            ]
            found = sum(about in [one.about for one in life.patterns] for life in lives)
            print(f"  planted {about}, {weeks} weeks: {found / FOUND:.2f}")


def change_table() -> None:
    """Print false episodes a year, and how many drops are noticed within eight weeks, after how many days."""
    print(
        "a lasting change: false episodes a year; a drop of two levels, of one: share noticed, days (median)"
    )
    for name, life in LIVES.items():
        false = sum(len(episodes(noise(seed, weeks=36, **life), last=252)) for seed in range(EPISODES))
        parts = [f"{false / EPISODES / ((252 - 70) / 365):.2f}"]
        for by in (2, 1):
            runs = [
                episodes(noise(seed, weeks=22, change=dropped(by), **life), last=154)
                for seed in range(EPISODES)
            ]
            after = [day - DROP_AT for days in runs for day in days[:1] if day >= DROP_AT]
            parts.append(f"{len(after) / EPISODES:.2f} ({median(after) if after else '-'})")
        print(f"  {name:40} {'  '.join(parts)}")


if __name__ == "__main__":
    patterns_table()
    change_table()
