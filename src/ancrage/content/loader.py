"""The shelves, opened once: each function reads its files at the first call and keeps the result."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from ancrage.content import (
    dialogue_reading,
    exercise_reading,
    library_reading,
    ranking,
    reading,
    situation_reading,
)
from ancrage.content.articles import Article, LibraryWords, Shelf
from ancrage.content.directory import DirectoryFile, read_directory
from ancrage.content.exercise_schemas import Exercise, ExerciseShelves
from ancrage.content.fields import ContentError, Fields
from ancrage.content.intent_reading import Intent, read_intents
from ancrage.content.resource_schemas import Country, Needs, Resource
from ancrage.content.schemas import (
    Cues,
    Dialogue,
    Notice,
    Policy,
    Situation,
    Text,
    Verbs,
)
from ancrage.content.sessions import Sessions, read_sessions

ROOT = Path(__file__).parent
HOME = "FR"


def open_file(path: Path) -> Fields:
    """Return a file's fields; a file that is not YAML is refused with its place."""
    try:
        return Fields(yaml.safe_load(path.read_text(encoding="utf-8")), f"content/{path.relative_to(ROOT)}")
    except yaml.YAMLError as error:
        raise ContentError(f"content/{path.name}: not valid YAML: {error}") from error


@cache
def countries() -> tuple[Country, ...]:
    """Return the shelves of resources by country, France first."""
    paths = sorted(path for path in (ROOT / "resources").glob("*.yaml") if path.stem != "needs")
    shelves = [reading.read_country(open_file(path)) for path in paths]
    return tuple(sorted(shelves, key=lambda shelf: (shelf.code != HOME, shelf.name)))


def country(code: str) -> Country:
    """Return a country's shelf; an unknown one is the home's (112 works in the whole Union)."""
    by_code = {shelf.code: shelf for shelf in countries()}
    return by_code.get(code, by_code[HOME])


@cache
def _resources_by_id() -> Mapping[str, Resource]:
    rows = [row for shelf in countries() for row in shelf.resources]
    by_id = {row.id: row for row in rows}
    if len(by_id) != len(rows):
        raise ContentError("content/resources: an id is used twice")
    return MappingProxyType(by_id)


def resources() -> tuple[Resource, ...]:
    """Return every open resource, France first. Closed ones never show."""
    return tuple(row for row in _resources_by_id().values() if not row.closed)


def resource(id: str) -> Resource:  # noqa: A002 - the word of the files
    """Return a resource; a closed one gives the one that replaced it. KeyError when unknown."""
    row = _resources_by_id()[id]
    return resource(row.replaced_by) if row.closed else row


@cache
def needs_file() -> Needs:
    """Return what is heard and what may be asked, as needs."""
    return reading.read_needs(open_file(ROOT / "resources" / "needs.yaml"))


def needs() -> Mapping[str, tuple[str, ...]]:
    """Return which needs stand behind each thing heard."""
    return needs_file().heard


def resources_for(
    *,
    risk: str,
    country: str,  # noqa: A002, RUF100
    today: date,
    needs: Collection[str] = (),
) -> tuple[Resource, ...]:
    """Return what to show, best first. `needs`: flags, themes (vigie's names), "minor", or needs themselves."""
    return _ranked(country, today, (risk, *needs))


@cache
def _ranked(code: str, today: date, names: tuple[str, ...]) -> tuple[Resource, ...]:
    wanted = ranking.needs_heard(needs(), names)
    return ranking.ranked(country(code).resources, wanted=wanted, today=today)


@cache
def directory() -> DirectoryFile:
    """Return the kinds of places of care, the départements, and where official directories are."""
    return read_directory(open_file(ROOT / "orientation" / "directory.yaml"))


@cache
def sessions() -> Sessions:
    """Return what is known of twelve sessions with a psychologist, and whom they are for."""
    return read_sessions(open_file(ROOT / "orientation" / "sessions.yaml"))


@cache
def exercise_shelves() -> ExerciseShelves:
    """Return the needs under which exercises stand, and what the grades of evidence mean."""
    return exercise_reading.read_shelves(open_file(ROOT / "exercises" / "shelves.yaml"))


@cache
def _exercises_by_id() -> Mapping[str, Exercise]:
    paths = sorted((ROOT / "exercises" / "fr").glob("*.yaml"))
    found = exercise_reading.read_exercises((open_file(path) for path in paths), exercise_shelves())
    return MappingProxyType(found)


def exercises() -> tuple[Exercise, ...]:
    """Return the guided exercises, in the order of their shelves."""
    return tuple(_exercises_by_id().values())


def exercise(id: str) -> Exercise:  # noqa: A002 - the word of the files
    """Return an exercise. KeyError when unknown."""
    return _exercises_by_id()[id]


@cache
def _exercises_by_slug() -> Mapping[str, Exercise]:
    return MappingProxyType({one.slug: one for one in exercises()})


