"""What a person asks or does in passing, recognised by how it is said: patterns that a clinician can read and sign."""

import re
from dataclasses import dataclass

from ancrage.content.fields import ContentError, Fields
from ancrage.content.reading import read_header

LEAST = {"matches": 2, "spares": 1}
PATTERN = re.compile(r"[a-z0-9' ]+(?:[*|.][a-z0-9'*|. ]*)?")


@dataclass(frozen=True)
class Intent:
    """Something asked or done in passing.

    `hears`: patterns over plain words (`a|b` one of, `cri*` any ending, `..` up to three words); `unless`: patterns that rule
    it out. `longest`: words above which the message tells more than this, 0 when any length will do. `quoted`: true when it
    counts even in what someone else said. `sign`: nothing to answer by itself, but it changes an answer. `shows`: needs whose
    resources are shown with the answer.
    `matches`, `spares`: sentences that hold it, or look like it.
    """

    name: str
    about: str
    hears: tuple[str, ...]
    unless: tuple[str, ...]
    longest: int
    quoted: bool
    sign: bool
    shows: tuple[str, ...]
    matches: tuple[str, ...]
    spares: tuple[str, ...]


def read_intents(fields: Fields) -> dict[str, Intent]:
    """Return the intents by name, in the order in which they win.

    Raises: ContentError when one has too few sentences to be reviewed, or a pattern is not in plain lower case.
    """
    read_header(fields)
    found = {name: _read_intent(name, part) for name, part in fields.part("intents").mappings()}
    fields.close()
    return found


def _read_intent(name: str, fields: Fields) -> Intent:
    one = Intent(
        name=name,
        about=fields.text("about"),
        hears=fields.texts("hears"),
        unless=fields.texts("unless", ()),
        longest=fields.number("longest", 0),
        quoted=bool(fields.flag("quoted", default=True)),
        sign=bool(fields.flag("sign", default=False)),
        shows=fields.texts("shows", ()),
        matches=fields.texts("matches"),
        spares=fields.texts("spares"),
    )
    fields.close()
    for part, least in LEAST.items():
        if len(getattr(one, part)) < least:
            raise fields.error(part, f"at least {least}")
    for pattern in (*one.hears, *one.unless):
        if not PATTERN.fullmatch(pattern):
            raise ContentError(f"{fields.where}: {pattern!r}: write it in lower case, without accents")
    return one
