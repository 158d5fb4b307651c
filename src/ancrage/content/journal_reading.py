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


@dataclass(frozen=True)
class PatternRules:
    """When something that comes back is said. Points are levels; `false_rate` a share."""

    weeks: int
    least_weeks: int
    least_noted: int
    least_points: float
    false_rate: float


@dataclass(frozen=True)
class ChangeRules:
    """When someone is said to be below their own habit. Points and spreads are levels and times; see the file."""

    habit_days: int
    habit_noted: int
    habit_weeks: int
    window_days: int
    window_noted: int
    least_points: float
    spreads: float


@dataclass(frozen=True)
class HabitRules(Headed):
    """Thresholds of the arithmetic. Source: project's choice, draft."""

    header: Header
    patterns: PatternRules
    change: ChangeRules


@cache
def mood_words() -> MoodWords:
    """Return the words of the mood journal."""
    return read_mood_words(open_file(ROOT / "journal" / "fr.yaml"))


@cache
def habit_rules() -> HabitRules:
    """Return the thresholds of the arithmetic."""
    return read_habit_rules(open_file(ROOT / "journal" / "habits.yaml"))


def read_habit_rules(fields: Fields) -> HabitRules:
    """Read the thresholds; one that would let a single note speak is refused."""
    header, patterns, change = read_header(fields), fields.part("patterns"), fields.part("change")
    rules = HabitRules(header, _patterns(patterns), _change(change))
    for part in (patterns, change, fields):
        part.close()
    if min(rules.patterns.least_weeks, rules.patterns.least_noted, rules.change.window_noted) < 2:
        raise fields.error("patterns", "one note is no habit: every least count is two or more")
    return rules


def _patterns(fields: Fields) -> PatternRules:
    return PatternRules(
        weeks=fields.number("weeks"),
        least_weeks=fields.number("least_weeks"),
        least_noted=fields.number("least_noted"),
        least_points=fields.number("least_points") / 10,
        false_rate=fields.number("false_rate") / 100,
    )


def _change(fields: Fields) -> ChangeRules:
    return ChangeRules(
        habit_days=fields.number("habit_days"),
        habit_noted=fields.number("habit_noted"),
        habit_weeks=fields.number("habit_weeks"),
        window_days=fields.number("window_days"),
        window_noted=fields.number("window_noted"),
        least_points=fields.number("least_points") / 10,
        spreads=fields.number("spreads") / 10,
    )


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
