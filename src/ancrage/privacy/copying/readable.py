"""The page of a copy: one file, nothing from outside, readable on a phone and on paper."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.template import Context, Engine
from django.utils import formats, timezone

from ancrage.privacy.copying.labels import LABELS, TECHNICAL, WHO_SPEAKS
from ancrage.privacy.reads import Read

HERE = Path(__file__).parent
TALKS, MESSAGES, TRAIL = "conversations", "messages", "trail"
TOLD_APART = frozenset({TALKS, MESSAGES, TRAIL})
"""Holdings with a form of their own: talks as one reads a talk, the trail as sentences."""


def page_of(facts: Mapping[str, Any], *, name: str, reads: Iterable[Read]) -> str:
    """Return a copy as one HTML page."""
    held = {one["name"]: one for one in facts["holdings"]}
    shown = [one for one in facts["holdings"] if one["rows"] and one["name"] not in TOLD_APART]
    page = {
        "style": (HERE / "page.css").read_text(encoding="utf-8"),
        "name": name,
        "code": facts["person"]["code"],
        "made_at": moment(facts["made_at"]),
        "talks": talks_of(held),
        "reads": [(one, moment(one.at)) for one in reads],
        "sections": [one | {"rows": [lines_of(row) for row in one["rows"]]} for one in shown],
        "register": facts["holdings"],
        "empty": [one["what"] for one in facts["holdings"] if not one["rows"]],
        "trail": len(held.get(TRAIL, {"rows": ()})["rows"]),
    }
    engine = Engine(dirs=[str(HERE)], autoescape=True)
    return engine.get_template("page.html").render(Context(page))


def talks_of(held: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the talks, each with its messages in order."""
    messages: dict[Any, list[dict[str, Any]]] = {}
    for row in held.get(MESSAGES, {"rows": ()})["rows"]:
        messages.setdefault(row["conversation_id"], []).append(row)
    talks = [
        {"at": said[0]["at"], "messages": [_said(row) for row in said]}
        for said in (sorted(rows, key=lambda row: row["position"]) for rows in messages.values())
    ]
    talks.sort(key=lambda talk: talk["at"], reverse=True)
    return [talk | {"at": moment(talk["at"])} for talk in talks]


def lines_of(row: Mapping[str, Any]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return a row as names with words, or with pairs of words; what only the program needs is left to the JSON."""
    found = [(label(key), said(value)) for key, value in row.items() if not _is_technical(key)]
    return [(name, "", one) if isinstance(one, list) else (name, one, []) for name, one in found if one]


def said(value: Any) -> str | list[tuple[str, str]]:
    """Return a value as one reads it: words, or pairs of words when it holds several."""
    if isinstance(value, str):
        value = _opened(value)
    if isinstance(value, Mapping):
        pairs = [(label(str(key)), flat(one)) for key, one in value.items()]
        return [(name, words) for name, words in pairs if words]
    return flat(value)


def flat(value: Any) -> str:
    """Return a value in one line of words; nothing for what is empty or for bytes."""
    if value is None or isinstance(value, bytes | memoryview):
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime | date):
        return moment(value)
    if isinstance(value, Mapping):
        return " ; ".join(f"{label(str(key))} : {flat(one)}" for key, one in value.items() if flat(one))
    if isinstance(value, list | tuple):
        return ", ".join(flat(one) for one in value if flat(one))
    return str(value)


def label(key: str) -> str:
    """Return what a column is called, as people say it."""
    return LABELS.get(key, key.replace("_", " ").capitalize())


def moment(at: datetime | date) -> str:
    """Return a moment in full: `mardi 10 novembre 2026, 9 h 12`."""
    if not isinstance(at, datetime):
        return formats.date_format(at, "l j F Y")
    return formats.date_format(timezone.localtime(at), "l j F Y, G \\h i")


def _is_technical(key: str) -> bool:
    return key in TECHNICAL or key.endswith("_id")


def _opened(text: str) -> Any:
    """Return a text; or what it holds, when it is a structure (the answers of an exercise)."""
    if text[:1] not in "[{":
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def _said(row: Mapping[str, Any]) -> dict[str, Any]:
    author = str(row["author"])
    return {
        "who": WHO_SPEAKS.get(author, author),
        "mine": author == "person",
        "at": moment(row["at"]),
        "text": row["text"],
    }