def exercise_at(slug: str) -> Exercise:
    """Return the exercise that lives at `/exercices/<slug>/`. KeyError when there is none."""
    return _exercises_by_slug()[slug]


@cache
def policy() -> Policy:
    """Return what happens when it is serious."""
    return reading.read_policy(open_file(ROOT / "policy" / "serious.yaml"))


@cache
def all_texts() -> Mapping[str, Text]:
    """Return every page's words, by name."""
    found = {
        path.stem: reading.read_text(open_file(path))
        for path in sorted((ROOT / "texts" / "fr").glob("*.yaml"))
    }
    for name, text in found.items():
        if text.name != name:
            raise ContentError(f"content/texts/fr/{name}.yaml: id: expected {name}, found {text.name}")
    return MappingProxyType(found)


def texts(name: str) -> Text:
    """Return a page's words. KeyError when unknown."""
    return all_texts()[name]


@cache
def earlier_texts() -> Mapping[tuple[str, str], Text]:
    """Return the words that a page no longer shows, by name and version: what someone agreed to stays readable."""
    paths = sorted((ROOT / "texts" / "fr" / "earlier").glob("*.yaml"))
    found = [(path, reading.read_text(open_file(path))) for path in paths]
    for path, text in found:
        if path.stem != f"{text.name}.{text.version}":
            raise ContentError(f"content/texts/fr/earlier/{path.name}: expected {text.name}.{text.version}")
    return MappingProxyType({(text.name, text.version): text for _path, text in found})


def text_as_read(name: str, version: str) -> Text | None:
    """Return a page's words as they were in a version; None when no such version was kept."""
    now = all_texts().get(name)
    return now if now is not None and now.version == version else earlier_texts().get((name, version))


@cache
def notices() -> Mapping[str, Notice]:
    """Return the messages that leave the house, by name."""
    return MappingProxyType(reading.read_notices(open_file(ROOT / "notices" / "fr.yaml")))


@cache
def dialogue(language: str = "fr") -> Dialogue:
    """Return every line the guided companion may say in a language (fr, en)."""
    paths = sorted(path for path in (ROOT / "dialogue" / language).glob("*.yaml"))
    return dialogue_reading.read_dialogue(open_file(path) for path in paths)


@cache
def situations() -> Mapping[str, Situation]:
    """Return what the companion recognises of what people live, by id; French only."""
    paths = sorted((ROOT / "dialogue" / "fr" / "situations").glob("*.yaml"))
    return MappingProxyType(situation_reading.read_situations(open_file(path) for path in paths))


@cache
def spellings() -> Mapping[str, str]:
    """Return how hurried spellings are read: "jsuis" -> "je suis"."""
    return MappingProxyType(dialogue_reading.read_spellings(open_file(ROOT / "dialogue" / "spellings.yaml")))


@cache
def cues() -> Cues:
    """Return what the companion recognises in a text, apart from what vigie reads."""
    return dialogue_reading.read_cues(open_file(ROOT / "dialogue" / "cues.yaml"))


@cache
def intents() -> Mapping[str, Intent]:
    """Return what a person may ask or do in passing, by name, in the order in which they win; French and English."""
    return MappingProxyType(read_intents(open_file(ROOT / "dialogue" / "intents.yaml")))


@cache
def verbs() -> Verbs:
    """Return the verb forms that let the companion give back a person's own words."""
    return dialogue_reading.read_verbs(open_file(ROOT / "dialogue" / "verbs.yaml"))


@cache
def grammar() -> Mapping[str, frozenset[str]]:
    """Return the small words on which giving back a sentence depends, by what they are."""
    return MappingProxyType(dialogue_reading.read_grammar(open_file(ROOT / "dialogue" / "grammar.yaml")))


@cache
def vocabulary() -> Mapping[str, bool]:
    """Return the French words whose spelling is known; True for one that may be another word without its accents."""
    text = (ROOT / "dialogue" / "vocabulary.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return MappingProxyType({line.removesuffix("*"): line.endswith("*") for line in lines})


@cache
def shelf() -> Shelf:
    """Return the shelf of articles, in order; French only."""
    paths = sorted((ROOT / "library" / "fr").glob("*.yaml"))
    themes = open_file(ROOT / "library" / "themes.yaml")
    return library_reading.read_shelf(
        themes, (open_file(path) for path in paths), resources=_resources_by_id()
    )


@cache
def library_words() -> LibraryWords:
    """Return how a question is compared with the articles."""
    return library_reading.read_words(open_file(ROOT / "library" / "words.yaml"))


def article(id: str) -> Article:  # noqa: A002 - the word of the files
    """Return an article. KeyError when unknown."""
    return _articles_by_id()[id]


@cache
def _articles_by_id() -> Mapping[str, Article]:
    return MappingProxyType({one.id: one for one in shelf().articles})
