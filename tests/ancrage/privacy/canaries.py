"""Plant a different canary in every column of every table of someone's file, by walking the models: nobody keeps a list."""

import itertools
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import IntegrityError, models, transaction

from ancrage.accounts.models import Organisation
from ancrage.kernel import clock
from ancrage.privacy import queries
from ancrage.vault.actions import seal
from ancrage.vault.rows import SEALED, place_of

SHORTEST = 7  # characters that a canary needs to be told from chance
_numbers = itertools.count(36**3)


@dataclass
class Planted:
    """What was planted: canary by `table.column`, in clear or sealed, and the row of each table."""

    clear: dict[str, str] = field(default_factory=dict)
    sealed: dict[str, str] = field(default_factory=dict)
    rows: dict[str, models.Model] = field(default_factory=dict)

    @property
    def canaries(self) -> dict[str, str]:
        """Every canary, by column."""
        return self.clear | self.sealed


def canary() -> str:
    """Return a word found nowhere else: `zqw` and four signs that no other canary has."""
    number, word = next(_numbers) * 7919 % 36**4, ""
    for _ in range(4):
        number, sign = divmod(number, 36)
        word += "0123456789abcdefghijklmnopqrstuvwxyz"[sign]
    return f"zqw{word}"


def plant(cast, person) -> Planted:
    """Put one row, with a canary in each column, in every table whose holding goes with the person."""
    planted = Planted()
    for holding in queries.holdings():
        if holding.path and holding.model not in NEVER_HERS:
            _row(planted, cast, person, holding.model)
    return planted


def _row(planted: Planted, cast, person, label: str) -> models.Model:
    if label in planted.rows:
        return planted.rows[label]
    model, path = apps.get_model(label), _paths()[label]
    row = person if path == "pk" else model()
    planted.rows[label] = row
    for column in model._meta.concrete_fields:
        if column.is_relation:
            if (aim := _aim(planted, cast, person, column, path)) is not None:
                setattr(row, column.name, aim)
        elif not column.primary_key:
            _fill(planted, person, row, column)
    _save(planted, row)
    return row


def _save(planted: Planted, row: models.Model) -> None:
    """Save a row; where its table refuses a state that does not go with its dates, with fewer of them: its words stay."""
    plain = [
        column
        for column in row._meta.concrete_fields
        if not (
            column.is_relation or column.primary_key or f"{row._meta.label}.{column.name}" in planted.canaries
        )
    ]
    filled = {column.name: getattr(row, column.name) for column in plain}
    for facts in _states(plain):
        for name, value in (filled | facts).items():
            setattr(row, name, value)
        try:
            with transaction.atomic():
                return row.save()
        except IntegrityError:
            continue
    raise AssertionError(
        f"no row of {row._meta.label} could be planted: teach tests/ancrage/privacy/canaries.py"
    )


def _states(plain) -> Iterator[dict[str, Any]]:
    """Return other values for what holds no word: without dates, as usual, then each state that a column may name."""
    nulls = {column.name: None for column in plain if column.null}
    usual = {column.name: column.get_default() for column in plain if column.blank or column.has_default()}
    ways = ({}, nulls, usual, nulls | usual)
    yield from ways
    for column in plain:
        for value, _label in column.flatchoices or ():
            yield from (way | {column.name: value} for way in ways)


def _paths() -> dict[str, str]:
    return {holding.model: holding.path for holding in queries.holdings() if holding.path}


def _aim(planted: Planted, cast, person, column, path: str):
    """Return what a relation points at: the person, along the path; a professional, their team; the person's own row."""
    aimed = column.related_model
    if aimed is get_user_model():
        return person if path.split("__", maxsplit=1)[0] == column.name else cast.claire
    if aimed is Organisation:
        return cast.team
    if aimed is column.model:  # an answer to itself
        return None
    if aimed._meta.label in _paths():
        return _row(planted, cast, person, aimed._meta.label)
    row = aimed()  # something of the house that it hangs from: filled, not the person's
    for other in aimed._meta.concrete_fields:
        if other.is_relation:
            setattr(row, other.name, _aim(planted, cast, cast.claire, other, ""))
        elif not (other.primary_key or other.null or other.has_default()):
            setattr(row, other.name, _plain(other))
    row.save()
    return row


def _fill(planted: Planted, person, row, column) -> None:
    where = f"{row._meta.label}.{column.name}"
    if isinstance(column, models.BinaryField) and column.name.endswith(SEALED):
        planted.sealed[where] = word = canary()
        setattr(row, column.name, seal(owner=person.pk, place=place_of(row, column.name), text=word))
    elif where in NOT_WORDS or (value := _words(column)) is None:
        if where not in NOT_WORDS:
            setattr(row, column.name, _plain(column))
    else:
        planted.clear[where], filled = value
        setattr(row, column.name, filled)


NEVER_HERS = {"accounts.Membership"}
"""Whoever holds a role is not erased but closed: no row of these can be there."""

NOT_WORDS = {
    "accounts.User.password",
    "accounts.User.is_active",
    "accounts.User.created_at",
    "accounts.User.last_login",
}
"""Columns whose value opens the door: a canary there would change what the test is about."""


def _words(column) -> tuple[str, Any] | None:
    """Return a canary and the value that carries it; None when a column cannot carry one."""
    word = canary()
    if isinstance(column, models.EmailField):
        return word, f"{word}@exemple.invalid"
    if isinstance(column, models.CharField | models.TextField):
        short = isinstance(column, models.CharField) and (column.max_length or SHORTEST) < SHORTEST
        return None if column.choices or short else (word, word)
    if isinstance(column, models.JSONField):
        return word, [word] if column.get_default() == [] else {"canary": word}
    if isinstance(column, models.BinaryField):
        return word, word.encode()
    return None


def _plain(column) -> Any:
    """Return a value that a column takes."""
    if column.choices:
        return column.choices[0][0]
    kinds: list[tuple[type, Any]] = [
        (models.UUIDField, uuid.uuid4()),
        (models.BooleanField, False),
        (models.DateTimeField, clock.now()),
        (models.DateField, clock.now().date()),
        (models.TimeField, clock.now().time()),
        (models.IntegerField, 1),
        (models.FloatField, 1.0),
        (models.CharField, "x"),
        (models.TextField, "x"),
    ]
    return next(value for kind, value in kinds if isinstance(column, kind))
