"""Twelve sessions with a psychologist (Mon soutien psy): facts, questions and answers, from YAML."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from ancrage.content.fields import Fields
from ancrage.content.reading import read_header
from ancrage.content.schemas import Headed, Header

MOST_QUESTIONS = 7
COVERS = ("both", "insurance", "aid", "none")


@dataclass(frozen=True)
class SessionsFact:
    """What a text says, and which text."""

    text: str
    source: str


@dataclass(frozen=True)
class SessionsQuestion:
    """A question and its answers: value -> words."""

    id: str
    text: str
    hint: str
    options: Mapping[str, str]


@dataclass(frozen=True)
class SessionsOutcome:
    """Where the answers lead. `when`: question -> answers that lead there; empty for the last one."""

    id: str
    when: Mapping[str, tuple[str, ...]]
    title: str
    paragraphs: tuple[str, ...]
    resources: tuple[str, ...]


@dataclass(frozen=True)
class Sessions(Headed):
    """The whole file. Prices in euros, shares in percent, ages in years. `read_on`: the day its sources were read."""

    header: Header
    sessions_per_year: int
    price_eur: int
    insurance_percent: int
    complementary_percent: int
    minimum_age: int
    read_on: date
    facts: tuple[SessionsFact, ...]
    questions: tuple[SessionsQuestion, ...]
    outcomes: tuple[SessionsOutcome, ...]
    minor_note: str
    costs: Mapping[str, str]


def read_sessions(fields: Fields) -> Sessions:
    """Read the file; it asks at most seven questions, and an outcome is led to by answers that exist."""
    header, numbers, costs = read_header(fields), fields.part("numbers"), fields.part("costs")
    read_on = fields.day("read_on")
    if read_on is None:
        raise fields.error("read_on", "the day the sources were read is missing")
    sessions = Sessions(
        header=header,
        sessions_per_year=numbers.number("sessions_per_year"),
        price_eur=numbers.number("price_eur"),
        insurance_percent=numbers.number("insurance_percent"),
        complementary_percent=numbers.number("complementary_percent"),
        minimum_age=numbers.number("minimum_age"),
        read_on=read_on,
        facts=tuple(_fact(part) for part in fields.children("facts")),
        questions=tuple(_question(part) for part in fields.children("questions")),
        outcomes=tuple(_outcome(part) for part in fields.children("outcomes")),
        minor_note=fields.text("minor_note"),
        costs=MappingProxyType({name: costs.text(name) for name in COVERS}),
    )
    for part in (numbers, costs, fields):
        part.close()
    _check(sessions, fields)
    return sessions


def _fact(fields: Fields) -> SessionsFact:
    fact = SessionsFact(text=fields.text("text"), source=fields.text("source"))
    fields.close()
    return fact


def _question(fields: Fields) -> SessionsQuestion:
    options = fields.part("options")
    question = SessionsQuestion(
        id=fields.text("id"),
        text=fields.text("text"),
        hint=fields.text("hint", ""),
        options=MappingProxyType({name: options.text(name) for name in options.names()}),
    )
    fields.close()
    return question


def _outcome(fields: Fields) -> SessionsOutcome:
    when = fields.part("when")
    outcome = SessionsOutcome(
        id=fields.text("id"),
        when=MappingProxyType({name: when.texts(name) for name in when.names()}),
        title=fields.text("title"),
        paragraphs=fields.texts("paragraphs"),
        resources=fields.texts("resources"),
    )
    fields.close()
    return outcome


def _check(sessions: Sessions, fields: Fields) -> None:
    known = {(question.id, value) for question in sessions.questions for value in question.options}
    asked = {
        (name, value) for one in sessions.outcomes for name, values in one.when.items() for value in values
    }
    if odd := asked - known:
        raise fields.error("outcomes", f"no such answer: {min(odd)}")
    if len(sessions.questions) > MOST_QUESTIONS:
        raise fields.error("questions", f"at most {MOST_QUESTIONS}")
    if sessions.insurance_percent + sessions.complementary_percent != 100:
        raise fields.error("numbers", "the shares do not make a whole")
    if [one.id for one in sessions.outcomes if not one.when] != [sessions.outcomes[-1].id]:
        raise fields.error("outcomes", "the last outcome, and it alone, is led to by everything")
