"""Pure decisions on the requests: states, words, telephone numbers, who may still do what. Time is an argument."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from ancrage.care.rules import Opening
from ancrage.content.exchange_policy import ExchangePolicy
from ancrage.exchanges.days import Day, Window, after_opening


class CallState(StrEnum):
    """Where a request to be called back stands."""

    WAITING = "waiting"
    TAKEN = "taken"
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


OPEN = (CallState.WAITING, CallState.TAKEN)


class CallEvent(StrEnum):
    """What happens to a request."""

    SENT = "sent"
    TAKEN = "taken"
    HANDED_OVER = "handed_over"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    NUMBER_CHANGED = "number_changed"
    ESCALATED = "escalated"
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class TryResult(StrEnum):
    """How a call went."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"

    @property
    def label(self) -> str:
        """The words a professional reads."""
        return TRY_WORDS[self]


TRY_WORDS = {
    TryResult.REACHED: "Personne jointe",
    TryResult.NO_ANSWER: "Pas de réponse",
    TryResult.WRONG_NUMBER: "Ce n’est pas le bon numéro",
}


@dataclass(frozen=True)
class CallClock:
    """The delays of a request: taken by, and when it goes out if nobody ever takes it."""

    take_by: datetime
    expires_at: datetime


def call_clock(opening: Opening, window: Window, at: datetime, policy: ExchangePolicy) -> CallClock:
    """Return by when someone must have taken a request, and when it expires.

    >>> from datetime import UTC
    >>> from ancrage.content.exchange_policy import exchange_policy
    >>> from ancrage.exchanges.days import Part
    >>> noon = datetime(2026, 11, 26, 12, tzinfo=UTC)
    >>> later = Window(Day.TODAY, Part.AFTERNOON, noon, noon + timedelta(hours=2))
    >>> call_clock(Opening(always=True), later, noon, exchange_policy()).take_by.hour
    14
    """
    by = after_opening(opening, at, policy.take_open_minutes)
    soon = window.day is not Day.WEEK
    return CallClock(
        take_by=min(by, window.end) if soon else by,
        expires_at=window.end + timedelta(days=policy.expires_days),
    )


def next_look(opening: Opening, at: datetime, expires_at: datetime, policy: ExchangePolicy) -> datetime:
    """Return when an escalated request is looked at again: some hours of opening later, at its end at the latest."""
    again = after_opening(opening, at, policy.take_open_minutes)
    return min(again, expires_at) if expires_at > at else again


def telephone(typed: str) -> str:
    """Return a number as it is dialled and read (`06 12 34 56 78`, `+32 470 12 34 56`), "" when it is not one.

    >>> telephone("06.12.34.56.78"), telephone("appelle-moi")
    ('06 12 34 56 78', '')
    """
    digits = re.sub(r"[\s.\-/()]", "", typed.replace("(0)", ""))
    if re.fullmatch(r"0\d{9}", digits):
        return " ".join(digits[start : start + 2] for start in range(0, 10, 2))
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    if re.fullmatch(r"\+33[1-9]\d{8}", digits):
        return telephone(f"0{digits[3:]}")
    return digits if re.fullmatch(r"\+[1-9]\d{7,14}", digits) else ""


def masked(number: str) -> str:
    """Return a number that its owner recognises and a neighbour cannot dial: `06 •• •• •• 78`."""
    digits = [place for place, sign in enumerate(number) if sign.isdigit()]
    hidden = set(digits[2:-2])
    return "".join("•" if place in hidden else sign for place, sign in enumerate(number))


def may_close_unreached(tries: int, policy: ExchangePolicy) -> bool:
    """Whether enough calls went unanswered to stop trying."""
    return tries >= policy.tries
