"""Heads outside the database: one JSON line each, in a file that the site carries elsewhere."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from ancrage.audit import rules
from ancrage.audit.models import Head

TAIL_BYTES = 64_000


@dataclass(frozen=True)
class HeadLine:
    """A head as it is written outside."""

    position: int
    hash: str
    at: datetime
    signature: str
    key: str

    @property
    def genuine(self) -> bool:
        """Whether the key it names signed it."""
        return rules.is_signed(self.key, self.signature, position=self.position, hash_=self.hash, at=self.at)

    def text(self) -> str:
        """Return the JSON line."""
        facts = {"position": self.position, "hash": self.hash, "at": rules.moment(self.at)}
        return json.dumps({**facts, "signature": self.signature, "key": self.key})


def line_of(head: Head) -> HeadLine:
    """Return what leaves of a head."""
    return HeadLine(head.position, head.hash, head.created_at, head.signature, head.public_key)


def heads_file() -> Path:
    """Return where heads are written on this machine."""
    return Path(settings.DATA_DIR) / "heads.jsonl"


def write_heads() -> int:
    """Add to the file the heads that it does not have yet, down to the disk; return how many."""
    file = heads_file()
    last = _last_position(file)
    new = list(Head.objects.filter(position__gt=last).order_by("position", "created_at"))
    if not new:
        return 0
    file.parent.mkdir(parents=True, exist_ok=True)
    torn = bool(_tail(file)) and not _tail(file).endswith("\n")
    with file.open("a") as stream:
        stream.write(("\n" if torn else "") + "".join(line_of(head).text() + "\n" for head in new))
        stream.flush()
        os.fsync(stream.fileno())
    return len(new)


def read_heads(lines: Iterable[str]) -> Iterator[tuple[HeadLine | None, int]]:
    """Read heads, one JSON object a line, each with its line number; None for an object that is not one.

    Lines that are no object are passed over: a head may be read from the mail that carried it.
    """
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("{"):
            yield _parsed(line), number


def _parsed(line: str) -> HeadLine | None:
    try:
        raw = json.loads(line)
        at = datetime.fromisoformat(raw["at"])
        return HeadLine(int(raw["position"]), str(raw["hash"]), at, str(raw["signature"]), str(raw["key"]))
    except (ValueError, KeyError, TypeError):
        return None


def _last_position(file: Path) -> int:
    # The end of the file is enough: the file only grows, and is read each minute.
    for text in (_tail(file), file.read_text() if file.is_file() else ""):
        positions = [line.position for line, _number in read_heads(text.splitlines()) if line]
        if positions:
            return max(positions)
    return 0


def _tail(file: Path) -> str:
    if not file.is_file():
        return ""
    with file.open("rb") as stream:
        stream.seek(max(file.stat().st_size - TAIL_BYTES, 0))
        return stream.read().decode(errors="replace")
