"""The whole list as a file: a table, a text, a calendar. Pure; all of it is the person's own words."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ancrage.load.rules import Carrier, Domain, Every, State, Thing, Unseen

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that opens so is run by spreadsheets: it gets an apostrophe in front (OWASP, CSV injection)."""
HEADS = (
    "chose",
    "état",
    "jour",
    "revient",
    "confié à",
    "qui porte",
    "domaine",
    "travail invisible",
    "posée le",
    "terminée le",
    "remise à plus tard",
)
SECTIONS = {
    State.TO_SORT: "À trier",
    State.DO: "À faire",
    State.PLANNED: "Prévu",
    State.DELEGATED: "Délégué",
    State.DONE: "Fait",
    State.LET_GO: "Lâché",
}
RULES = {Every.WEEK: "FREQ=WEEKLY", Every.MONTH: "FREQ=MONTHLY"}
LINE = 74  # octets of a line of a calendar, its end apart (RFC 5545)


@dataclass(frozen=True)
class Written:
    """A thing with the days it was written and ended on."""

    thing: Thing
    added: date
    ended: date | None = None


def as_csv(rows: Sequence[Written], _today: date) -> bytes:
    """Return a table that spreadsheets open as it is: semicolons, UTF-8 with its mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADS)
    for row in rows:
        writer.writerow([_harmless(cell) for cell in _cells(row)])
    return out.getvalue().encode("utf-8-sig")


def as_text(rows: Sequence[Written], today: date) -> bytes:
    """Return a text one can read, print or paste: a heading a state, a line a thing."""
    lines = [f"Ma liste, le {_day(today)}", ""]
    for state, heading in SECTIONS.items():
        found = [row for row in rows if row.thing.state is state]
        if found:
            lines += [f"{heading} ({len(found)})", *(f"- {_line(row)}" for row in found), ""]
    return "\n".join(lines).encode()


def as_calendar(rows: Sequence[Written], today: date) -> bytes:
    """Return the things that have a day to come, as whole days of a calendar; without reminders."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ancrage//Ma liste//FR"]
    for row in rows:
        thing = row.thing
        if thing.day and thing.day >= today and thing.state in (State.DO, State.PLANNED, State.DELEGATED):
            lines += ["BEGIN:VEVENT", f"UID:{thing.id}@ma-liste", f"DTSTAMP:{today:%Y%m%d}T000000Z"]
            lines += [
                f"DTSTART;VALUE=DATE:{thing.day:%Y%m%d}",
                f"DTEND;VALUE=DATE:{thing.day + timedelta(days=1):%Y%m%d}",
            ]
            lines += [f"RRULE:{_rule(thing)}"] if thing.every else []
            lines += [f"SUMMARY:{_escaped(thing.text)}", "TRANSP:TRANSPARENT", "END:VEVENT"]
    return "".join(f"{_cut(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


KINDS: dict[str, tuple[str, str, Callable[[Sequence[Written], date], bytes]]] = {
    "csv": ("ma-liste.csv", "text/csv; charset=utf-8", as_csv),
    "texte": ("ma-liste.txt", "text/plain; charset=utf-8", as_text),
    "agenda": ("ma-liste.ics", "text/calendar; charset=utf-8", as_calendar),
}


def _cells(row: Written) -> list[str]:
    thing, about = row.thing, row.thing.about
    return [
        thing.text,
        thing.state.label,
        thing.day.isoformat() if thing.day else "",
        Every(thing.every).label if thing.every else "",
        about.to_whom,
        Carrier(about.carrier).label if about.carrier else "",
        Domain(about.domain).label if about.domain else "",
        ", ".join(Unseen(one).label for one in about.unseen),
        row.added.isoformat(),
        row.ended.isoformat() if row.ended else "",
        str(about.postponed) if about.postponed else "",
    ]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _line(row: Written) -> str:
    thing = row.thing
    notes = [f"le {_day(thing.day)}" if thing.day else "", Every(thing.every).label if thing.every else ""]
    notes += [f"confié à {thing.about.to_whom}" if thing.about.to_whom else ""]
    said = ", ".join(note for note in notes if note)
    return f"{thing.text} ({said})" if said else thing.text


def _day(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def _rule(thing: Thing) -> str:
    """Return how a chore comes back; a 29th, 30th or 31st is the last of those days that a month has."""
    assert thing.day is not None
    if thing.every == Every.MONTH and thing.day.day > 28:
        return f"FREQ=MONTHLY;BYMONTHDAY={','.join(str(day) for day in range(28, thing.day.day + 1))};BYSETPOS=-1"
    return RULES[Every(thing.every)]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _cut(line: str) -> str:
    """Fold a line so that none is longer than a calendar allows, never inside a letter."""
    parts, size, part = [], 0, ""
    for letter in line:
        if size + len(letter.encode()) > LINE:
            parts.append(part)
            part, size = "", 1
        part, size = part + letter, size + len(letter.encode())
    return "\r\n ".join([*parts, part])
