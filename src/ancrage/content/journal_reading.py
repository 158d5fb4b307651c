"""The words of the mood journal: five levels, emotions, what was around. Pure."""

from dataclasses import dataclass
from functools import cache

from ancrage.content.fields import Fields
from ancrage.content.loader import ROOT, open_file
from ancrage.content.reading import read_header
from ancrage.content.schemas import Headed, Header

VALUES = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class MoodLevel:
    """One of the five levels, 1 the lowest. The number counts; the name is what people read."""

    value: int
    name: str


@dataclass(frozen=True)
class MoodWord:
    """An emotion, or something around the mood. `sleep`: speaks of the night before. `days`: how days that bear it are named."""

    id: str
    name: str
    sleep: bool = False
    days: str = ""


@dataclass(frozen=True)
class MoodWords(Headed):
    """Everything the journal may show. Source: the project's own wording, draft."""

    header: Header
    levels: tuple[MoodLevel, ...]
    emotions: tuple[MoodWord, ...]
    tags: tuple[MoodWord, ...]

    def level_name(self, value: int) -> str:
        """Return the name of a level."""
        return self.levels[value - 1].name

    def emotion_names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of emotions, in the list's order; an id that left the list is not shown."""
        return tuple(one.name for one in self.emotions if one.id in ids)

    def tag_names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of what was around, in the list's order; an id that left the list is not shown."""
        return tuple(one.name for one in self.tags if one.id in ids)


@cache
def mood_words() -> MoodWords:
    """Return the words of the mood journal."""
    return read_mood_words(open_file(ROOT / "journal" / "fr.yaml"))


def read_mood_words(fields: Fields) -> MoodWords:
    """Read the words; the levels are exactly 1 to 5 in order, no id is there twice."""
    words = MoodWords(
        header=read_header(fields),
        levels=tuple(_level(part) for part in fields.children("levels")),
        emotions=tuple(_word(part) for part in fields.children("emotions")),
        tags=tuple(_tag(part) for part in fields.children("tags")),
    )
    if tuple(level.value for level in words.levels) != VALUES:
        raise fields.error("levels", "expected the values 1 to 5, in order")
    for name, listed in (("emotions", words.emotions), ("tags", words.tags)):
        if len({one.id for one in listed}) != len(listed):
            raise fields.error(name, "an id is there twice")
    fields.close()
    return words


def _level(fields: Fields) -> MoodLevel:
    level = MoodLevel(fields.number("value"), fields.text("name"))
    fields.close()
    return level


def _word(fields: Fields) -> MoodWord:
    word = MoodWord(fields.text("id"), fields.text("name"))
    fields.close()
    return word


def _tag(fields: Fields) -> MoodWord:
    sleep = bool(fields.flag("sleep", default=False))
    word = MoodWord(fields.text("id"), fields.text("name"), sleep=sleep, days=fields.text("days"))
    fields.close()
    return word
