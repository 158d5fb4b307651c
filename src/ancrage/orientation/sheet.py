"""A site's list of places of care, from CSV: encoding and separator found, each wrong line named. Pure.

Format: docs/reference/liste-des-lieux.md.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256

from ancrage import content

MOST = 20_000
"""Lines in a list; more is a mistake."""
LONGEST = {
    "name": 160,
    "address": 200,
    "town": 80,
    "public": 160,
    "hours": 160,
    "note": 300,
    "email": 200,
    "url": 500,
    "video_url": 500,
}
"""Characters of each text."""
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "kind": ("type", "sorte", "categorie"),
    "name": ("nom", "structure", "intitule", "raison sociale"),
    "address": ("adresse", "adresse postale", "voie"),
    "postcode": ("code postal", "cp"),
    "town": ("commune", "ville"),
    "department": ("departement", "dep"),
    "phone": ("telephone", "tel"),
    "email": ("courriel", "email", "e-mail", "mail"),
    "url": ("site", "site web", "url"),
    "video_url": ("visio", "lien visio", "teleconsultation"),
    "public": ("public", "pour qui"),
    "hours": ("horaires", "heures"),
    "note": ("precision", "precisions", "remarque"),
}
NEEDED = ("kind", "name", "town")
ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SEPARATORS = ";,\t|"
ADDRESS = re.compile(r"https?://[^\s<>\"']{4,}")
MAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[a-zA-Z]{2,}")


@dataclass(frozen=True)
class Entry:
    """A place of care, as a line of the list says it."""

    kind: str
    name: str
    town: str
    department: str
    address: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""
    video_url: str = ""
    public: str = ""
    hours: str = ""
    note: str = ""

    @property
    def place(self) -> tuple[str, ...]:
        """Return what makes it the same place in another list."""
        return (self.kind, plain(self.name), self.postcode, plain(self.town), plain(self.address))


@dataclass(frozen=True)
class Wrong:
    """A line that cannot be used, and why, in words for whoever wrote it. Line 1 is the headings."""

    line: int
    why: str


@dataclass(frozen=True)
class Sheet:
    """What a file holds. `unknown`: headings that are not used."""

    entries: tuple[Entry, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    encoding: str = ""
    separator: str = ""
    unknown: tuple[str, ...] = field(default=())

    @property
    def digest(self) -> str:
        """Return what tells two lists apart, whatever the order of their lines."""
        rows = sorted("\x1f".join(asdict(entry).values()) for entry in self.entries)
        return sha256("\x1e".join(rows).encode()).hexdigest()


class Unusable(ValueError):
    """A line, or the whole file, says something that the format does not allow."""


def plain(text: str) -> str:
    """Return words for comparing: lower case, no accents, one space; "St-Étienne" and "saint etienne" are the same."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", "'"))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    words = re.sub(r"[^a-z0-9]+", " ", bare).split()
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


BADLY_QUOTED = "guillemets mal fermés, ou séparateur mêlé"


