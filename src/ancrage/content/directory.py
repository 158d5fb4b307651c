"""Kinds of places of care, départements, and where official directories are, from YAML."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ancrage.content.fields import Fields
from ancrage.content.reading import read_header
from ancrage.content.schemas import Headed, Header


@dataclass(frozen=True)
class PlaceKind:
    """A kind of place. `names`: how a site's file may write it, in lower case and without accents."""

    code: str
    key: str
    label: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Elsewhere:
    """An official directory, or people who know; `url` is empty when one goes there."""

    name: str
    url: str
    what: str
    source: str


@dataclass(frozen=True)
class DirectoryFile(Headed):
    """The whole file. `review_days`: days after which a site's list is to be confirmed; `departments`: code -> name."""

    header: Header
    review_days: int
    kinds: tuple[PlaceKind, ...]
    elsewhere: tuple[Elsewhere, ...]
    departments: Mapping[str, str]

    def label_of(self, key: str) -> str:
        """Return the words of a kind."""
        return next(kind.label for kind in self.kinds if kind.key == key)


def read_directory(fields: Fields) -> DirectoryFile:
    """Read the file; a kind's code, key and names are its own."""
    departments = fields.part("departments")
    found = DirectoryFile(
        header=read_header(fields),
        review_days=fields.number("review_days"),
        kinds=tuple(_kind(part) for part in fields.children("kinds")),
        elsewhere=tuple(_elsewhere(part) for part in fields.children("elsewhere")),
        departments=MappingProxyType({code: departments.text(code) for code in departments.names()}),
    )
    fields.close()
    words = [word for kind in found.kinds for word in (kind.code, kind.key, *kind.names)]
    if len(set(words)) != len(words):
        raise fields.error("kinds", "a code, a key or a name is used twice")
    return found


def _kind(fields: Fields) -> PlaceKind:
    kind = PlaceKind(
        code=fields.text("code"),
        key=fields.text("key"),
        label=fields.text("label"),
        names=fields.texts("names"),
    )
    fields.close()
    return kind


def _elsewhere(fields: Fields) -> Elsewhere:
    found = Elsewhere(
        name=fields.text("name"),
        url=fields.text("url", ""),
        what=fields.text("what"),
        source=fields.text("source"),
    )
    fields.close()
    return found
