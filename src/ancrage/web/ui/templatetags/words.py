"""Small words for templates: moments and delays as people say them, numbers that can be dialled."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone

from ancrage.kernel import clock

register = template.Library()

MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
NEAR_DAYS = {-1: "hier ", 0: "", 1: "demain "}
MINUTE, HOUR, DAY = 60, 3600, 86_400
SOON = timedelta(minutes=10)


@register.filter
def clock_time(at: datetime | None) -> str:
    """Say a moment: `à 14 h 05`, `hier à 22 h 10`, `le 3 mars à 9 h`."""
    if at is None:
        return ""
    here, today = timezone.localtime(at), timezone.localtime(clock.now()).date()
    hour = f"à {hour_words(here)}"
    days = (here.date() - today).days
    return f"{NEAR_DAYS[days]}{hour}" if days in NEAR_DAYS else f"le {day_words(here.date(), today)} {hour}"


@register.filter
def day(at: datetime | date | None) -> str:
    """Say a day: `aujourd’hui`, `hier`, `demain`, `3 mars`, `1er mai 2024`."""
    if at is None:
        return ""
    here = timezone.localtime(at).date() if isinstance(at, datetime) else at
    today = timezone.localtime(clock.now()).date()
    near = {-1: "hier", 0: "aujourd’hui", 1: "demain"}
    return near.get((here - today).days) or day_words(here, today)


@register.filter
def on_day(at: datetime | date | None) -> str:
    """Say on which day: `aujourd’hui`, `hier`, `le 3 mars`."""
    said = day(at)
    return f"le {said}" if said[:1].isdigit() else said


@register.filter
def full_moment(at: datetime | None) -> str:
    """Say a moment whole, as one writes an appointment: `jeudi 3 décembre à 14 h 30`."""
    if at is None:
        return ""
    here, today = timezone.localtime(at), timezone.localtime(clock.now()).date()
    return f"{WEEKDAYS[here.weekday()]} {day_words(here.date(), today)} à {hour_words(here)}"


@register.filter
def full_day(at: datetime | None) -> str:
    """Say a day whole: `jeudi 3 décembre`."""
    if at is None:
        return ""
    here, today = timezone.localtime(at).date(), timezone.localtime(clock.now()).date()
    return f"{WEEKDAYS[here.weekday()]} {day_words(here, today)}"


@register.filter
def hour(at: datetime | None) -> str:
    """Say an hour: `9 h`, `14 h 05`."""
    return "" if at is None else hour_words(timezone.localtime(at))


@register.filter
def ago(at: datetime | None) -> str:
    """Say how long since: `à l’instant`, `il y a 4 min`, `il y a 3 jours`."""
    if at is None:
        return ""
    since = clock.now() - at
    return "à l’instant" if since < timedelta(minutes=1) else f"il y a {lasting(since)}"


@register.filter
def lasted_until(since: datetime, until: datetime) -> str:
    """Say how long went by between two moments: `4 min`, `3 h 05`, `3 jours`."""
    return lasting(until - since)


@register.filter
def time_left(by: datetime | None) -> str:
    """Say how long is left: `reste 12 min`, `dépassé de 3 min`."""
    if by is None:
        return ""
    left = by - clock.now()
    return f"dépassé de {lasting(-left)}" if left < timedelta(0) else f"reste {lasting(left)}"


@register.filter
def urgency_of(by: datetime | None) -> str:
    """Return `late`, `soon` or "" for a due date."""
    if by is None:
        return ""
    left = by - clock.now()
    if left < timedelta(0):
        return "late"
    return "soon" if left <= SOON else ""


@register.filter
def duration(span: timedelta | None) -> str:
    """Say a length of time: `4 min`, `2 h 05`, `3 jours`."""
    return "" if span is None else lasting(span)


@register.filter
def seconds(count: int) -> str:
    """Say a number of seconds: `45 s`, `5 min`, `1 min 30`."""
    whole, rest = divmod(int(count), MINUTE)
    if not whole:
        return f"{rest} s"
    return f"{whole} min {rest:02}" if rest else f"{whole} min"


@register.filter
def minutes(count: int) -> str:
    """Say a number of minutes: `15 min`, `4 h`, `3 jours`."""
    return lasting(timedelta(minutes=count))


@register.filter
def counted(seconds: int) -> str:
    """Count as one does in one's head: `1, 2, 3`."""
    return ", ".join(str(number) for number in range(1, int(seconds) + 1))


@register.filter(is_safe=True)
def typeset(text: object) -> str:
    """Keep French punctuation with its word: no line begins with a colon or a question mark."""
    return re.sub(r"(?<=«) | (?=[?!:;»])", "\u00a0", str(text))


@register.filter
def tel(number: str) -> str:
    """Return the link that dials a number: `tel:0972394050`."""
    return f"tel:{dialled(number)}"


@register.filter
def sms(number: str) -> str:
    """Return the link that writes to a number: `sms:114`."""
    return f"sms:{dialled(number)}"


@register.filter
def percent(share: float | None) -> str:
    """Say a share: `97,5 %`; an unknown one is a dash."""
    return "–" if share is None else f"{round(share * 100, 1):g}".replace(".", ",") + " %"


@register.filter
def whole_percent(share: float | None) -> str:
    """Say a share to the nearest percent: `86 %`; an unknown one is a dash."""
    return "–" if share is None else f"{round(share * 100)}\u00a0%"


@register.filter
def rest_percent(share: float | None) -> str:
    """Say what is left of a share: 0.975 is `2,5 %`."""
    return percent(None if share is None else 1 - share)


@register.filter
def listed(words: Sequence[object]) -> str:
    """Join words as people do: `a, b et c`."""
    said = [str(word) for word in words]
    return " et ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)


def hour_words(at: datetime) -> str:
    """Return `9 h` or `14 h 05`, in one piece: no line is cut inside an hour."""
    return f"{at.hour}\u00a0h\u00a0{at.minute:02}" if at.minute else f"{at.hour}\u00a0h"


def day_words(at: date, today: date) -> str:
    """Return `3 mars`, with its year when it is another one."""
    year = f" {at.year}" if at.year != today.year else ""
    return f"{'1er' if at.day == 1 else at.day} {MONTHS[at.month - 1]}{year}"


def lasting(span: timedelta) -> str:
    """Return a length of time in its largest useful words."""
    total = int(span.total_seconds())
    if total < MINUTE:
        return "moins d’une minute"
    if total < HOUR:
        return f"{total // MINUTE} min"
    if total < 2 * DAY:
        rest = total % HOUR // MINUTE
        return f"{total // HOUR} h {rest:02}" if rest else f"{total // HOUR} h"
    return f"{total // DAY} jours"


def dialled(number: str) -> str:
    """Return the digits of a number, and its leading plus."""
    return re.sub(r"(?!^\+)\D", "", number)
