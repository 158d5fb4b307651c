"""When someone answers, from YAML: "lun-ven 10:00-19:00" becomes days and minutes."""

import re
from collections.abc import Collection
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ancrage.content.fields import Fields
from ancrage.content.resource_schemas import Opening, Window

DAYS = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
HOLIDAYS = ("open", "closed", "unknown")
WAYS = ("chat", "email", "app", "video", "lsf")
WRITTEN = re.compile(r"(?P<days>[a-z,-]+) (?P<start>\d\d:\d\d)-(?P<end>\d\d:\d\d)")
DAY = 24 * 60
"""Minutes in a day."""


def read_opening(fields: Fields) -> Opening | None:
    """Read the opening of a resource, None when it is not known."""
    part = fields.child("opening", None)
    if part is None:
        return None
    opening = Opening(
        always=bool(part.flag("always", default=False)),
        weekly=tuple(_window(part, written) for written in part.texts("weekly", ())),
        holidays=part.one_of("holidays", HOLIDAYS, "open"),
        unsure=bool(part.flag("unsure", default=False)),
    )
    part.close()
    if opening.always == bool(opening.weekly):
        raise part.error("weekly", "an opening is `always`, or has a week, not both and not neither")
    return opening


def _window(part: Fields, written: str) -> Window:
    found = WRITTEN.fullmatch(written)
    if not found:
        raise part.error("weekly", f"expected « lun-ven 10:00-19:00 », found {written!r}")
    start, end = _minutes(part, found["start"]), _minutes(part, found["end"])
    if start >= DAY or start == end:
        raise part.error("weekly", f"{written!r} lasts no time, or begins after midnight")
    return Window(days=_days(part, found["days"]), start=start, end=end if end > start else end + DAY)


def _minutes(part: Fields, written: str) -> int:
    hour, minute = map(int, written.split(":"))
    if minute > 59 or hour * 60 + minute > DAY:
        raise part.error("weekly", f"{written!r} is not an hour")
    return hour * 60 + minute


def _days(part: Fields, written: str) -> tuple[int, ...]:
    days: list[int] = []
    for piece in written.split(","):
        first, _, last = piece.partition("-")
        if first not in DAYS or (last or first) not in DAYS:
            raise part.error("weekly", f"{piece!r} is not a day or days among {', '.join(DAYS)}")
        days += range(DAYS.index(first), DAYS.index(last or first) + 1)
    if not days or len(set(days)) != len(days):
        raise part.error("weekly", f"{written!r}: days go forward in the week, each once")
    return tuple(days)


def known_texts(fields: Fields, name: str, known: Collection[str]) -> tuple[str, ...]:
    """Read a list of texts, each among `known`."""
    found = fields.texts(name, ())
    if odd := [one for one in found if one not in known]:
        raise fields.error(name, f"{odd[0]!r} is not one of {', '.join(sorted(known))}")
    return found


def read_timezone(fields: Fields) -> str:
    """Read the name of a time zone that this machine knows."""
    name = fields.text("timezone")
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise fields.error("timezone", f"{name!r} is not a time zone") from error
    return name
