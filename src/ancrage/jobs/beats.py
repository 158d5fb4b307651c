"""Signs of life: each loop touches its file, so that a loop that hangs is seen from outside the process."""

import time
from pathlib import Path

from django.conf import settings


def folder() -> Path:
    """Return where the beats of this machine are."""
    return Path(settings.DATA_DIR) / "beats"


def beat(name: str) -> None:
    """Say that a loop is alive."""
    file = folder() / name
    try:
        file.touch()
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()


def ages() -> dict[str, float]:
    """Return the seconds since each loop's last beat."""
    now = time.time()
    return {file.name: max(now - file.stat().st_mtime, 0.0) for file in sorted(folder().glob("*"))}


def silent(names: tuple[str, ...], *, longer_than: float) -> tuple[str, ...]:
    """Return which of these loops have not beaten lately, or never."""
    known = ages()
    return tuple(name for name in names if known.get(name, longer_than + 1) > longer_than)