def read_sheet(raw: bytes) -> Sheet:
    """Read a file; whatever is wrong is told by line, the rest is kept."""
    text, encoding = decoded(raw)
    separator = max(SEPARATORS, key=(text.splitlines() or [""])[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        headings, unknown = _headings(next(rows, []))
    except Unusable as error:
        return Sheet(wrong=(Wrong(1, str(error)),), encoding=encoding, separator=separator)
    except csv.Error:
        return Sheet(wrong=(Wrong(1, BADLY_QUOTED),), encoding=encoding, separator=separator)
    wrong: list[Wrong] = []
    entries = _entries(rows, headings, wrong)
    if not entries and not wrong:
        wrong.append(Wrong(1, "il n’y a aucune ligne après les titres"))
    return Sheet(entries, tuple(wrong), encoding, separator, unknown)


def _entries(rows: Iterator[list[str]], headings: list[str], wrong: list[Wrong]) -> tuple[Entry, ...]:
    kept: dict[tuple[str, ...], Entry] = {}
    first_line: dict[tuple[str, ...], int] = {}
    for line, cells in _lines(rows, wrong):
        try:
            entry = _entry(dict(zip(headings, cells, strict=False)))
        except Unusable as error:
            wrong.append(Wrong(line, str(error)))
            continue
        if entry.place in kept:
            wrong.append(Wrong(line, f"déjà écrit à la ligne {first_line[entry.place]}"))
        else:
            kept[entry.place], first_line[entry.place] = entry, line
    return tuple(kept.values())


def decoded(raw: bytes) -> tuple[str, str]:
    """Return the text of a file and its encoding: the mark at its head, else UTF-8, else what Windows writes (cp1252)."""
    for mark, name in ENCODINGS:
        if raw.startswith(mark):
            return raw.decode(name, errors="replace"), name
    try:
        return raw.decode(), "utf-8"
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace"), "cp1252"


def _lines(rows: Iterator[list[str]], wrong: list[Wrong]) -> Iterator[tuple[int, list[str]]]:
    reader: object = rows
    for _count in range(MOST + 1):
        line = getattr(reader, "line_num", 0) + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            wrong.append(Wrong(line, BADLY_QUOTED))
            continue
        if any(cell.strip() for cell in cells):
            yield line, cells
    wrong.append(Wrong(MOST + 2, f"plus de {MOST} lignes"))


def _headings(cells: list[str]) -> tuple[list[str], tuple[str, ...]]:
    known = {plain(name): column for column, names in COLUMNS.items() for name in names}
    found = [known.get(plain(cell), "") for cell in cells]
    given = [column for column in found if column]
    if twice := {column for column in given if given.count(column) > 1}:
        raise Unusable(f"le titre « {COLUMNS[min(twice)][0]} » est écrit deux fois")
    if missing := [COLUMNS[column][0] for column in NEEDED if column not in given]:
        raise Unusable(f"il manque les titres : {', '.join(missing)}")
    if not {"postcode", "department"} & set(given):
        raise Unusable("il manque le titre « code postal », ou « departement »")
    return found, tuple(
        cell.strip() for cell, column in zip(cells, found, strict=True) if not column and cell.strip()
    )


def _entry(row: Mapping[str, str]) -> Entry:
    facts = {name: _tidy(row.get(name, "")) for name in COLUMNS}
    for name in NEEDED:
        if not facts[name]:
            raise Unusable(f"« {COLUMNS[name][0]} » est vide")
    for name, most in LONGEST.items():
        if len(facts[name]) > most:
            raise Unusable(f"« {COLUMNS[name][0]} » dépasse {most} caractères")
    postcode = _postcode(facts["postcode"])
    return Entry(
        **facts
        | {
            "kind": _kind(facts["kind"]),
            "postcode": postcode,
            "department": _department(facts["department"], postcode),
            "phone": phone_number(facts["phone"]),
            "email": _matching(MAIL, facts["email"], "courriel"),
            "url": _matching(ADDRESS, facts["url"], "site"),
            "video_url": _matching(ADDRESS, facts["video_url"], "visio"),
        }
    )


def _tidy(cell: str) -> str:
    return " ".join(cell.replace("\x00", "").split())


def _kind(written: str) -> str:
    asked = plain(written)
    for kind in content.directory().kinds:
        if asked in {plain(word) for word in (kind.key, kind.label, *kind.names)}:
            return kind.key
    raise Unusable(f"type inconnu : « {written[:40]} »")


def _postcode(written: str) -> str:
    code = written.replace(" ", "")
    if code.isdecimal() and len(code) == 4:
        code = f"0{code}"  # a spreadsheet drops the first zero
    if code and not re.fullmatch(r"\d{5}", code):
        raise Unusable("le code postal n’a pas cinq chiffres")
    return code


def _department(written: str, postcode: str) -> str:
    found = department_of(written) if written else department_of_postcode(postcode)
    if not found:
        raise Unusable(
            "le département ne se reconnaît pas" if written or postcode else "ni code postal ni département"
        )
    return found


def department_of(written: str) -> str:
    """Return the code of a département from its code or its name, "" when it is none."""
    departments = content.directory().departments
    code = written.strip().upper()
    code = f"0{code}" if len(code) == 1 else code
    if code in departments:
        return code
    return next((one for one, name in departments.items() if plain(name) == plain(written)), "")


def department_of_postcode(postcode: str) -> str:
    """Return the code of the département of a postcode (the usual one: a few towns are served from next door)."""
    head = postcode[:3] if postcode[:2] in ("97", "98") else postcode[:2]
    if head == "20":
        head = "2A" if postcode[:3] in ("200", "201") else "2B"
    return head if head in content.directory().departments else ""


def phone_number(written: str) -> str:
    """Return a French number written in one way, a short one as it is, "" for nothing; Unusable for anything else."""
    digits = re.sub(r"[\s.\-/()]", "", written)
    digits = re.sub(r"^(\+33|0033)0?", "0", digits)
    if not digits:
        return ""
    if re.fullmatch(r"0\d{9}", digits):
        return " ".join(digits[at : at + 2] for at in range(0, 10, 2))
    if re.fullmatch(r"\d{2,4}", digits):
        return digits
    raise Unusable("le téléphone n’a pas dix chiffres")


def _matching(pattern: re.Pattern[str], written: str, name: str) -> str:
    if written and not pattern.fullmatch(written):
        raise Unusable(f"« {name} » n’est pas une adresse")
    return written
