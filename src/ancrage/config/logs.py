"""What a log line may hold: facts of the program. The message of an error may quote someone, so it is left out."""

import logging
import traceback
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutQuotes(logging.Formatter):
    """Write an error as its type and the places it went through, never its message nor its values."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - the name logging calls
        """Return the places, innermost last, then the types of the error and of what caused it."""
        places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(ei[2])]
        return "\n".join([*places, *_types(ei[1])])


def _types(error: BaseException | None) -> list[str]:
    found: list[str] = []
    while error is not None and len(found) < 5:
        found.append(f"  {type(error).__module__}.{type(error).__qualname__}")
        error = error.__cause__ or error.__context__
    return found
