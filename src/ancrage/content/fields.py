"""Strict reading of a mapping: every value has a type, every name is known, every error says where."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any


class ContentError(ValueError):
    """A content file says something its schema does not allow; the message names the file and the place."""


class Fields:
    """A mapping being read. Names are taken one by one; `close` refuses the ones nobody asked for."""

    def __init__(self, data: object, where: str) -> None:
        if not isinstance(data, Mapping):
            raise ContentError(f"{where}: expected a mapping, found {type(data).__name__}")
        if odd := [name for name in data if not isinstance(name, str)]:
            raise ContentError(f"{where}: {odd[0]!r} is read as a value, not as a name: quote it")
        self.where = where
        self._left: dict[str, Any] = dict(data)

    def error(self, name: str, fact: str) -> ContentError:
        """Return an error about one name, ready to raise."""
        return ContentError(f"{self.where}: {name}: {fact}")

    def _take(self, name: str, default: object) -> Any:
        if name not in self._left and default is ...:
            raise self.error(name, "is missing")
        return self._left.pop(name, default)

    def text(self, name: str, default: object = ...) -> str:
        """Return a text; an absent optional one is its default, null reads as ""."""
        value = self._take(name, default)
        value = "" if value is None and default is not ... else value
        if not isinstance(value, str) or (default is ... and not value.strip()):
            raise self.error(name, f"expected a text, found {value!r} (quote numbers)")
        return value.strip()

    def one_of(self, name: str, choices: Collection[str], default: object = ...) -> str:
        """Return a text that must be one of the choices (or the default)."""
        value = self.text(name, default)
        if value not in choices and value != default:
            raise self.error(name, f"{value!r} is not one of {', '.join(sorted(choices))}")
        return value

    def number(self, name: str, default: object = ...) -> int:
        """Return a whole number, zero or more."""
        value = self._take(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.error(name, f"expected a whole number, found {value!r}")
        return value

    def flag(self, name: str, *, default: bool | None = None) -> bool | None:
        """Return true, false, or null when it does not matter."""
        value = self._take(name, default)
        if value is not None and not isinstance(value, bool):
            raise self.error(name, f"expected true or false, found {value!r}")
        return value

    def texts(self, name: str, default: object = ...) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._take(name, default)
        if not isinstance(value, list | tuple) or not all(
            isinstance(item, str) and item.strip() for item in value
        ):
            raise self.error(name, f"expected a list of texts, found {value!r}")
        return tuple(item.strip() for item in value)

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        value = self._take(name, ...)
        if not isinstance(value, list) or not all(
            isinstance(item, int) and not isinstance(item, bool) for item in value
        ):
            raise self.error(name, f"expected a list of whole numbers, found {value!r}")
        return tuple(value)

    def day(self, name: str) -> date | None:
        """Return a date, or None when it is null or absent."""
        value = self._take(name, None)
        if value is not None and not isinstance(value, date):
            raise self.error(name, f"expected a date like 2026-11-25 or null, found {value!r}")
        return value

    def child(self, name: str, default: object = ...) -> "Fields | None":
        """Return the mapping under a name, None when an optional one is absent."""
        value = self._take(name, default)
        return None if value is None and default is None else Fields(value, f"{self.where}: {name}")

    def part(self, name: str) -> "Fields":
        """Return the mapping under a name that must be there."""
        return Fields(self._take(name, ...), f"{self.where}: {name}")

    def text_or_part(self, name: str) -> "str | Fields":
        """Return the text under a name, or the mapping when it is one."""
        return self.part(name) if isinstance(self._left.get(name), Mapping) else self.text(name)

    def children(self, name: str, default: object = ...) -> list["Fields"]:
        """Return the mappings listed under a name."""
        value = self._take(name, default)
        if not isinstance(value, list | tuple):
            raise self.error(name, f"expected a list, found {type(value).__name__}")
        return [Fields(item, f"{self.where}: {name}[{order}]") for order, item in enumerate(value)]

    def names(self) -> tuple[str, ...]:
        """Return the names not taken yet."""
        return tuple(self._left)

    def mappings(self) -> Iterator[tuple[str, "Fields"]]:
        """Take every name left, each holding a mapping."""
        for name in list(self._left):
            yield name, self.part(name)

    def close(self) -> None:
        """Refuse names that nobody asked for: a typo must not pass in silence."""
        if self._left:
            raise ContentError(f"{self.where}: unknown name(s): {', '.join(sorted(self._left))}")
