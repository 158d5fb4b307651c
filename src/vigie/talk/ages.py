"""How much an earlier turn still counts: the more messages and hours since, the less."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from vigie.reading import Turn

EACH_MESSAGE = 0.2  # what each further message of the person takes away
HALVED_AFTER, GONE_AFTER = timedelta(hours=24), timedelta(days=7)
OPENS, ASKS = 0.6, 0.2  # from these weights on, what is said opens the help, or asks


def moment(at: object) -> datetime | None:
    """Return when a turn was written; None when nobody knows."""
    try:
        read = datetime.fromisoformat(str(at))
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def latest(turns: Sequence[Turn], at: str = "") -> datetime | None:
    """Return when the present message was written: as told, else when the last dated turn was."""
    dated = [when for turn in turns if (when := moment(turn.at))]
    return moment(at) or max(dated, default=None)


def between(earlier: datetime | None, later: datetime | None) -> timedelta:
    """Return the time between two moments; none at all when one is not known."""
    return max(later - earlier, timedelta(0)) if earlier and later else timedelta(0)


def weight(turns_ago: int, age: timedelta) -> float:
    """Return what is left of a turn, from 1 (just said) to 0.

    >>> weight(1, timedelta(0)), weight(3, timedelta(0)), weight(1, timedelta(days=2)), weight(1, timedelta(days=8))
    (1.0, 0.6, 0.5, 0.0)
    """
    if age > GONE_AFTER:
        return 0.0
    by_messages = max(0.0, 1 - EACH_MESSAGE * (turns_ago - 1))
    return round(by_messages * (0.5 if age > HALVED_AFTER else 1), 2)
