"""One stylesheet, made of one file per component: `web/*/styles/*.css`, in the order of their names.

Declared in STATICFILES_FINDERS, so that a phone on a bad network asks for one file while people read small ones.
"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "ancrage.css"
WEB = Path(__file__).resolve().parent.parent


def parts() -> list[Path]:
    """Return the files of the stylesheet, in order."""
    return sorted(WEB.glob("*/styles/*.css"), key=lambda part: (part.name, part.parent.parent.name))


def joined() -> str:
    """Return the whole stylesheet."""
    return "\n".join(part.read_text(encoding="utf-8") for part in parts())


class Stylesheet(BaseFinder):
    """Finds `ancrage.css`, written in the data folder whenever a part has changed."""

    def __init__(self, *_args: object, **_options: object) -> None:
        self.storage = FileSystemStorage(location=settings.DATA_DIR / "stylesheet")

    def check(self, **_options: object) -> list[object]:
        """There is nothing to configure."""
        return []

    def find(self, path: str, find_all: bool = False, **_options: object) -> str | list[str]:  # noqa: FBT001, FBT002
        """Return where `ancrage.css` is."""
        if path != NAME:
            return []
        found = str(self.written())
        return [found] if find_all else found

    def list(self, ignore_patterns: object) -> Iterator[tuple[str, FileSystemStorage]]:
        """Give `ancrage.css` to collectstatic."""
        del ignore_patterns
        self.written()
        yield NAME, self.storage

    def written(self) -> Path:
        """Write the stylesheet when it is not there or not the same any more."""
        file = Path(self.storage.location) / NAME
        fresh = joined()
        if not file.is_file() or file.read_text(encoding="utf-8") != fresh:
            file.parent.mkdir(parents=True, exist_ok=True)
            draft = file.with_suffix(".new")
            draft.write_text(fresh, encoding="utf-8")
            draft.replace(file)
        return file
