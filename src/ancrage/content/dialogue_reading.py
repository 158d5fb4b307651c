"""From YAML to the lines of a talk. What a line must hold is checked here, once, at the first reading."""

import re
from collections.abc import Iterable

from ancrage.content.fields import ContentError, Fields
from ancrage.content.reading import read_header
from ancrage.content.schemas import Answer, Cues, Dialogue, Header, Line, Verbs

KINDS = (
    "reflection",  # gives back what was said
    "complex",  # gives back what was meant
    "summary",  # gathers several things said
    "affirmation",  # names a strength
    "question",
    "info",  # a fact, about the talk or about help
    "advice",  # something to do that nobody asked for
    "safety",  # something to do because a life is at stake
    "presence",  # neither asks nor tells: stays
)
VALUE = re.compile(r"\{(\w+)\}")


def read_dialogue(files: Iterable[Fields]) -> Dialogue:
    """Read the files of one language; a moment lives in one file only."""
    headers: list[Header] = []
    moments: dict[str, tuple[Line, ...]] = {}
    for fields in files:
        headers.append(read_header(fields))
        for name, part in fields.part("moments").mappings():
            if name in moments:
                raise fields.error(name, "this moment is already in another file")
            moments[name] = _read_moment(name, part)
        fields.close()
    return Dialogue(headers=tuple(headers), moments=moments)


def _read_moment(name: str, fields: Fields) -> tuple[Line, ...]:
    shared = {
        "kind": fields.one_of("kind", KINDS),
        "question": fields.text("question", ""),
        "again": bool(fields.flag("again", default=False)),
        "when": fields.texts("when", ()),
        "answers": tuple(_read_answer(answer) for answer in fields.children("answers", ())),
    }
    lines = fields.part("lines")
    read = tuple(read_line(name, key, lines, shared) for key in lines.names())
    fields.close()
    if not read:
        raise fields.error("lines", "a moment needs at least one line")
    return read


def read_line(moment: str, key: str, lines: Fields, shared: dict[str, object]) -> Line:
    """Return a line: its words alone, or a mapping that overrides what its moment shares."""
    own = lines.text_or_part(key)
    fields = own if isinstance(own, Fields) else Fields({"say": own}, f"{lines.where}: {key}")
    say = fields.text("say")
    line = Line(
        id=f"{moment}.{key}",
        moment=moment,
        say=say,
        kind=fields.one_of("kind", KINDS, shared["kind"]),
        question=fields.text("question", shared["question"]),
        when=fields.texts("when", shared["when"]),
        values=tuple(sorted(set(VALUE.findall(say)))),
        again=bool(fields.flag("again", default=bool(shared["again"]))),
        answers=tuple(_read_answer(answer) for answer in fields.children("answers", ())) or shared["answers"],  # type: ignore[arg-type]
    )
    fields.close()
    _check_question(line, fields)
    return line


def _check_question(line: Line, fields: Fields) -> None:
    """A line that asks has one question mark and says what it asks; the others have none."""
    marks = line.say.count("?")
    if marks > 1:
        raise fields.error("say", "asks more than one question")
    if bool(marks) != bool(line.question):
        raise fields.error("question", "a line with a question mark names its question, and only such a line")


def _read_answer(fields: Fields) -> Answer:
    answer = Answer(
        label=fields.text("label"), text=fields.text("text", ""), action=fields.text("action", "")
    )
    if bool(answer.text) == bool(answer.action):
        raise fields.error("text", "an answer sends a text or opens something, one of the two")
    fields.close()
    return answer


def read_cues(fields: Fields) -> Cues:
    """Read what is recognised. Phrases are written without accents; a final * stands for any ending."""
    header = read_header(fields)
    groups = {}
    for group, part in fields.part("groups").mappings():
        groups[group] = {name: part.texts(name) for name in part.names()}
        for name, phrases in groups[group].items():
            _check_phrases(phrases, f"{part.where}: {name}")
    fields.close()
    return Cues(header=header, groups=groups)


def _check_phrases(phrases: tuple[str, ...], where: str) -> None:
    for phrase in phrases:
        if not re.fullmatch(r"[a-z0-9'. ]+\*?", phrase):
            raise ContentError(f"{where}: {phrase!r}: write it in lower case, without accents")


def read_verbs(fields: Fields) -> Verbs:
    """Read the verb forms."""
    header, forms = read_header(fields), {}
    verbs = fields.part("forms")
    for name in verbs.names():
        pair = verbs.texts(name)
        if len(pair) != 2:
            raise verbs.error(name, "expected two forms: vous, tu")
        forms[name] = (pair[0], pair[1])
    fields.close()
    return Verbs(header=header, forms=forms)


def read_grammar(fields: Fields) -> dict[str, frozenset[str]]:
    """Read the small words of the language, by what they are; elisions keep their apostrophe."""
    read_header(fields)
    part = fields.part("words")
    found = {name: frozenset(part.texts(name)) for name in part.names()}
    fields.close()
    return found


def read_spellings(fields: Fields) -> dict[str, str]:
    """Read how hurried spellings are written in full; both sides without accents, in lower case."""
    read_header(fields)
    part = fields.part("forms")
    forms = {name: part.text(name) for name in part.names()}
    for name, full in forms.items():
        _check_phrases((name, full), f"{part.where}: {name}")
    fields.close()
    return forms
