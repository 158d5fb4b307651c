"""From YAML to the situations that the companion recognises: what people live, how they say it, what may be given back."""

import re
from collections.abc import Iterable

from ancrage.content.dialogue_reading import read_line
from ancrage.content.fields import ContentError, Fields
from ancrage.content.reading import read_header
from ancrage.content.schemas import Line, Situation

TONES = ("heavy", "plain", "good")
LEAST = {"matches": 2, "spares": 1, "reflects": 2, "asks": 1}
SAME_ELISION = re.compile(r"\b(\w+')\w+\*?(?:\|\1\w+\*?)+")
OTHER_ELISION = re.compile(r"\|\w+'\w")
PATTERN = re.compile(r"[a-z0-9' ]+(?:[*|.][a-z0-9'*|. ]*)?")


def read_situations(files: Iterable[Fields]) -> dict[str, Situation]:
    """Return the situations of some files by id (`<file>.<name>`), in the order of the files.

    Raises: ContentError when a situation lacks what lets it be reviewed: sentences, reflections, a question, a gist.
    """
    found: dict[str, Situation] = {}
    for fields in files:
        shelf = read_header(fields).id.removeprefix("situations_")
        for name, part in fields.part("situations").mappings():
            one = _read_situation(f"{shelf}.{name}", part)
            found[one.id] = one
        fields.close()
    return found


def _read_situation(name: str, fields: Fields) -> Situation:
    one = Situation(
        id=name,
        about=fields.text("about"),
        theme=fields.text("theme", ""),
        tone=fields.one_of("tone", TONES),
        hears=fields.texts("hears"),
        unless=fields.texts("unless", ()),
        matches=fields.texts("matches"),
        spares=fields.texts("spares"),
        gist=fields.text("gist"),
        reflects=_lines(f"{name}.reflects", fields, "complex"),
        asks=_lines(f"{name}.asks", fields, "question", question="tell"),
        affirms=_lines(f"{name}.affirms", fields, "affirmation"),
    )
    fields.close()
    for part, least in LEAST.items():
        if len(getattr(one, part)) < least:
            raise fields.error(part, f"at least {least}")
    for pattern in (*one.hears, *one.unless):
        if not PATTERN.fullmatch(pattern):
            raise ContentError(f"{fields.where}: {pattern!r}: write it in lower case, without accents")
        if OTHER_ELISION.search(SAME_ELISION.sub("", pattern)):
            raise ContentError(f"{fields.where}: {pattern!r}: an elision among choices; write two patterns")
    return one


def _lines(moment: str, fields: Fields, kind: str, question: str = "") -> tuple[Line, ...]:
    part = moment.rsplit(".", 1)[1]
    held = fields.child(part, None)
    if held is None:
        return ()
    shared = {"kind": kind, "question": question, "again": False, "when": (), "answers": ()}
    read = tuple(read_line(moment, key, held, shared) for key in held.names())
    held.close()
    return read
